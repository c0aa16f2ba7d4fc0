/// A page as an SVG file whose user units are millimeters.
package enum SheetSVG {
    /// Returns the file's bytes in UTF-8, the same for the same page.
    package static func encoded(_ page: SheetDrawing) -> [UInt8] {
        let (width, height) = (text(page.paper.size.x), text(page.paper.size.y))
        // Width and height are in millimeters and the view box has the same numbers, so that a user unit is
        // a millimeter.
        var lines = [
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)mm" height="\(height)mm" \
            viewBox="0 0 \(width) \(height)" fill="none" stroke-linecap="round" \
            stroke-linejoin="round">
            """,
            "<title>\(escaped(page.title))</title>",
            "<rect width=\"\(width)\" height=\"\(height)\" fill=\"#fff\"/>",
        ]
        for shape in page.shapes {
            switch shape {
            case .blocks(let rects, let color):
                // One path for all rectangles: no seams between them.
                let path = rects.map { rect in
                    """
                    M\(text(rect.origin.x)) \(text(rect.origin.y))h\(text(rect.size.x))\
                    v\(text(rect.size.y))h\(text(-rect.size.x))z
                    """
                }
                lines.append("<path d=\"\(path.joined())\" fill=\"\(name(color))\"/>")
            // SVG knows round corners and needs no outline.
            case .frame(let rect, let radius, let line, let color):
                lines.append(
                    """
                    <rect \(attributes(of: rect)) rx="\(text(radius))" stroke="\(name(color))" \
                    stroke-width="\(text(line))"/>
                    """)
            // All strokes of a text are one path.
            case .lines(let strokes, let line, let color):
                let path = strokes.map { stroke in
                    let first = stroke.first.map { "M\(text($0.x)) \(text($0.y))" } ?? ""
                    // A dot is a line from its place to itself, whose round ends are drawn.
                    let rest = stroke.count > 1 ? stroke.dropFirst() : stroke.prefix(1)
                    return first + rest.map { "L\(text($0.x)) \(text($0.y))" }.joined()
                }
                lines.append(
                    """
                    <path d="\(path.joined())" stroke="\(name(color))" \
                    stroke-width="\(text(line))"/>
                    """)
            }
        }
        return Array((lines.joined(separator: "\n") + "\n</svg>\n").utf8)
    }

    /// Returns a rectangle's place and size as attributes.
    private static func attributes(of rect: SheetRect) -> String {
        """
        x="\(text(rect.origin.x))" y="\(text(rect.origin.y))" width="\(text(rect.size.x))" \
        height="\(text(rect.size.y))"
        """
    }

    /// Returns millimeters with at most three decimals.
    private static func text(_ number: Double) -> String { SheetNumber.text(number, decimals: 3) }

    /// Returns a color as SVG has it: `#a0cfe6`.
    private static func name(_ color: SheetColor) -> String {
        "#" + color.channels.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Returns a text in which what XML reads as markup is written as entities; for elements' contents, not
    /// attributes.
    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.append(character)
            }
        }
    }
}
