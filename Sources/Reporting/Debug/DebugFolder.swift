package import PhotoFiles
import Synchronization

/// The folder that `--debug` names: one folder per photo goes into it.
package final class DebugFolder: Sendable {
    let folder: ContainedFolder
    private let failure = Mutex<ReportingError?>(nil)

    /// Opens the folder, made when it is missing.
    package init(path: String) throws(ReportingError) { folder = try ContainedFolder(at: path) }

    /// Where the files of a photo go.
    package func files(of photo: PhotoPath) -> any DebugFiles { PhotoFolder(of: photo, in: self) }

    /// The first thing that could not be written; the readings themselves go on without it.
    package var firstFailure: ReportingError? { failure.withLock { $0 } }

    func note(_ error: ReportingError) {
        failure.withLock { if $0 == nil { $0 = error } }
    }
}

/// One photo's folder inside the debug folder, made when its first file comes.
private final class PhotoFolder: DebugFiles {
    private let photo: PhotoPath
    private let root: DebugFolder
    private var folder: ContainedFolder?
    private var isUsable = true

    init(of photo: PhotoPath, in root: DebugFolder) {
        self.photo = photo
        self.root = root
    }

    func add(_ name: String, _ bytes: () throws(ReportingError) -> [UInt8]) {
        guard isUsable else { return }
        do throws(ReportingError) {
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

    /// Opens the photo's folder without the pictures of an earlier run, which may have more.
    private func freshFolder() throws(ReportingError) -> ContainedFolder {
        let folder = try root.folder.subfolder(photo.debugFolderName)
        folder.removeFiles { name in
            name == "sheet.png" || name == Trace.file || name == DebugPage.file
                || name == DebugGallery.pageFile
                || name.hasPrefix("digit-") && name.hasSuffix(".png")
                || (name.hasSuffix(".png") && name.prefix(2).allSatisfy(\.isWholeNumber))
        }
        return folder
    }
}
