import DigitReading
import Drawing
import Raster

/// A photo with a box around each digit that was read on it, the digit and how sure it is.
struct AnnotatedPhoto {
    /// What was read; rows without a box have nothing that could be drawn around.
    private let rows: [Row]
    /// The colors of frames and labels; a photo has no dark version.
    private let theme = Theme.light

    /// The height in pixels of the drawing that the median digit should have, for labels to be
    /// legible and yet no wider than the digits.
    ///
    /// Set by eye, not measured, as are the other lengths of this drawing.
    private static let wantedHeight = 64.0
    /// The most pixels of the drawing's longer side: a photo is never drawn larger.
    ///
    /// Set by eye, not measured: a little more than the 4,032 pixels of a photo of 12 megapixels.
    private static let longest = 4096.0
    /// The pixels below which the longer side of a drawing is enlarged, so that there is room for words.
    ///
    /// Set by eye, not measured: a point of a note's font, a 300th of the width (`note`), then has two pixels.
    private static let shortest = 640.0

    /// Makes the drawing of a photo's rows.
    init(_ rows: [Row]) { self.rows = rows }

    /// The boxes of the digits that have one, in pixels of the upright full-size photo.
    private var boxes: [PixelBox] { rows.compactMap(\.box) }

    /// Returns the longer side, in pixels, at which the photo is best decoded to be drawn on, given
    /// that of its full size.
    ///
    /// It is at least 1,280, also for a photo without boxes, and at most `longest`.
    func longSide(ofFull full: Int) -> Int {
        let height = Double(boxes.map(\.height).upperMedian ?? 0)
        let wanted = height > 0 ? Double(full) * Self.wantedHeight / height : 0
        return Int(min(max(wanted, 1280), Self.longest))
    }

    /// Returns the upright photo with boxes and labels drawn on it; `scale` is how many full-size
    /// pixels one of its pixels covers.
    ///
    /// Where there is no box, the first row's reason stands in the top left corner.
    func draw(on photo: ColorRaster, scale: Double) -> ColorRaster {
        let factor = factor(for: photo, scale: scale)
        var canvas = Canvas(
            photo.resampled(width: factor * photo.width, height: factor * photo.height))
        let places = boxes.map { Self.place(of: $0, scale: scale / Double(factor)) }
        // The thickness of frames in pixels, which is also the pixels of a font point: a 28th of
        // the median digit's height.
        let unit = min(max(1, Int(Double(places.map(\.height).upperMedian ?? 0) / 28)), 8)
        let read = rows.filter { $0.box != nil }
        for (row, box) in zip(read, places) {
            canvas.outline(box, with: color(of: row), thickness: max(1, unit))
        }
        // After all boxes, so that none of them crosses a label.
        for (row, box) in zip(read, places) { label(row, at: box, unit: unit, on: &canvas) }
        if let row = rows.first, row.box == nil { note(row, on: &canvas) }
        return canvas.raster
    }

    /// Returns by which whole factor a photo that has too few pixels is enlarged; 1 where it has enough.
    ///
    /// Three quarters of the wanted height are enough, as a whole factor of 2 would make digits much larger.
    private func factor(for photo: ColorRaster, scale: Double) -> Int {
        let long = Double(max(1, photo.longSide))
        let height = Double(boxes.map(\.height).upperMedian ?? 0) / scale
        let wanted = max(Self.shortest / long, height > 0 ? 0.75 * Self.wantedHeight / height : 0)
        return max(1, Int(min(wanted.rounded(.up), Self.longest / long)))
    }

    /// Returns the box in pixels of the drawing, a sixteenth of its height apart from the ink, at least two pixels.
    private static func place(of box: PixelBox, scale: Double) -> PixelBox {
        func scaled(_ value: Int) -> Int { Int((Double(value) / scale).rounded()) }
        let gap = max(2, scaled(box.height) / 16)
        let (left, top) = (scaled(box.x) - gap, scaled(box.y) - gap)
        return PixelBox(
            x: left, y: top, width: scaled(box.maxX) + gap - left,
            height: scaled(box.maxY) + gap - top)
    }

    /// The color of a row's frame: wrong where it is rejected or failed, orange below a confidence
    /// of 0.9, else right.
    ///
    /// The 0.9 is set by eye; it decides a color alone.
    private func color(of row: Row) -> RGB {
        if row.status != .ok { return theme.wrong }
        return row.confidence ?? 0 < 0.9 ? theme.series[1] : theme.right
    }

    /// Writes the digit and, smaller, its confidence in percent above the box, or below it at the drawing's top edge.
    private func label(_ row: Row, at box: PixelBox, unit: Int, on canvas: inout Canvas) {
        let digit = row.digit?.description ?? "-"
        let share = row.confidence.map { "\(Int((100 * $0).rounded(.down)))%" } ?? ""
        let (digitScale, shareScale) = (unit + 1, max(1, unit / 2))
        let digitWidth = Canvas.width(of: digit, scale: digitScale)
        let padding = unit + 1
        let width =
            digitWidth + Canvas.width(of: share, scale: shareScale) + 3 * padding
        let height = BitmapFont.capHeight * digitScale + 2 * padding
        // A label that would leave the drawing is moved inward.
        let left = min(max(0, box.x), max(0, canvas.width - width))
        let top = box.y >= height ? box.y - height : min(box.maxY, canvas.height - height)
        canvas.fill(
            PixelBox(x: left, y: top, width: width, height: height), with: color(of: row))
        canvas.text(
            digit, x: left + padding, y: top + padding, scale: digitScale, with: theme.surface)
        canvas.text(
            share, x: left + 2 * padding + digitWidth,
            y: top + height - padding - BitmapFont.capHeight * shareScale, scale: shareScale,
            with: theme.surface)
    }

    /// Writes into the top left corner why there is no box: the row's reason, its failure or its status.
    private func note(_ row: Row, on canvas: inout Canvas) {
        let words = row.reason?.rawValue ?? row.error?.kind.rawValue ?? row.status.rawValue
        // A font point is a 300th of the width, so that the longest words, of 18 letters at six
        // points each, take about a third of it; set by eye.
        let scale = max(2, canvas.width / 300)
        let width = Canvas.width(of: words, scale: scale) + 4 * scale
        let height = (BitmapFont.capHeight + 4) * scale
        canvas.fill(PixelBox(x: 0, y: 0, width: width, height: height), with: theme.wrong)
        canvas.text(words, x: 2 * scale, y: 2 * scale, scale: scale, with: theme.surface)
    }
}
