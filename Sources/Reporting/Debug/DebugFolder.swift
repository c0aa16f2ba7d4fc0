package import PhotoFiles
import Synchronization

/// The folder that `--debug` names: one folder per photo goes into it.
package final class DebugFolder: Sendable {
    let folder: ContainedFolder
    private let failure = Mutex<ReportingError?>(nil)

    /// Opens the folder, made when it is missing.
    package init(path: String) throws(ReportingError) { folder = try ContainedFolder(at: path) }

    /// Makes the observer that writes a photo's folder.
    package func gallery(for photo: PhotoPath) -> DebugGallery {
        DebugGallery(photo: photo, in: self)
    }

    /// The first thing that could not be written; the readings themselves go on without it.
    package var firstFailure: ReportingError? { failure.withLock { $0 } }

    func note(_ error: ReportingError) {
        failure.withLock { if $0 == nil { $0 = error } }
    }
}
