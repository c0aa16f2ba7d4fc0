import Raster

/// Pages as a PDF file: vectors alone, no fonts, no compression, the same bytes for the same pages.
///
/// Source: ISO 32000-1, PDF 1.4.
package enum SheetPDF {
    /// Returns the file's bytes; all pages have the paper and the title of the first.
    package static func encoded(_ pages: [SheetDrawing]) -> [UInt8] {
        let size = pages.first?.paper.size ?? .zero
        let title = pages.first?.title ?? ""
        // Object 1 is the catalog, 2 the page tree, 3 the information; pages and their contents follow in
        // pairs from 4 on. No print scaling, as boxes have a size in millimeters.
        var objects = [
            "<< /Type /Catalog /Pages 2 0 R /ViewerPreferences << /PrintScaling /None >> >>"
        ]
        let kids = pages.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ")
        objects.append("<< /Type /Pages /Kids [ \(kids) ] /Count \(pages.count) >>")
        objects.append("<< /Title <\(utf16(title))> /Creator (digits) >>")
        // Contents have no resources, as nothing but paths is drawn.
        for (number, page) in pages.enumerated() {
            objects.append(
                """
                << /Type /Page /Parent 2 0 R /MediaBox [ 0 0 \(points(size.x)) \(points(size.y)) ] \
                /Resources << >> /Contents \(5 + 2 * number) 0 R >>
                """)
            let content = contents(of: page)
            objects.append(
                "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
        }
        // A comment of bytes above 127 tells programs that copy files that this is no text.
        var file = Array("%PDF-1.4\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A]
        var offsets: [Int] = []
        for (number, object) in objects.enumerated() {
            offsets.append(file.count)
            file += Array("\(number + 1) 0 obj\n\(object)\nendobj\n".utf8)
        }
        // The cross-reference table has an entry of exactly 20 bytes for each object: where it begins in
        // the file.
        let table = file.count
        let entries = offsets.map { offset in
            let digits = String(offset)
            return String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
        }
        file += Array(
            """
            xref
            0 \(objects.count + 1)
            0000000000 65535 f \n\(entries.joined())trailer
            << /Size \(objects.count + 1) /Root 1 0 R /Info 3 0 R >>
            startxref
            \(table)
            %%EOF

            """.utf8)
        return file
    }

    /// Returns the operators that draw a page; y runs up from the paper's lower edge, in points.
    private static func contents(of page: SheetDrawing) -> String {
        let height = page.paper.size.y
        func place(_ point: SheetPoint) -> String {
            "\(points(point.x)) \(points(height - point.y))"
        }
        // Round ends and round corners of lines, everywhere.
        var lines = ["1 J 1 j"]
        for shape in page.shapes {
            switch shape {
            case .blocks(let rects, let color):
                // All rectangles are one path and filled at once: no seams between them.
                lines.append("\(number(color)) rg")
                lines += rects.map { rect in
                    """
                    \(place([rect.origin.x, rect.end.y])) \(points(rect.size.x)) \
                    \(points(rect.size.y)) re
                    """
                }
                lines.append("f")
            // An outline, closed and stroked.
            case .frame(let rect, let radius, let line, let color):
                lines.append("\(number(color)) RG \(points(line)) w")
                lines.append(
                    SheetOutline.path(of: rect, radius: radius).map { part in
                        switch part {
                        case .move(let to): "\(place(to)) m"
                        case .line(let to): "\(place(to)) l"
                        case .curve(let one, let two, let to):
                            "\(place(one)) \(place(two)) \(place(to)) c"
                        }
                    }.joined(separator: " ") + " s")
            // All strokes of a text are one path, stroked at once.
            case .lines(let strokes, let line, let color):
                lines.append("\(number(color)) RG \(points(line)) w")
                for stroke in strokes {
                    // A dot is a line of no length with round ends.
                    let path = stroke.count > 1 ? stroke : stroke + stroke
                    lines.append(
                        path.enumerated().map { "\(place($1)) \($0 == 0 ? "m" : "l")" }
                            .joined(separator: " "))
                }
                lines.append("S")
            }
        }
        return lines.joined(separator: "\n")
    }

    /// Returns a length in points, of which an inch has 72.
    private static func points(_ millimeters: Double) -> String {
        SheetNumber.text(millimeters * 72 / 25.4, decimals: 3)
    }

    /// Returns a color's channels as PDF has them, each 0 … 1.
    private static func number(_ color: SheetColor) -> String {
        color.channels.map { SheetNumber.text(Double($0) / 255, decimals: 3) }
            .joined(separator: " ")
    }

    /// Returns a text string in hexadecimal: UTF-16, big endian, after a byte order mark.
    private static func utf16(_ text: String) -> String {
        "FEFF"
            + text.utf16.map { unit in
                let digits = String(unit, radix: 16, uppercase: true)
                return String(repeating: "0", count: 4 - digits.count) + digits
            }.joined()
    }
}

/// Numbers as all of a sheet's files write them.
enum SheetNumber {
    /// Returns a number with at most so many decimals and no zeros at its end, the same on every platform.
    ///
    /// Only for numbers whose value times 10 to the decimals fits an Int.
    static func text(_ number: Double, decimals: Int) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int((number * scale).rounded())
        let (whole, rest) = abs(scaled).quotientAndRemainder(dividingBy: Int(scale))
        var fraction = String(rest)
        fraction = String(repeating: "0", count: decimals - fraction.count) + fraction
        while fraction.last == "0" { fraction.removeLast() }
        return (scaled < 0 ? "-" : "") + String(whole) + (fraction.isEmpty ? "" : "." + fraction)
    }
}

/// The outline of a rectangle with round corners, as lines and Bézier curves.
enum SheetOutline {
    /// A part of an outline.
    enum Part {
        /// The start of the outline.
        case move(SheetPoint)
        /// A straight line from the last place to this one.
        case line(SheetPoint)
        /// A cubic Bézier curve from the last place: two control points and the end.
        case curve(SheetPoint, SheetPoint, SheetPoint)
    }

    /// How far a quarter circle's control points are from its ends, in radii: 4/3 · tan(π/8).
    ///
    /// The curve then leaves the circle by less than 0.03 % of the radius.
    private static let handle = 0.5523

    /// Returns the outline's parts, clockwise from the left side; whoever draws it closes it.
    ///
    /// The radius is at most half of the shorter side.
    static func path(of rect: SheetRect, radius: Double) -> [Part] {
        var parts: [Part] = []
        let corners = rect.corners
        for (number, corner) in corners.enumerated() {
            let before = direction(from: corner, to: corners[(number + 3) % 4])
            let after = direction(from: corner, to: corners[(number + 1) % 4])
            let start = corner + radius * before
            let end = corner + radius * after
            parts.append(number == 0 ? .move(start) : .line(start))
            parts.append(
                .curve(
                    corner + radius * (1 - handle) * before,
                    corner + radius * (1 - handle) * after, end))
        }
        return parts
    }

    /// Returns the unit vector from one place to another.
    private static func direction(from start: SheetPoint, to end: SheetPoint) -> SheetPoint {
        let way = end - start
        return way / way.length
    }
}
