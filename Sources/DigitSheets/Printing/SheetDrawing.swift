import MNIST

/// Everything that is printed on a page of a sheet, as shapes that PDF, SVG and pixels are made of.
package struct SheetDrawing: Sendable {
    /// What the page is and where its boxes are.
    package let layout: SheetLayout
    /// The paper that the page is printed on.
    package let paper: SheetPaper
    /// The heading, in characters that the sheet's font has.
    package let title: String
    /// What is printed, in drawing order, in millimeters from the paper's top left corner.
    package let shapes: [SheetShape]

    /// The heading of sheets for which nobody chose one.
    package static let usualTitle = "Handwritten digits"

    /// Draws a page; throws `unprintable` where the title has a character that the sheet's font lacks.
    package init(
        _ layout: SheetLayout, on paper: SheetPaper, title: String = usualTitle
    ) throws(SheetError) {
        if let character = StrokeFont.uncovered(in: title) { throw .unprintable(character) }
        self.layout = layout
        self.paper = paper
        self.title = title
        let all =
            Self.marks + Self.code(of: layout.plan) + Self.heading(title, layout.plan)
            + Self.boxes(of: layout) + Self.footer(of: layout.plan)
        shapes = all.map { $0.moved(by: paper.frameOrigin) }
    }

    /// The six marks: a black border and black inner cells where the pattern has no white one.
    private static var marks: [SheetShape] {
        let (cells, inside) = (SheetMark.cells, 1..<SheetMark.cells - 1)
        return SheetGeometry.marks.map { mark in
            let pattern = SheetMark.patterns[mark.number]
            let isBlack = (0..<cells).map { row in
                (0..<cells).map { column in
                    guard inside.contains(row), inside.contains(column) else { return true }
                    let place = (row - 1) * SheetMark.patternSide + column - 1
                    return pattern >> (15 - place) & 1 == 0
                }
            }
            return blocks(isBlack, at: mark.square.origin)
        }
    }

    /// Returns the plan's code at both of its places.
    private static func code(of plan: SheetPlan) -> [SheetShape] {
        let cells = SheetCode.cells(of: plan)
        let isBlack = (0..<SheetCode.rows).map { row in
            Array(cells[row * SheetCode.columns..<(row + 1) * SheetCode.columns])
        }
        return SheetGeometry.codes.map { blocks(isBlack, at: $0.origin) }
    }

    /// Returns rows of black cells as one shape with its top left corner at a place.
    ///
    /// Cells side by side become one rectangle, so that no renderer leaves a light seam between them.
    private static func blocks(_ isBlack: [[Bool]], at origin: SheetPoint) -> SheetShape {
        let cell = SheetGeometry.cell
        return .blocks(
            isBlack.enumerated().flatMap { row, cells in
                runs(cells).map { columns in
                    SheetRect(
                        x: origin.x + cell * Double(columns.lowerBound),
                        y: origin.y + cell * Double(row), width: cell * Double(columns.count),
                        height: cell)
                }
            }, .black)
    }

    /// Returns the stretches of black cells in a row (run-length encoding).
    private static func runs(_ cells: [Bool]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for (place, isBlack) in cells.enumerated() where isBlack {
            if let last = runs.last, last.upperBound == place {
                runs[runs.count - 1] = last.lowerBound..<place + 1
            } else {
                runs.append(place..<place + 1)
            }
        }
        return runs
    }

    /// Returns the boxes and the digits that they ask for.
    private static func boxes(of layout: SheetLayout) -> [SheetShape] {
        // Heights in millimeters: larger before a row than above a box. A line of 0.3 mm is thin print.
        let hintHeight = layout.plan.order == .rows ? 3.0 : 2.0
        return layout.boxes.map { frame($0.rect) }
            + layout.hints.map { digit, middle in
                let text = digit.description
                let width = StrokeFont.width(of: text, capital: hintHeight)
                return .lines(
                    StrokeFont.strokes(
                        of: text, at: middle + [-width / 2, hintHeight / 2], capital: hintHeight),
                    line: 0.3, .small)
            }
    }

    /// Returns the outline of a box, in the light color that is told from pens.
    private static func frame(_ rect: SheetRect) -> SheetShape {
        .frame(
            rect, radius: SheetGeometry.cornerRadius, line: SheetGeometry.line, .box)
    }

    /// Returns the title, the instructions and the boxes for the writer's mark.
    private static func heading(_ title: String, _ plan: SheetPlan) -> [SheetShape] {
        let left = SheetGeometry.textLeft
        // The title keeps 4 mm away from the code at its right; capitals are 4.4 mm high, instructions 2 mm.
        let room = SheetGeometry.codes[0].origin.x - left - 4
        // A long title is printed smaller rather than cut.
        let height = min(4.4, 4.4 * room / max(1, StrokeFont.width(of: title, capital: 4.4)))
        let mark = SheetGeometry.writerBoxes[2]
        let place = plan.order == .rows ? "at its row" : "above it"
        // The first baseline is 5.4 mm below the frame's upper edge, the second 11.2 mm, the third in the
        // middle of the boxes.
        return [
            text(title, [left, 5.4], height, line: 0.13 * height, .text),
            text(
                "Write one digit into each box, the one \(place), as you always do. "
                    + "Photograph the whole page.", [left, 11.2], 2, line: 0.22, .text),
            text(
                "Your mark: a number you choose, the same on all your pages. No name.",
                [mark.end.x + 3.5, mark.middle.y + 1], 2, line: 0.22, .text),
        ] + SheetGeometry.writerBoxes.map(frame)
    }

    /// Returns the line beside the lower code: the sheet's name, the page, and what becomes of spoiled boxes.
    private static func footer(of plan: SheetPlan) -> [SheetShape] {
        let words =
            "Sheet \(plan.sheetName)  ·  page \(plan.page) of \(plan.pageCount)  ·  "
            + "what is crossed out or left empty is left out"
        // 4 mm behind the lower code, in its middle.
        let left = SheetGeometry.codes[1].end.x + 4
        return [text(words, [left, SheetGeometry.frame.y - 3.6], 1.8, line: 0.2, .small)]
    }

    /// Returns a line of text, its left end and baseline at a place, capitals `height` and strokes `line` millimeters.
    private static func text(
        _ words: String, _ place: SheetPoint, _ height: Double, line: Double, _ color: SheetColor
    ) -> SheetShape {
        .lines(
            StrokeFont.strokes(of: words, at: place, capital: height), line: line, color)
    }
}
