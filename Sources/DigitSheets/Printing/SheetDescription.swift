import MNIST

/// Pages of a sheet as JSON, for programs that build on them: the paper, the marks, the code, and every
/// box with its digit, in millimeters from the paper's top left corner.
package enum SheetDescription {
    /// Returns the pages of one sheet as a JSON object with a line for each mark, code and box; `{}` where
    /// there is no page.
    ///
    /// Sheet, paper and marks are those of the first page.
    package static func json(of pages: [SheetDrawing]) -> String {
        guard let first = pages.first else { return "{}\n" }
        let plan = first.layout.plan
        // Only shuffled sheets have a seed.
        var seed = "null"
        if case .shuffled(let number) = plan.order { seed = String(number) }
        return object(
            [
                ("sheet", quoted(plan.sheetName)), ("layout_version", "\(SheetCode.version)"),
                ("unit", quoted("mm")), ("paper", quoted(first.paper.rawValue)),
                ("width", number(first.paper.size.x)), ("height", number(first.paper.size.y)),
                ("digits", "[\(plan.digits.map(\.description).joined(separator: ", "))]"),
                ("per_digit", "\(plan.perDigit)"),
                ("order", quoted(plan.order == .rows ? "rows" : "shuffled")), ("seed", seed),
                ("page_count", "\(pages.count)"),
                ("marks", list(SheetGeometry.marks.map { mark(of: $0, on: first.paper) }, 2)),
                ("pages", list(pages.map(page), 2)),
            ], 0) + "\n"
    }

    /// Returns a mark's name, place and 16 inner cells, row by row, 1 for white.
    private static func mark(of mark: SheetGeometry.Mark, on paper: SheetPaper) -> String {
        let pattern = String(SheetMark.patterns[mark.number], radix: 2)
        let bits = String(repeating: "0", count: 16 - pattern.count) + pattern
        return "{\"name\": \(quoted(mark.name)), \(place(mark.square, paper)), "
            + "\"white_cells\": \(quoted(bits))}"
    }

    /// Returns a page's number, codes, boxes for the writer's mark, and boxes for digits.
    private static func page(of page: SheetDrawing) -> String {
        // The same 72 cells are printed twice, row by row, 1 for black.
        let cells = SheetCode.cells(of: page.layout.plan).map { $0 ? "1" : "0" }.joined()
        let codes = SheetGeometry.codes.map {
            "{\(place($0, page.paper)), \"black_cells\": \(quoted(cells))}"
        }
        let writer = SheetGeometry.writerBoxes.map { "{\(place($0, page.paper))}" }
        let boxes = page.layout.boxes.map { box in
            "{\"box\": \(box.number), \"row\": \(box.row), \"column\": \(box.column), "
                + "\"label\": \(box.label), \(place(box.rect, page.paper))}"
        }
        return object(
            [
                ("page", "\(page.layout.plan.page)"), ("codes", list(codes, 6)),
                ("writer", list(writer, 6)), ("boxes", list(boxes, 6)),
            ], 4)
    }

    /// Returns a rectangle's fields without braces, in millimeters of the paper.
    private static func place(_ rect: SheetRect, _ paper: SheetPaper) -> String {
        let moved = rect.moved(by: paper.frameOrigin)
        return "\"x\": \(number(moved.origin.x)), \"y\": \(number(moved.origin.y)), "
            + "\"width\": \(number(moved.size.x)), \"height\": \(number(moved.size.y))"
    }

    /// Returns an object with a field a line, indented by so many blanks; values are JSON already.
    private static func object(_ fields: [(name: String, value: String)], _ indent: Int) -> String {
        let margin = String(repeating: " ", count: indent + 2)
        return "{\n"
            + fields.map { "\(margin)\(quoted($0.name)): \($0.value)" }.joined(separator: ",\n")
            + "\n\(String(repeating: " ", count: indent))}"
    }

    /// Returns an array with an item a line, indented by so many blanks; items are JSON already.
    private static func list(_ items: [String], _ indent: Int) -> String {
        let margin = String(repeating: " ", count: indent + 2)
        return "[\n" + items.map { margin + $0 }.joined(separator: ",\n") + "\n"
            + String(repeating: " ", count: indent) + "]"
    }

    /// Returns a JSON string of a word without anything that JSON would have to escape.
    private static func quoted(_ word: String) -> String { "\"\(word)\"" }

    /// Returns millimeters with at most three decimals.
    private static func number(_ number: Double) -> String { SheetNumber.text(number, decimals: 3) }
}
