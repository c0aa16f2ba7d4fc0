package import Raster

/// A page as pixels.
package enum SheetPicture {
    /// Returns the page on white at a resolution in pixels a millimeter, edges smoothed by coverage.
    package static func raster(of page: SheetDrawing, pixelsPerMillimeter scale: Double)
        -> ColorRaster
    {
        let width = Int((page.paper.size.x * scale).rounded())
        let height = Int((page.paper.size.y * scale).rounded())
        var bytes = [UInt8](repeating: 255, count: 3 * width * height)
        bytes.withUnsafeMutableBufferPointer { bytes in
            var painter = Painter(bytes: bytes, width: width, height: height)
            for shape in page.shapes { painter.paint(shape, scale) }
        }
        return ColorRaster(width: width, height: height, bytes: bytes)
    }

    /// Draws shapes on the bytes of a picture.
    private struct Painter {
        /// The picture, three bytes a pixel, row by row; whoever makes the painter owns it.
        let bytes: UnsafeMutableBufferPointer<UInt8>
        /// Columns of the picture.
        let width: Int
        /// Rows of pixels of the picture.
        let height: Int

        /// Draws a shape whose lengths are millimeters, `scale` pixels each.
        mutating func paint(_ shape: SheetShape, _ scale: Double) {
            switch shape {
            case .blocks(let rects, let color):
                fill(rects.map { (scale * $0.origin, scale * $0.end) }, color)
            case .frame(let rect, let radius, let line, let color):
                var points: [SheetPoint] = []
                for part in SheetOutline.path(of: rect, radius: radius) {
                    switch part {
                    case .move(let to), .line(let to): points.append(to)
                    case .curve(let one, let two, let to):
                        let start = points.last ?? to
                        // Eight chords for a quarter circle: at a radius of 1.2 mm off by less than 0.01 mm.
                        points += (1...8).map { step in
                            Self.curve(Double(step) / 8, start, one, two, to)
                        }
                    }
                }
                // Ending where it began closes the outline.
                draw([points + points.prefix(1)], line, color, scale)
            case .lines(let strokes, let line, let color): draw(strokes, line, color, scale)
            }
        }

        /// Returns the place on a cubic Bézier curve at a part of its way, 0 … 1.
        private static func curve(
            _ part: Double, _ a: SheetPoint, _ b: SheetPoint, _ c: SheetPoint, _ d: SheetPoint
        ) -> SheetPoint {
            let rest = 1 - part
            return rest * rest * rest * a + 3 * rest * rest * part * b
                + 3 * rest * part * part * c + part * part * part * d
        }

        /// Fills rectangles given in pixels, the pixels at their edges in part.
        ///
        /// What several rectangles take of a pixel is added up, so that they leave no seam where they meet.
        private mutating func fill(
            _ rects: [(low: SheetPoint, high: SheetPoint)], _ color: SheetColor
        ) {
            let low = rects.map(\.low).reduce(SheetPoint(repeating: .infinity), pointwiseMin)
            let high = rects.map(\.high).reduce(SheetPoint.zero, pointwiseMax)
            guard low.x < high.x else { return }
            // The part of the picture that the rectangles touch.
            var cover = Cover(
                columns: pixels(low.x, high.x, width), rows: pixels(low.y, high.y, height))
            for (low, high) in rects {
                for y in pixels(low.y, high.y, height) {
                    // The part of the pixel's height, then of its width, that the rectangle takes.
                    let down = min(high.y, Double(y + 1)) - max(low.y, Double(y))
                    for x in pixels(low.x, high.x, width) {
                        let across = min(high.x, Double(x + 1)) - max(low.x, Double(x))
                        cover[x, y] += Float(down * across)
                    }
                }
            }
            blend(cover, color)
        }

        /// Returns the pixels that an interval touches, of 0 ..< `count`.
        private func pixels(_ low: Double, _ high: Double, _ count: Int) -> Range<Int> {
            let first = min(max(Int(low.rounded(.down)), 0), count)
            return first..<max(first, min(Int(high.rounded(.up)), count))
        }

        /// Draws open lines with round ends; where two of a stroke meet, the darker cover counts once.
        ///
        /// `line` is their width in millimeters.
        private mutating func draw(
            _ strokes: [[SheetPoint]], _ line: Double, _ color: SheetColor, _ scale: Double
        ) {
            let radius = line * scale / 2
            for stroke in strokes where !stroke.isEmpty {
                let places = stroke.map { scale * $0 }
                // A stroke's own box, a pixel wider than its line: a cover as large as the page would cost
                // as much for each letter.
                let low = places.reduce(places[0], pointwiseMin) - (radius + 1)
                let high = places.reduce(places[0], pointwiseMax) + (radius + 1)
                var cover = Cover(
                    columns: pixels(low.x, high.x, width), rows: pixels(low.y, high.y, height))
                // A stroke of one place is a dot: a line from the place to itself.
                let ends = places.count > 1 ? places.dropFirst() : places[...]
                for (start, end) in zip(places, ends) {
                    cover.add(from: start, to: end, radius)
                }
                blend(cover, color)
            }
        }

        /// Blends a color into the pixels, as much as the cover says.
        private func blend(_ cover: Cover, _ color: SheetColor) {
            for y in cover.rows {
                for x in cover.columns where cover[x, y] > 0 {
                    let (at, share) = (3 * (y * width + x), min(Double(cover[x, y]), 1))
                    for (channel, value) in color.channels.enumerated() {
                        // Rounded, not cut off, so that a cover of 1 gives the color itself.
                        let old = Double(bytes[at + channel])
                        bytes[at + channel] = UInt8(old + (Double(value) - old) * share + 0.5)
                    }
                }
            }
        }
    }
}

/// How much of each pixel in a part of a picture a shape covers, 0 … 1.
private struct Cover {
    /// The columns of the picture that the part has.
    let columns: Range<Int>
    /// The rows of pixels that the part has.
    let rows: Range<Int>
    /// The cover of each pixel of the part, row by row.
    private var shares: [Float]

    /// Makes a part of which nothing is covered.
    init(columns: Range<Int>, rows: Range<Int>) {
        (self.columns, self.rows) = (columns, rows)
        shares = [Float](repeating: 0, count: columns.count * rows.count)
    }

    /// The cover of a pixel, which must be in the part; x and y are the picture's.
    subscript(x: Int, y: Int) -> Float {
        get { shares[(y - rows.lowerBound) * columns.count + x - columns.lowerBound] }
        set { shares[(y - rows.lowerBound) * columns.count + x - columns.lowerBound] = newValue }
    }

    /// Adds a straight line with round ends, in pixels; where lines meet, the greater cover counts.
    mutating func add(from start: SheetPoint, to end: SheetPoint, _ radius: Double) {
        let low = pointwiseMin(start, end) - (radius + 1)
        let high = pointwiseMax(start, end) + (radius + 1)
        let way = end - start
        let length = max((way * way).sum(), 1e-12)
        func clamped(_ low: Double, _ high: Double, to range: Range<Int>) -> Range<Int> {
            (Int(low.rounded(.down))..<Int(high.rounded(.up))).clamped(to: range)
        }
        for y in clamped(low.y, high.y, to: rows) {
            for x in clamped(low.x, high.x, to: columns) {
                let place = SheetPoint(Double(x) + 0.5, Double(y) + 0.5) - start
                let along = min(max((place * way).sum() / length, 0), 1)
                let off = place - along * way
                // From the distance of the pixel's center to the line; lines thinner than a pixel are pale
                // instead of thinner.
                let share = radius + 0.5 - off.length
                self[x, y] = max(self[x, y], Float(min(max(share, 0), min(1, 2 * radius))))
            }
        }
    }
}
