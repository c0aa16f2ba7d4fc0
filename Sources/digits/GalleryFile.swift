import Files
import Reporting
import SystemLibraries

/// The file of a picture of digits, checked before the work and written after it.
struct GalleryFile {
    /// The most digits of a gallery: nobody looks through more in one picture; set by eye.
    static let limit = 500

    /// Where the picture is written.
    let path: String
    /// Whether a file of that name may be replaced.
    let replacesExisting: Bool

    /// Checks a path: its ending, whether it is free, and whether its folder can be written into.
    ///
    /// - Throws: `CommandFailure` or `FileError`, before hours of reading are lost
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

    /// Draws the gallery as a PNG and writes it.
    func write(_ gallery: Gallery) throws {
        try OutputFile.write(
            gallery.png(), to: path, replacingExisting: replacesExisting)
    }
}
