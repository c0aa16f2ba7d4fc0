package import DigitReading
import PhotoFiles
package import Preprocessing
package import Raster

/// Keeps what a gallery shows of one photo: the upright photo, small, and its rows.
package final class GalleryObserver: ReadingObserver {
    /// The upright photo, small; nothing where it could not be decoded.
    package private(set) var photo: ColorRaster?
    private var rows: [Row] = []
    /// The upright photo at its working size.
    private var color: ColorRaster?

    /// The most columns and rows of the small photo.
    package static let side = 192
    /// The same for a page, whose digits are to be told apart.
    package static let pageSide = 1024

    /// Makes an observer for one photo.
    package init() {}

    package func stage(
        _ name: StageName, didFinish workpiece: Workpiece, noting measurements: [Measurement],
        in duration: Duration
    ) {
        // Later stages zoom in; the gallery shows the whole photo.
        if name == .decode || name == .autoOrient { color = workpiece.color }
    }

    package func hypothesisWillRun(_ name: String, because reason: String) {}

    package func candidateWasScored(_ candidate: Candidate) {}

    package func readingDidFinish(_ rows: [Row], decision: Decision?) {
        self.rows = rows
        guard let color else { return }
        let side = rows.count > 1 ? Self.pageSide : Self.side
        let size = color.size(fitting: side, side)
        photo = color.resampled(width: size.width, height: size.height)
        self.color = nil
    }

    /// One item per row, in order.
    package var items: [Gallery.Item] { rows.map { Gallery.Item($0, photo: photo) } }
}

extension Gallery.Item {
    /// Makes an item of a photo's row.
    package init(_ row: Row, photo: ColorRaster?) {
        let reason = row.reason?.rawValue ?? row.error?.kind.rawValue
        self.init(
            name: row.path.text, photo: photo, image: row.image, predicted: row.digit,
            confidence: row.confidence,
            problem: row.status == .ok
                ? "" : reason.map { "\(row.status.rawValue): \($0)" } ?? row.status.rawValue)
    }
}
