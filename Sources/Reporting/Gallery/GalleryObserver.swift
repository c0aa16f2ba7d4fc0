package import DigitReading
import Drawing
import PhotoFiles
package import Preprocessing
package import Raster

/// Keeps what a gallery or report shows of one photo beside its rows: the upright photo, made small.
package final class GalleryObserver: ReadingObserver {
    /// The upright photo, made small; nil before the reading is finished, and where the photo
    /// could not be decoded.
    package private(set) var photo: ColorRaster?
    /// The upright photo at its working size; nil once it was made small.
    private var color: ColorRaster?

    /// The most columns and rows, in pixels, of the small photo of one digit.
    ///
    /// Set by eye: enough for a card.
    package static let side = 192
    /// The same for a page, whose digits are to be told apart.
    ///
    /// Not tuned: as long as the working picture of a page (`WorkingSizes.pageSide`), so that what is read is seen; but
    /// a quantity of its own, since reports may stay small where pages are worked on at a larger size. A worker's
    /// answer with a larger photo is refused (`PhotoAnswer.longestThumbnailSide`).
    package static let pageSide = 1024

    /// Makes an observer for one photo.
    package init() {}

    /// Keeps the photo as the first two stages leave it.
    package func stage(
        _ name: StageName, didFinish workpiece: Workpiece, noting measurements: [Measurement],
        in duration: Duration
    ) {
        // Later stages zoom in; the gallery shows the whole photo.
        if name == .decode || name == .autoOrient { color = workpiece.color }
    }

    /// Makes the photo small, that of several digits less so.
    package func readingDidFinish(_ rows: [Row], decision: Decision?) {
        guard let color else { return }
        let side = rows.count > 1 ? Self.pageSide : Self.side
        let size = color.size(fitting: side, side)
        photo = color.resampled(width: size.width, height: size.height)
        self.color = nil
    }
}

extension Gallery.Item {
    /// Makes an item of a photo's row; a row that is not `ok` has its status and reason as the problem.
    package init(_ row: Row, photo: ColorRaster?) {
        let reason = row.reason?.rawValue ?? row.error?.kind.rawValue
        self.init(
            name: row.path.text, photo: photo, image: row.image, predicted: row.digit,
            confidence: row.confidence,
            problem: row.status == .ok
                ? "" : reason.map { "\(row.status.rawValue): \($0)" } ?? row.status.rawValue)
    }
}
