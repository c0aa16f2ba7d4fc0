/// Something printed on a page; lengths are millimeters from the page's top left corner.
package enum SheetShape: Sendable {
    /// Filled rectangles with sharp corners, which touch but do not overlap: one shape without seams.
    case blocks([SheetRect], SheetColor)
    /// The outline of a rectangle with round corners; the line's middle is the rectangle's edge.
    case frame(SheetRect, radius: Double, line: Double, SheetColor)
    /// Open lines through places, with round ends; one place alone is a dot.
    case lines([[SheetPoint]], line: Double, SheetColor)

    /// Returns the shape moved by so many millimeters right and down.
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

    /// Makes a color of its channels.
    private init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        (self.red, self.green, self.blue) = (red, green, blue)
    }

    /// The color of marks and code: as dark as the printer prints.
    package static let black = SheetColor(0, 0, 0)
    /// The color of title and instructions.
    package static let text = SheetColor(30, 36, 44)
    /// The color of what only who looks for it needs to read: hints and the footer.
    package static let small = SheetColor(112, 124, 136)
    /// The color of the boxes: a fifth darker than paper, in a light blue that no pen has.
    package static let box = SheetColor(160, 207, 230)

    /// The three channels in the order of a pixel's bytes.
    package var channels: [UInt8] { [red, green, blue] }
}
