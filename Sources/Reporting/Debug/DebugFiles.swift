import Drawing
import Raster

/// Where the files of a photo's debug folder go: to the disk, or into memory.
package protocol DebugFiles: AnyObject {
    /// Takes a file of a name; one that cannot be made (the closure throws) or written is passed over.
    func add(_ name: String, _ bytes: () throws(ReportingError) -> [UInt8])
}

extension DebugFiles {
    /// Takes a picture as a PNG file of a name, which is drawn only where files are still taken.
    func addPicture(_ name: String, _ picture: () -> ColorRaster) {
        add(name) { () throws(ReportingError) in
            do throws(PictureError) { return try PNG.encode(picture()) } catch {
                throw .picture(error)
            }
        }
    }
}

/// Keeps a photo's files in memory, for another process to write.
package final class DebugFileList: DebugFiles {
    /// The files so far, in the order in which they were added.
    package private(set) var files: [(name: String, bytes: [UInt8])] = []

    /// Makes a list without files.
    package init() {}

    /// Keeps a file behind the others, unless it cannot be made.
    package func add(_ name: String, _ bytes: () throws(ReportingError) -> [UInt8]) {
        if let bytes = try? bytes() { files.append((name, bytes)) }
    }
}
