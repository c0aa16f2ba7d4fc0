/// A word as it is written: digit's height 1, baseline at y = 1, left end at x = 0.
struct WrittenWord {
    /// The strokes of all letters that are drawn, and of the pen's way between them.
    var strokes: [Stroke] = []
    /// The letters that are pictures: form, middle of the box, longer side of the box.
    private(set) var pictures: [(form: GlyphSource.Form, middle: Point, size: Float)] = []
    /// Where the next letter begins: the width of what is written so far, its last gap included.
    var width: Float = 0

    /// Appends a letter that is a picture, from height `top` to `bottom` before it is scaled by `size`
    /// about the baseline and moved down by `foot`.
    mutating func add(
        _ form: GlyphSource.Form, from top: Float, to bottom: Float, size: Float, foot: Float
    ) {
        // A vertical stroke is as high as other letters; what is more than twice as wide as high is not enlarged to
        // that height.
        let long = size * (bottom - top) / max(form.extent.y, 0.5)
        let extent = long * form.extent
        let base = 1 + foot + size * (bottom - 1)
        pictures.append((form, Point(width + extent.x / 2, base - extent.y / 2), long))
        width += extent.x
    }

    /// Returns the word's glyphs on a page: baseline and left end at a place, a digit's height `height`, in
    /// page units.
    ///
    /// All drawn letters are one glyph; each picture is one.
    func glyphs(at place: Point, height: Float) -> [PageText.Glyph] {
        // The word's own origin is above its baseline by one digit's height.
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
