import MNIST
package import PhotoFiles
import SystemLibraries

/// The folder that annotated photos go into, one file for each photo.
package final class AnnotationFolder {
    private let folder: ContainedFolder
    private let replacesExisting: Bool

    /// Opens the folder, made when it is missing; a file that exists is only replaced on request.
    package init(path: String, replacingExisting: Bool) throws(ReportingError) {
        folder = try ContainedFolder(at: path)
        replacesExisting = replacingExisting
    }

    /// Writes a photo's picture, a JPEG file; a photo that has none gets no file.
    package func write(_ picture: [UInt8]?, of photo: PhotoPath) throws {
        guard let picture else { return }
        let name = Self.name(for: photo)
        if !replacesExisting, folder.holds(name) {
            throw FileError(.create, folder.path + "/" + name, code: EEXIST)
        }
        try folder.write(picture, to: name)
    }

    /// The photo's own name where it is one of a JPEG file.
    static func name(for photo: PhotoPath) -> String {
        let name = photo.debugFolderName
        let lower = name.lowercased()
        return lower.hasSuffix(".jpg") || lower.hasSuffix(".jpeg") ? name : name + ".jpg"
    }
}
