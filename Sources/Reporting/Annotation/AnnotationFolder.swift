package import PhotoFiles

/// The folder that annotated photos go into, one file for each photo.
package final class AnnotationFolder {
    /// The open folder, out of which nothing can be written.
    private let folder: ContainedFolder

    /// Opens the folder, which is made with all above it when it is missing.
    package init(path: String) throws(ReportingError) { folder = try ContainedFolder(at: path) }

    /// Writes a photo's picture, a JPEG file; a photo that has none gets no file.
    package func write(_ picture: [UInt8]?, of photo: PhotoPath) throws {
        guard let picture else { return }
        try folder.write(picture, to: OutputName.annotation(of: photo))
    }
}
