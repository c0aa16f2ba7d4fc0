package import DigitReading
import Drawing
package import PhotoFiles
package import Preprocessing
import Raster

/// Draws what was read on a photo itself, once it is read.
package final class AnnotationObserver: ReadingObserver {
    /// The annotated photo as a JPEG file; nil before the reading is finished, and where the
    /// photo cannot be decoded.
    package private(set) var picture: [UInt8]?
    /// The photo that the stages work on, from the first stage on.
    private var photo: Photo?
    /// The longer side, in pixels, of the photo at its full size; 0 before it is decoded.
    private var fullSide = 0

    /// Makes an observer for one photo.
    package init() {}

    /// Keeps the photo, and the size it has in full once it is decoded.
    package func stage(
        _ name: StageName, didFinish workpiece: Workpiece, noting measurements: [Measurement],
        in duration: Duration
    ) {
        photo = workpiece.photo
        if name == .decode, let color = workpiece.color {
            fullSide = Int((Double(color.longSide) * workpiece.colorView.scale).rounded())
        }
    }

    /// Draws the photo with its rows, decoded once more at the size that suits its digits; nil where that fails.
    package func readingDidFinish(_ rows: [Row], decision: Decision?) {
        // Decoded again: how large it has to be is only known from the digits.
        guard let photo else { return }
        let side = AnnotatedPhoto(rows).longSide(ofFull: fullSide)
        // Of the settings nothing counts here: the photo is decoded and turned, no more.
        var page = Workpiece(photo: photo, settings: PreprocessingSettings())
        let upright = Pipeline([Decode(longSide: side), AutoOrient()])
        guard (try? upright.run(&page)) != nil, let color = page.color else { return }
        let scale = page.colorView.scale
        let turned = UprightPage(color, rows, scale: scale)
        // Quality 85 keeps letters of two pixels a point clean; set by eye. Halved chroma would
        // smear thin colored frames.
        picture = try? JPEG.encode(
            AnnotatedPhoto(turned.rows).draw(on: turned.photo, scale: scale), quality: 85,
            halvesChroma: false)
    }
}

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
