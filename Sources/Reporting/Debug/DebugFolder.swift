package import PhotoFiles
import Synchronization

/// The folder of debug folders, in which each photo has one of its own; safe to use from several threads.
package final class DebugFolder: Sendable {
    /// The open folder, out of which nothing can be written.
    let folder: ContainedFolder
    /// The first thing that could not be written.
    private let failure = Mutex<ReportingError?>(nil)

    /// Opens the folder, which is made with all above it when it is missing.
    package init(path: String) throws(ReportingError) { folder = try ContainedFolder(at: path) }

    /// Returns where the files of a photo go: into a folder of the photo's name, made with its first file.
    package func files(of photo: PhotoPath) -> any DebugFiles { PhotoFolder(of: photo, in: self) }

    /// The first thing that could not be written; the readings themselves go on without it.
    package var firstFailure: ReportingError? { failure.withLock { $0 } }

    /// Notes that something could not be written; only the first is kept.
    func note(_ error: ReportingError) {
        failure.withLock { if $0 == nil { $0 = error } }
    }
}

/// One photo's folder inside the debug folder, made when its first file comes; for one thread.
private final class PhotoFolder: DebugFiles {
    /// The photo, after which the folder is named.
    private let photo: PhotoPath
    /// The debug folder, which hears of what cannot be written.
    private let root: DebugFolder
    /// The open folder; nil before the first file.
    private var folder: ContainedFolder?
    /// Whether there is a folder to write into, or may still be.
    private var isUsable = true

    /// Makes the place of a photo's files, without touching the disk.
    init(of photo: PhotoPath, in root: DebugFolder) {
        self.photo = photo
        self.root = root
    }

    /// Writes a file; with the trace, which comes last, also the page that shows it.
    func add(_ name: String, _ bytes: () throws(ReportingError) -> [UInt8]) {
        guard isUsable else { return }
        do throws(ReportingError) {
            // Made with the first file, so that a photo that is never read leaves no empty folder.
            if folder == nil { folder = try freshFolder() }
            let file = try bytes()
            try folder?.write(file, to: name)
            // Only data comes from whoever has read the photo; the page is made here.
            if name == Trace.file, let page = DebugPage(file: file) {
                try folder?.write(Array(try page.html().utf8), to: DebugPage.file)
            }
        } catch {
            // Without its folder, nothing of this photo can be written.
            isUsable = folder != nil
            root.note(error)
        }
    }

    /// Opens the photo's folder and removes what an earlier run wrote, as that may have had more stages or digits.
    private func freshFolder() throws(ReportingError) -> ContainedFolder {
        let folder = try root.folder.subfolder(photo.debugFolderName)
        // All names that a run can give, and no others: what a person has put into the folder stays.
        folder.removeFiles { name in
            name == "sheet.png" || name == Trace.file || name == DebugPage.file
                || name == DebugGallery.pageFile
                || name.hasPrefix("digit-") && name.hasSuffix(".png")
                || (name.hasSuffix(".png") && name.prefix(2).allSatisfy(\.isWholeNumber))
        }
        return folder
    }
}
