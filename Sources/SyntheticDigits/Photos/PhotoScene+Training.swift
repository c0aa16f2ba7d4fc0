package import SystemLibraries

extension PhotoScene {
    /// Describes a photo or a drawing as strangers send them, for training: a digit of any size
    /// under none, one or two conditions, or in one case of eight on a screen.
    ///
    /// `longSide` is the photo's longer side in pixels; the shorter is 72 … 100 % of it. All shares
    /// and ranges are set by eye.
    package static func training(
        of source: Source, longSide: Int, using random: inout SeededGenerator
    ) -> PhotoScene {
        let short = Int(Float(longSide) * random.uniform(0.72, 1))
        let upright = random.chance(0.6)
        let (width, height) = upright ? (short, longSide) : (longSide, short)
        var scene = PhotoScene(of: source, width: width, height: height, using: &random)
        // From a figure on a sheet to one that fills the photo.
        scene.writing.size = random.uniform(0.18, 0.85)
        scene.place(using: &random)
        // One photo in four is lit twice as unevenly; exposures go down to 0.55 of normal in all of
        // them.
        scene.light = .random(
            strength: random.chance(0.25) ? 2 : 1, exposure: 0.55...1.04, using: &random)
        if random.chance(0.12) {
            scene.makeDrawing(using: &random)
            return scene
        }
        // No condition in 30 % of the photos, one in 49 %, two different ones in 21 %.
        let count = random.index(weights: [0.3, 0.49, 0.21])
        var conditions = Condition.trained
        for _ in 0..<count {
            let condition = conditions.remove(at: random.index(below: conditions.count))
            condition.worsen(&scene, using: &random)
        }
        if random.chance(0.25) { scene.blur.sigma += random.uniform(0, 0.004) }
        return scene
    }

    /// Writes letters and signs in place of the subject, one (60 %) or two to six of them in rows
    /// of three.
    ///
    /// The photo then has no digit: its meaning is no digit, and its truth has no ink.
    package mutating func writeSymbols(using random: inout SeededGenerator) {
        let hand = Handwriting.penInHand(using: &random)
        let count = random.chance(0.6) ? 1 : 2 + random.index(below: 5)
        var strokes: [Stroke] = []
        for place in 0..<count {
            let offset = Point(Float(place % 3) * 1.3, Float(place / 3) * 1.4)
            strokes += hand.write(Symbols.strokes(using: &random), using: &random).map { stroke in
                stroke.mapped { $0 + offset }
            }
        }
        writing.shape = .strokes(strokes)
        writing.isSubject = false
        meaning = .other(resemblesDigit: false)
    }

    /// Turns the photo into a picture from a drawing program: even light, no noise, no perspective,
    /// and ink that contrasts with the canvas.
    package mutating func makeDrawing(using random: inout SeededGenerator) {
        paper = .screen(using: &random)
        writing.ink = .random(.brush, using: &random)
        if paper.color.max() < 128 { writing.ink.color = 255 - writing.ink.color }
        light = .even
        // Half of the programs draw smooth edges.
        blur.sigma = random.chance(0.5) ? 0 : 0.0015
        noise.deviation = 0
        view.rotation = 0
        view.tilt = .zero
    }
}
