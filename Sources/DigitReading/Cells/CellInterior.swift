import DigitSheets
import Preprocessing
import Raster

/// The inside of a cell of a frame, without its lines, and the ink that is written there.
struct CellInterior {
    /// The smallest box around the cell, its lines included, in pixels of the page.
    let box: PixelBox
    /// The mean width and height of the cell in pixels, at least 1.
    let size: SheetPoint
    /// Maps pixels of the page to the frame's unit square.
    private let inverse: Homography
    /// The range of the inside along the upper side of the unit square.
    private let columns: ClosedRange<Double>
    /// The range of the inside down the left side of the unit square.
    private let rows: ClosedRange<Double>
    /// The constants of this algorithm.
    private let settings: Settings

    /// The constants of this algorithm; each comment tells where its value is from.
    struct Settings: Sendable, Codable {
        /// The pixels beside a line that its soft edge may darken, and that are no part of the inside; not tuned: an
        /// edge that falls into a pixel darkens that one, and more would cut off what is written close to the line.
        var rim = 1.0
        /// The ink of a pixel over that of the cell's darkest, at least.
        ///
        /// Not tuned: less than half, so that a stroke's paler parts stay.
        var share: Float = 0.45
        /// The ink of a pixel over the paper's grain, at least; pale lines of frames are looked for in the same ink
        /// (`PageCells`).
        ///
        /// Not tuned: more than the 3 of other ink (`HysteresisThreshold.highNoise`), as an empty cell must stay empty.
        var noiseTimes: Float = 4
        /// The share of the cell's pixels that are darker than its darkest ink as it is measured; not tuned: a speck
        /// decides nothing.
        var darker = 0.01
        /// The ink, 0 … 1, of the cell's darkest pixels, at least; pale lines of frames are looked for in ink as dark
        /// (`PageCells`); not tuned: where they are paler nothing is written.
        var leastInk: Float = 0.08
        /// The area of each piece of what is written over the cell's area, at least; not tuned: less is dirt.
        var leastArea = 0.002
        /// The distance from the cell's border over its side within which a piece that keeps to it is left of a line.
        ///
        /// Not tuned: much more would take a 1 at the side for a line. That the darkness of what is written is measured
        /// inside of it raised F1 of a set of strangers' pages (`pages-3` in `Benchmarks/PAGES.md`) from 86.8 to 87.3
        /// %.
        var edge = 0.12
        /// The share of a side along which there is ink, at least, that may be left of a line.
        ///
        /// Not tuned: a stroke that crosses the side is narrower.
        var leastRest = 0.25
        /// The share of the places along a side at which what is left of a line is no deeper than what is taken away.
        ///
        /// Not tuned: nearly all, but strokes that cross the side are deeper.
        var restDepth = 0.8
    }

    /// Measures the cell between two upright and two level lines of a frame.
    init(
        of frame: CellFrame, columns: (CellFrame.Line, CellFrame.Line),
        rows: (CellFrame.Line, CellFrame.Line), settings: Settings
    ) {
        self.settings = settings
        inverse = frame.inverse
        let (left, right) = (columns.0.middle, columns.1.middle)
        let (top, bottom) = (rows.0.middle, rows.1.middle)
        let ends = [(left, top), (right, top), (right, bottom), (left, bottom)]
        let corners = ends.map { frame.map.apply(SheetPoint($0.0, $0.1)) }
        let mean = corners.meanSize
        size = [max(1, mean.x), max(1, mean.y)]
        let rim = settings.rim * SheetPoint(right - left, bottom - top) / size
        func inside(_ ends: (CellFrame.Line, CellFrame.Line), _ rim: Double) -> ClosedRange<Double>
        {
            let start = ends.0.middle + ends.0.halfWidth + rim
            return start...max(start, ends.1.middle - ends.1.halfWidth - rim)
        }
        self.columns = inside(columns, rim.x)
        self.rows = inside(rows, rim.y)
        let (xs, ys) = (corners.map(\.x), corners.map(\.y))
        let (x, y) = (Int((xs.min() ?? 0).rounded(.down)), Int((ys.min() ?? 0).rounded(.down)))
        box = PixelBox(
            x: x, y: y, width: Int((xs.max() ?? 0).rounded(.up)) - x,
            height: Int((ys.max() ?? 0).rounded(.up)) - y)
    }

    /// Returns what is written in the cell of a page with an ink map; nothing where the cell is empty.
    ///
    /// `noise` is the paper's grain on the scale of ink. Pieces are joined to one mark. Where some of it may be left of
    /// the lines around the cell, there are two marks: with that and without.
    func marks(in ink: GrayRaster, noise: Float) -> [PageMark] {
        let left = max(0, box.x)
        let top = max(0, box.y)
        let (width, height) = (min(ink.width, box.maxX) - left, min(ink.height, box.maxY) - top)
        guard width > 0, height > 0 else { return [] }
        var inside = BinaryMask(width: width, height: height)
        var values: [Float] = []
        // The darkness of what is written is taken from the middle: lines that are bent are darker than pencil.
        let core = (columns: core(of: columns), rows: core(of: rows))
        for y in 0..<height {
            for x in 0..<width {
                let place = inverse.apply([Double(left + x) + 0.5, Double(top + y) + 0.5])
                guard columns.contains(place.x), rows.contains(place.y) else { continue }
                inside[x, y] = true
                if core.columns.contains(place.x), core.rows.contains(place.y) {
                    values.append(ink[left + x, top + y])
                }
            }
        }
        guard !values.isEmpty else { return [] }
        values.sort()
        let darkest = values[values.count - 1 - Int(settings.darker * Double(values.count))]
        let threshold = max(settings.share * darkest, settings.noiseTimes * noise)
        guard darkest >= max(settings.leastInk, threshold) else { return [] }
        var mask = inside
        for y in 0..<height {
            for x in 0..<width where inside[x, y] {
                mask[x, y] = ink[left + x, top + y] >= threshold
            }
        }
        let frame = PixelBox(x: left, y: top, width: width, height: height)
        let part = ink.cropped(to: frame)
        let whole = written(mask, ink: part)
        let trimmed = trim(&mask, inside: inside) ? written(mask, ink: part) : nil
        return [whole, trimmed].compactMap(\.self).map { mark in
            PageMark(
                runs: mark.runs.map {
                    PixelRun(
                        row: $0.row + top,
                        columns: $0.columns.lowerBound + left..<$0.columns.upperBound + left)
                }, strength: mark.strength)
        }
    }

    /// Returns the pieces of a mask of the cell, with the ink at its pixels, as one mark; nil where there is none.
    private func written(_ mask: BinaryMask, ink: GrayRaster) -> PageMark? {
        let (x, y) = (settings.edge * Double(mask.width), settings.edge * Double(mask.height))
        let core = (
            columns: Int(x.rounded(.up))..<Int(Double(mask.width) - x),
            rows: Int(y.rounded(.up))..<Int(Double(mask.height) - y)
        )
        let marks = PageMark.marks(in: ConnectedComponents(of: mask, ink: ink)) { part in
            Double(part.area) >= settings.leastArea * size.x * size.y
        }
        // A piece that keeps to the cell's sides is left of a line that is bent or thicker than measured.
        .filter { mark in
            mark.runs.contains { core.rows.contains($0.row) && $0.columns.overlaps(core.columns) }
        }
        guard let first = marks.first else { return nil }
        return marks.dropFirst().reduce(first) { $0.union($1) }
    }

    /// Returns a range of the inside without the parts at its ends where lines that are bent may lie.
    private func core(of range: ClosedRange<Double>) -> ClosedRange<Double> {
        let edge = settings.edge * (range.upperBound - range.lowerBound)
        return range.lowerBound + edge...range.upperBound - edge
    }

    /// Takes what may be left of the lines around the cell, where they are bent or thicker than measured, out of a mask
    /// of its ink; returns whether there was any.
    ///
    /// Where ink begins at a side, its run from there inwards is taken, up to the depth that most of these runs have, so
    /// that strokes which cross the side lose their ends alone.
    private func trim(_ mask: inout BinaryMask, inside: BinaryMask) -> Bool {
        let (width, height) = (mask.width, mask.height)
        // The pixel at a place along a side, so many pixels from it.
        let sides: [(length: Int, depth: Int, pixel: (Int, Int) -> (x: Int, y: Int))] = [
            (width, height, { ($0, $1) }), (width, height, { ($0, height - 1 - $1) }),
            (height, width, { ($1, $0) }), (height, width, { (width - 1 - $1, $0) }),
        ]
        var isTrimmed = false
        for side in sides {
            func isSet(_ mask: BinaryMask, _ place: Int, _ distance: Int) -> Bool {
                let pixel = side.pixel(place, distance)
                return mask[pixel.x, pixel.y]
            }
            let most = Int(settings.edge * Double(side.depth))
            let runs = (0..<side.length).compactMap { place -> (place: Int, run: Range<Int>)? in
                guard let start = (0..<side.depth).first(where: { isSet(inside, place, $0) })
                else { return nil }
                let run = (start..<min(start + most, side.depth)).prefix { isSet(mask, place, $0) }
                return run.isEmpty ? nil : (place, start..<start + run.count)
            }
            guard Double(runs.count) > settings.leastRest * Double(side.length) else { continue }
            let depths = runs.map(\.run.count).sorted()
            let depth = depths[Int(settings.restDepth * Double(depths.count - 1))]
            for (place, run) in runs {
                for distance in run.prefix(depth) {
                    let pixel = side.pixel(place, distance)
                    mask[pixel.x, pixel.y] = false
                    isTrimmed = true
                }
            }
        }
        return isTrimmed
    }
}
