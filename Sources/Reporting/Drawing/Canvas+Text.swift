import Raster

extension Canvas {
    /// Draws a line of text whose capitals begin at a place; `scale` is the pixels per font point.
    package mutating func text(
        _ text: String, x: Int, y: Int, scale: Int = 2, with color: RGB
    ) {
        var left = x
        for character in text {
            for (row, bits) in BitmapFont.glyph(character).enumerated() {
                for column in 0..<5 where bits & (16 >> column) != 0 {
                    fill(
                        .init(
                            x: left + column * scale, y: y + row * scale, width: scale,
                            height: scale), with: color)
                }
            }
            left += BitmapFont.advance * scale
        }
    }

    /// The pixels a line of text is wide.
    package static func width(of text: String, scale: Int = 2) -> Int {
        max(0, text.count * BitmapFont.advance - 1) * scale
    }

    /// Returns the text, cut in the middle or at its end when it is wider than there is room.
    package static func shortened(
        _ text: String, toWidth width: Int, scale: Int = 2, keepingEnd: Bool = false
    ) -> String {
        let room = (width + scale) / (BitmapFont.advance * scale)
        guard text.count > room else { return text }
        guard keepingEnd, room > 8 else { return text.prefix(max(0, room - 1)) + "…" }
        let tail = room * 2 / 3
        return text.prefix(room - 1 - tail) + "…" + text.suffix(tail)
    }
}
