package import MNIST

/// The boxes of a sheet's page, in millimeters from the top left corner of its frame.
package struct SheetLayout: Sendable {
    /// A box to write a digit into.
    package struct Box: Sendable, Hashable {
        /// The box's place in reading order, from 0.
        package let number: Int
        /// The digit that the box asks for.
        package let label: Digit
        /// The box's row and column, from 0.
        package let (row, column): (Int, Int)
        /// The middle of the box's printed line, in millimeters of the frame.
        package let rect: SheetRect

        /// Makes a box.
        package init(number: Int, label: Digit, row: Int = 0, column: Int = 0, rect: SheetRect) {
            self.number = number
            self.label = label
            (self.row, self.column) = (row, column)
            self.rect = rect
        }
    }

    /// What the page asks for.
    package let plan: SheetPlan
    /// The boxes in reading order.
    package let boxes: [Box]
    /// The digits printed small at the boxes, and where: the middle of each digit.
    package let hints: [(digit: Digit, middle: SheetPoint)]

    /// The least width of a box in millimeters: people write about 7 mm high, which `slenderness` makes
    /// room for.
    private static let leastWidth = 8.0
    /// The greatest width of a box in millimeters; larger boxes invite larger writing.
    ///
    /// Set by eye.
    private static let mostWidth = 16.0
    /// A box's height in its widths: digits are higher than wide.
    private static let slenderness = 1.2
    /// The gaps between boxes: across as a share of the width and at least in millimeters; down at least in
    /// millimeters, more where the digit is printed above each box.
    ///
    /// Wide enough that what leaves a box a little does not reach the next; set by eye.
    private static let (gapShare, leastGap, leastRowGap, leastHintGap) = (0.2, 2.2, 2.4, 4.4)
    /// The greatest gap between rows in millimeters: few boxes keep together instead of spreading over the page.
    private static let mostRowGap = 8.0

    /// Lays a page out, its boxes as large as they fit.
    ///
    /// Throws `tooManyBoxes`, with the number that would fit, where they would be smaller than the least width.
    package init(_ plan: SheetPlan) throws(SheetError) {
        guard let grid = Self.grid(for: plan) else {
            let fitting = (1..<plan.perDigit).last { count in
                (try? SheetPlan(digits: plan.digits, perDigit: count, order: plan.order))
                    .flatMap(Self.grid) != nil
            }
            throw .tooManyBoxes(perDigit: plan.perDigit, most: fitting ?? 0)
        }
        self.plan = plan
        let labels = plan.labels
        var boxes: [Box] = []
        var hints: [(digit: Digit, middle: SheetPoint)] = []
        let area = SheetGeometry.grid(for: plan.order)
        for (number, label) in labels.enumerated() {
            let (row, column) = grid.place(of: number, isByRows: plan.order == .rows, plan.perDigit)
            let rect = SheetRect(
                x: area.origin.x + Double(column) * (grid.size.x + grid.gap.x),
                y: area.origin.y + Double(row) * (grid.size.y + grid.gap.y),
                width: grid.size.x, height: grid.size.y)
            boxes.append(Box(number: number, label: label, row: row, column: column, rect: rect))
            // The digit stands above its box, 1.6 mm from its left side and 2.1 mm above it, or once before
            // each row.
            if plan.order != .rows {
                hints.append((label, [rect.origin.x + 1.6, rect.origin.y - 2.1]))
            } else if column == 0 {
                hints.append((label, [SheetGeometry.textLeft + 1.5, rect.middle.y]))
            }
        }
        self.boxes = boxes
        self.hints = hints
    }

    /// How many boxes stand beside each other, how large they are and how far apart, in millimeters.
    private struct Grid {
        /// The boxes in a full row.
        let columns: Int
        /// How many rows each digit has, where a row has one digit alone.
        let rowsPerDigit: Int
        /// Width and height of a box.
        let size: SheetPoint
        /// The gaps across and down.
        let gap: SheetPoint

        /// Returns row and column of a box by its number in reading order; by rows, each digit begins a new one.
        func place(of number: Int, isByRows: Bool, _ perDigit: Int) -> (Int, Int) {
            guard isByRows else { return number.quotientAndRemainder(dividingBy: columns) }
            let (digit, rest) = number.quotientAndRemainder(dividingBy: perDigit)
            return (digit * rowsPerDigit + rest / columns, rest % columns)
        }
    }

    /// Returns the grid with the largest boxes, or nil where all would be too small.
    ///
    /// Tries every number of columns: at most as many as there are boxes.
    private static func grid(for plan: SheetPlan) -> Grid? {
        let area = SheetGeometry.grid(for: plan.order).size
        let count = plan.digits.count * plan.perDigit
        let isByRows = plan.order == .rows
        let rowGap = isByRows ? leastRowGap : leastHintGap
        var best: Grid?
        for columns in 1...(isByRows ? plan.perDigit : count) {
            let rowsPerDigit = (plan.perDigit + columns - 1) / columns
            let rows =
                isByRows ? plan.digits.count * rowsPerDigit : (count + columns - 1) / columns
            let (across, down) = (Double(columns), Double(rows))
            // The widths that the page's width allows with gaps in proportion and with the least gaps, and
            // that its height allows.
            let byGapShare = area.x / (across + gapShare * (across - 1))
            let byGap = (area.x - leastGap * (across - 1)) / across
            let byHeight = (area.y - rowGap * (down - 1)) / down / slenderness
            let width = tenths(min(mostWidth, byGapShare, byGap, byHeight))
            // Of grids with boxes of the same size (to half of a tenth) the one with the fewest columns stays.
            guard width >= max(leastWidth, best.map { $0.size.x + 0.05 } ?? 0) else { continue }
            let size: SheetPoint = [width, tenths(slenderness * width)]
            let spare = down > 1 ? (area.y - size.y * down) / (down - 1) : 0
            // Columns spread over the whole width where the boxes do not grow any more.
            let beside = across > 1 ? (area.x - size.x * across) / (across - 1) : 0
            best = Grid(
                columns: columns, rowsPerDigit: rowsPerDigit, size: size,
                gap: [tenths(min(beside, width)), tenths(min(spare, mostRowGap))])
        }
        return best
    }

    /// Returns a length rounded down to tenths of a millimeter, so that files have short numbers.
    private static func tenths(_ length: Double) -> Double { (10 * length).rounded(.down) / 10 }
}
