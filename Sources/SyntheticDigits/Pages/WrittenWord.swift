/// A word as it is written, its line at 1, a digit's height 1.
struct WrittenWord {
    /// The strokes of letters that are drawn.
    var strokes: [Stroke] = []
    /// The letters that are pictures, with their middle and their longer side.
    private(set) var pictures: [(form: GlyphSource.Form, middle: Point, size: Float)] = []
    /// How wide it is.
    var width: Float = 0

    /// Adds a letter that is a picture.
    mutating func add(
        _ form: GlyphSource.Form, from top: Float, to bottom: Float, size: Float, foot: Float
    ) {
        // A stick is as high as others are, and some letters are wider than high.
        let long = size * (bottom - top) / max(form.extent.y, 0.5)
        let extent = long * form.extent
        let base = 1 + foot + size * (bottom - 1)
        pictures.append((form, Point(width + extent.x / 2, base - extent.y / 2), long))
        width += extent.x
    }

    /// Returns the word's glyphs: where its left end is at a place on a page, and so large it is.
    func glyphs(at place: Point, height: Float) -> [PageText.Glyph] {
        func onPage(_ point: Point) -> Point { place + height * (point - Point(0, 1)) }
        var glyphs = pictures.map {
            PageText.Glyph(
                shape: $0.form.shape, middle: onPage($0.middle), size: height * $0.size)
        }
        if !strokes.isEmpty {
            let (low, high) = strokes.bounds
            glyphs.append(
                PageText.Glyph(
                    shape: .strokes(strokes), middle: onPage((low + high) / 2),
                    size: height * (high - low).max()))
        }
        return glyphs
    }
}
