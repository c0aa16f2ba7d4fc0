/// Something printed on a page; lengths are millimeters from the page's top left corner.
package enum SheetShape: Sendable {
    /// Filled rectangles with sharp corners, which touch but do not overlap: one shape without seams.
    case blocks([SheetRect], SheetColor)
    /// The outline of a rectangle with round corners; the line's middle is the rectangle's edge.
    case frame(SheetRect, radius: Double, line: Double, SheetColor)
    /// Lines with round ends.
    case lines([[SheetPoint]], line: Double, SheetColor)

    /// Returns the shape elsewhere.
    func moved(by offset: SheetPoint) -> SheetShape {
        switch self {
        case .blocks(let rects, let color): .blocks(rects.map { $0.moved(by: offset) }, color)
        case .frame(let rect, let radius, let line, let color):
            .frame(rect.moved(by: offset), radius: radius, line: line, color)
        case .lines(let lines, let line, let color):
            .lines(lines.map { $0.map { $0 + offset } }, line: line, color)
        }
    }
}

/// A color to print in, 0 … 255 for red, green and blue.
package struct SheetColor: Sendable, Hashable {
    /// Red, green and blue.
    package let (red, green, blue): (UInt8, UInt8, UInt8)

    private init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        (self.red, self.green, self.blue) = (red, green, blue)
    }

    /// Marks and the code.
    package static let black = SheetColor(0, 0, 0)
    /// The title and the line of instructions.
    package static let text = SheetColor(30, 36, 44)
    /// What only who looks for it needs to read.
    package static let small = SheetColor(112, 124, 136)
    /// The boxes: a fifth darker than paper, in a color no pen has.
    package static let box = SheetColor(160, 207, 230)

    /// The three channels.
    package var channels: [UInt8] { [red, green, blue] }
}
