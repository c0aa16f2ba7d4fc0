package import SystemLibraries

/// A bar along a border of the picture: the edge of the sheet, a finger, a frame.
package struct EdgeBars: Augmentation {
    /// The probability, 0 … 1, that a picture gets a bar.
    package var probability: Float

    /// Makes the transform; `probability` is 0 … 1.
    package init(probability: Float) { self.probability = probability }

    /// Draws one bar of 0.25 … 1 ink; a pixel keeps the more of its ink and the bar's.
    package func apply(to canvas: inout AugmentationCanvas, using random: inout SeededGenerator) {
        guard random.chance(probability) else { return }
        Self.bar(using: &random).draw(on: &canvas, ink: random.uniform(0.25, 1))
    }

    /// Returns a bar 0.6 … 3 pixels wide and 3 … 28 long, in six of ten cases along a border of the
    /// picture.
    ///
    /// Such a bar lies within three pixels of the border, askew by a few degrees; the others lie
    /// anywhere in any direction. Set by eye.
    static func bar(using random: inout SeededGenerator) -> Line {
        var bar = Line.random(width: 0.3...1.5, length: 3...28, using: &random)
        guard random.chance(0.6) else { return bar }
        let near = random.uniform(-0.5, 2.5)
        let place = random.chance(0.5) ? near : 27 - near
        if random.chance(0.5) {
            bar.y = place
            bar.angle = random.normal(deviation: 0.05)
        } else {
            bar.x = place
            bar.angle = .pi / 2 + random.normal(deviation: 0.05)
        }
        return bar
    }
}
