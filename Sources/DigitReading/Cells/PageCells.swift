import DigitSheets
import Preprocessing
import Raster

/// The cells of forms, grids and tables on a page that are as large as a digit needs, and the ink in each.
struct PageCells {
    /// A cell that is meant for one digit.
    struct Cell: Sendable {
        /// The number of the field that the cell belongs to: a row of boxes, or a grid.
        let field: Int
        /// The row of the cell in its field, from 0.
        let row: Int
        /// The column of the cell in its field, from 0.
        let column: Int
        /// The ink in the cell without the lines around it: nothing where the cell is empty, two marks where it is not
        /// clear what is left of the lines.
        let marks: [PageMark]
        /// The smallest box around the cell, up to the middle of its lines, in pixels of the page.
        let box: PixelBox

        /// Whether two cells are the same place of the same field.
        func isSame(as other: Cell) -> Bool {
            (field, row, column) == (other.field, other.row, other.column)
        }
    }

    /// The cells, field by field, row by row.
    private(set) var cells: [Cell] = []
    /// The pixels of the fields' lines.
    private(set) var lines: BinaryMask

    /// The constants of this algorithm; each comment tells where its value is from.
    struct Settings: Sendable, Codable {
        /// The width of a cell for one digit over its height, at most, and the other way round; not tuned: wider ones
        /// are fields for words.
        var mostAspect = 2.5
        /// The gap between two frames of a row of boxes over their height, at most; not tuned: as wide as a box, which
        /// a sign or a blank between two groups takes; what is farther apart is another field.
        var widestGap = 1.2
        /// The difference of the heights and of the levels of two frames of a row of boxes over their height, at most;
        /// not tuned: boxes that are drawn by hand or seen askew are not level, and those of the next row are a whole
        /// height away.
        var unevenness = 0.25
        /// The share of a mark that is lines around cells, of which a mark that is a line has more; not tuned: most of
        /// a digit that touches a line is its own strokes.
        var lineShare: Float = 0.5
        /// The same share of a mark that lies in a cell: there the ink without the lines is another mark.
        ///
        /// Not tuned: little is lost with such a mark; but not 0, as lines are taken for a pixel or two wider than they
        /// are.
        var lineShareInCell: Float = 0.125
        /// The width and the height of a box over those of the cell that it lies in, at most; not tuned: digits reach
        /// over lines.
        var mostOverlap = 1.25
    }
    /// The constants of cells.
    private let settings: CellSettings

    /// Returns what is written in the cells, classified, each glyph with its cell; cells without a picture are left
    /// out.
    func glyphs(_ reader: GlyphReader) -> [Glyph] {
        let marks = cells.flatMap { cell in cell.marks.map { (cell: cell, mark: $0) } }
        var best: [Glyph] = []
        for (glyph, (cell, _)) in zip(reader.read(marks.map(\.mark)), marks) {
            guard var glyph else { continue }
            glyph.cell = cell
            // Of two marks in one cell the surer one.
            if let last = best.last, last.cell?.isSame(as: cell) == true {
                if last.confidence >= glyph.confidence { continue }
                best.removeLast()
            }
            best.append(glyph)
        }
        return best
    }

    /// Returns the digits with the cells that they lie in, where they do.
    func placed(_ digits: [Glyph]) -> [Glyph] {
        var digits = digits
        var inside: [Int: [Int]] = [:]
        for (number, digit) in digits.enumerated() {
            let place =
                digit.cell.map { cell in cells.firstIndex { $0.isSame(as: cell) } }
                ?? cell(of: digit.mark.box)
            if let place { inside[place, default: []].append(number) }
        }
        // A cell with several digits is none for one digit: they are judged by what stands around them, as elsewhere.
        for (place, numbers) in inside {
            for number in numbers {
                digits[number].cell = cells[place]
                digits[number].fillsCell = numbers.count == 1
            }
        }
        return digits
    }

    /// Whether a mark is a line around cells, or ink that is grown together with one.
    ///
    /// It is where lines are more of the mark than `Settings.lineShare` and `Settings.lineShareInCell` allow.
    func isLine(_ mark: PageMark) -> Bool {
        guard !cells.isEmpty else { return false }
        var count = 0
        for run in mark.runs {
            count += run.columns.count { lines[$0, run.row] }
        }
        let (covered, area, bounds) = (Float(count), Float(mark.area), settings.page)
        return covered > bounds.lineShare * area
            || covered > bounds.lineShareInCell * area && cell(of: mark.box) != nil
    }

    /// Returns the place in `cells` of the cell in which a box has its middle, and which it exceeds by no more than
    /// `Settings.mostOverlap` allows; if any.
    private func cell(of box: PixelBox) -> Int? {
        let most = settings.page.mostOverlap
        return cells.firstIndex {
            $0.box.contains(box.middle) && Double(box.height) <= most * Double($0.box.height)
                && Double(box.width) <= most * Double($0.box.width)
        }
    }

    /// Finds the cells on a page: first in the page's mask, then, for pale lines, among fainter ink.
    ///
    /// The result has no cells where the page has no mask.
    init(on page: RenderedPage, settings: CellSettings) {
        self.settings = settings
        let size = (page.ink.width, page.ink.height)
        let noise = page.workpiece.noise
        lines = BinaryMask(width: size.0, height: size.1)
        guard let mask = page.workpiece.mask, (mask.width, mask.height) == size else { return }
        var single: [(frame: CellFrame, box: PixelBox)] = []
        var fields = 0
        let faint = page.ink.mask(
            above: max(settings.interior.leastInk, settings.interior.noiseTimes * noise))
        for mask in [mask, faint] {
            let parts = ConnectedComponents(of: mask, ink: page.ink)
            let marks = PageMark.marks(in: parts) {
                $0.box.longSide >= 2 * settings.frame.leastSide
            }
            // A component that has its middle in a frame or cell known before is what is written there.
            for mark in marks where !isKnown(mark.box, besides: single.map(\.box)) {
                let found =
                    CellFrame(of: mark, in: mask, settings: settings)
                    ?? CellFrame(combOf: mark, in: mask, settings: settings)
                guard let frame = found else { continue }
                if frame.isSingle {
                    single.append((frame, mark.box))
                } else {
                    // A frame is found again in fainter ink where its middle is in none of its cells for digits.
                    let found = Self.cells(of: [frame], field: fields, on: page, settings)
                        .filter { !isKnown($0.box, besides: []) }
                    // A single word's letters are no cells, nor is a table of which hardly a cell is for
                    // digits.
                    guard found.count > 1 else { continue }
                    cells += found
                    fields += 1
                    draw(frame)
                }
            }
        }
        for row in Self.rows(of: single.map(\.box), settings.page) {
            cells += Self.cells(
                of: row.map { single[$0].frame }, field: fields, on: page, settings)
            fields += 1
            for place in row { draw(single[place].frame) }
        }
    }

    /// Whether the middle of a box lies in one of the frames or in a cell that was found.
    private func isKnown(_ box: PixelBox, besides frames: [PixelBox]) -> Bool {
        frames.contains { $0.contains(box.middle) }
            || cells.contains { $0.box.contains(box.middle) }
    }

    /// Returns boxes that stand side by side, row by row, each row from left to right; boxes that stand alone are left
    /// out.
    private static func rows(of boxes: [PixelBox], _ settings: Settings) -> [[Int]] {
        var rows: [[Int]] = []
        for place in boxes.indices.sorted(by: { boxes[$0].x < boxes[$1].x }) {
            let box = boxes[place]
            let row = rows.firstIndex { row in
                guard let last = row.last.map({ boxes[$0] }) else { return false }
                let height = Double(min(box.height, last.height))
                return abs(Double(box.height - last.height)) <= settings.unevenness * height
                    && abs(Double(box.y - last.y)) <= settings.unevenness * height
                    && box.x >= last.maxX - 1
                    && Double(box.x - last.maxX) <= settings.widestGap * height
            }
            if let row { rows[row].append(place) } else { rows.append([place]) }
        }
        return rows.filter { $0.count > 1 }
    }

    /// Returns the cells of the frames of one field, which stand from left to right; those that are too wide or too
    /// narrow for a digit are left out.
    private static func cells(
        of frames: [CellFrame], field: Int, on page: RenderedPage, _ settings: CellSettings
    ) -> [Cell] {
        var cells: [Cell] = []
        var columns = 0
        for frame in frames {
            for (row, rows) in zip(frame.level, frame.level.dropFirst()).enumerated() {
                for (column, sides) in zip(frame.upright, frame.upright.dropFirst()).enumerated() {
                    let inside = CellInterior(
                        of: frame, columns: sides, rows: rows, settings: settings.interior)
                    guard inside.size.max() <= settings.page.mostAspect * inside.size.min() else {
                        continue
                    }
                    cells.append(
                        Cell(
                            field: field, row: row, column: columns + column,
                            marks: inside.marks(in: page.ink, noise: page.workpiece.noise),
                            box: inside.box))
                }
            }
            columns += frame.upright.count - 1
        }
        return cells
    }

    /// Sets the pixels of a frame's lines in `lines`, each line one to two pixels wider than it is on every side.
    private mutating func draw(_ frame: CellFrame) {
        // A straight line from one place of the page to another, in pixels.
        func draw(from start: SheetPoint, to end: SheetPoint, halfWidth: Double) {
            let vector = end - start
            let steps = max(1, Int(max(abs(vector.x), abs(vector.y))))
            let reach = Int(halfWidth.rounded(.up)) + 1
            for step in 0...steps {
                let place = start + vector * (Double(step) / Double(steps))
                let (x, y) = (Int(place.x.rounded(.down)), Int(place.y.rounded(.down)))
                let columns = (x - reach..<x + reach + 1).clamped(to: 0..<lines.width)
                for row in (y - reach..<y + reach + 1).clamped(to: 0..<lines.height) {
                    for column in columns { lines[column, row] = true }
                }
            }
        }
        let corner = frame.map.apply([0, 0])
        let (width, height) = (frame.map.apply([1, 0]) - corner, frame.map.apply([0, 1]) - corner)
        for line in frame.upright {
            draw(
                from: frame.map.apply([line.middle, 0]), to: frame.map.apply([line.middle, 1]),
                halfWidth: line.halfWidth * width.length)
        }
        for line in frame.level where line.halfWidth > 0 {
            draw(
                from: frame.map.apply([0, line.middle]), to: frame.map.apply([1, line.middle]),
                halfWidth: line.halfWidth * height.length)
        }
    }
}
