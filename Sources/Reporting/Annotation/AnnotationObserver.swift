package import DigitReading
import PhotoFiles
package import Preprocessing
import Raster

/// Draws what was read on a photo itself, once it is read.
package final class AnnotationObserver: ReadingObserver {
    /// The annotated photo as a JPEG file; nothing before the end, and where it cannot be decoded.
    package private(set) var picture: [UInt8]?
    private var photo: Photo?
    /// The longer side of the photo at its full size.
    private var fullSide = 0

    /// Makes an observer for one photo.
    package init() {}

    package func stage(
        _ name: StageName, didFinish workpiece: Workpiece, noting measurements: [Measurement],
        in duration: Duration
    ) {
        photo = workpiece.photo
        if name == .decode, let color = workpiece.color {
            fullSide = Int((Double(color.longSide) * workpiece.view.scale).rounded())
        }
    }

    package func hypothesisWillRun(_ name: String, because reason: String) {}

    package func candidateWasScored(_ candidate: Candidate) {}

    package func readingDidFinish(_ rows: [Row], decision: Decision?) {
        // Decoded again: how large it has to be is only known from the digits.
        guard let photo else { return }
        let side = AnnotatedPhoto(rows).longSide(ofFull: fullSide)
        var page = Workpiece(photo: photo)
        let upright = Pipeline([Decode(longSide: side), AutoOrient()])
        guard (try? upright.run(&page)) != nil, let color = page.color else { return }
        let scale = page.view.scale
        let turned = UprightPage(color, rows, scale: scale)
        picture = try? JPEG.encode(
            AnnotatedPhoto(turned.rows).draw(on: turned.photo, scale: scale), quality: 85,
            halvesChroma: false)
    }
}
