import MNIST
import Reporting
import SystemLibraries

/// A picture of digits, checked before the work and written after it.
struct GalleryFile {
    /// A picture with more digits than this is of no use to anybody.
    static let limit = 500

    let path: String
    let replacesExisting: Bool

    init(_ path: String, replacingExisting: Bool) throws {
        guard path.lowercased().hasSuffix(".png") else {
            throw CommandFailure(
                .usage, "--gallery \(path): the name must end in .png; for a page, use --report.")
        }
        if !replacingExisting, FileBytes.exists(path) {
            throw FileError(.create, path, code: EEXIST)
        }
        guard access(FileBytes.parentFolder(of: path), W_OK) == 0 else {
            throw FileError(.create, path)
        }
        self.path = path
        replacesExisting = replacingExisting
    }

    /// Writes the gallery.
    func write(_ gallery: Gallery) throws {
        try OutputFile.write(
            gallery.png(), to: path, replacingExisting: replacesExisting)
    }
}
