import DigitReading
import MNIST
import Raster

/// A photo with a box around each digit that was read on it, the digit and how sure it is.
struct AnnotatedPhoto {
    /// What was read.
    private let rows: [Row]
    private let theme = Theme.light

    /// How high digits should be for their labels to be legible and yet no wider than they are.
    private static let wantedHeight = 64.0
    /// The longest side a photo is drawn with.
    private static let longest = 4096.0
    /// A photo whose longer side is shorter than this is enlarged.
    private static let shortest = 640.0

    init(_ rows: [Row]) { self.rows = rows }

    private var boxes: [PixelBox] { rows.compactMap(\.box) }

    /// The longer side at which the photo, so long at its full size, is best drawn.
    func longSide(ofFull full: Int) -> Int {
        let height = Double(boxes.map(\.height).upperMedian ?? 0)
        let wanted = height > 0 ? Double(full) * Self.wantedHeight / height : 0
        return Int(min(max(wanted, 1280), Self.longest))
    }

    /// Draws on the upright photo; `scale` is the full-size pixels that one of its pixels covers.
    func draw(on photo: ColorRaster, scale: Double) -> ColorRaster {
        let factor = factor(for: photo, scale: scale)
        var canvas = Canvas(
            photo.resampled(width: factor * photo.width, height: factor * photo.height))
        let places = boxes.map { Self.place(of: $0, scale: scale / Double(factor)) }
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

    /// How many times a photo that has too few pixels is enlarged.
    private func factor(for photo: ColorRaster, scale: Double) -> Int {
        let long = Double(max(1, photo.longSide))
        let height = Double(boxes.map(\.height).upperMedian ?? 0) / scale
        let wanted = max(Self.shortest / long, height > 0 ? 0.75 * Self.wantedHeight / height : 0)
        return max(1, Int(min(wanted.rounded(.up), Self.longest / long)))
    }

    /// The box in the drawing, a little apart from the ink.
    private static func place(of box: PixelBox, scale: Double) -> PixelBox {
        func scaled(_ value: Int) -> Int { Int((Double(value) / scale).rounded()) }
        let gap = max(2, scaled(box.height) / 16)
        let (left, top) = (scaled(box.x) - gap, scaled(box.y) - gap)
        return PixelBox(
            x: left, y: top, width: scaled(box.maxX) + gap - left,
            height: scaled(box.maxY) + gap - top)
    }

    private func color(of row: Row) -> RGB {
        if row.status != .ok { return theme.wrong }
        return row.confidence ?? 0 < 0.9 ? theme.series[1] : theme.right
    }

    /// Writes the digit and, smaller, its confidence above the box, or below it at the top edge.
    private func label(_ row: Row, at box: PixelBox, unit: Int, on canvas: inout Canvas) {
        let digit = row.digit?.description ?? "-"
        let share = row.confidence.map { "\(Int((100 * $0).rounded(.down)))%" } ?? ""
        let (digitScale, shareScale) = (unit + 1, max(1, unit / 2))
        let digitWidth = Canvas.width(of: digit, scale: digitScale)
        let padding = unit + 1
        let width =
            digitWidth + Canvas.width(of: share, scale: shareScale) + 3 * padding
        let height = BitmapFont.capHeight * digitScale + 2 * padding
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

    /// Says at the top why there is no box.
    private func note(_ row: Row, on canvas: inout Canvas) {
        let words = row.reason?.rawValue ?? row.error?.kind.rawValue ?? row.status.rawValue
        let scale = max(2, canvas.width / 300)
        let width = Canvas.width(of: words, scale: scale) + 4 * scale
        let height = (BitmapFont.capHeight + 4) * scale
        canvas.fill(PixelBox(x: 0, y: 0, width: width, height: height), with: theme.wrong)
        canvas.text(words, x: 2 * scale, y: 2 * scale, scale: scale, with: theme.surface)
    }
}
