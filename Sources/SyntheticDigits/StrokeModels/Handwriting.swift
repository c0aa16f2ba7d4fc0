package import SystemLibraries

/// How one person writes at one moment: what turns a model's ideal strokes into pen strokes.
///
/// The ranges from which hands are drawn are set by eye.
package struct Handwriting: Sendable {
    /// How far the top leans to the right for each unit of height: the tangent of the slant.
    package var slant: Float = 0
    /// The turn of the writing on the paper in degrees, clockwise.
    package var rotation: Float = 0
    /// The width relative to the model's; below 1 is narrow.
    package var widening: Float = 1
    /// The amplitude by which strokes sway from their way, relative to the digit's height.
    package var wobble: Float = 0
    /// The mesh of the grid that places snap to, as when drawn by a mouse in a small window,
    /// relative to the digit's height; nil for a pen.
    package var grid: Float?
    /// The amplitude by which the stroke's width varies on the way, as a share of the width.
    package var pressureVariation: Float = 0
    /// How much thinner strokes end than they begin, 0 … 1, over their last quarter.
    package var taper: Float = 0
    /// How a 2, 3 or 7 begins; nil for a plain start.
    var curl: Curl?

    /// Makes a hand that copies its model.
    package init() {}

    /// Returns a random hand, in one case of six with a mouse; of the others some write narrow or
    /// wide, some with curls.
    package static func random(using random: inout SeededGenerator) -> Handwriting {
        var hand = penInHand(using: &random)
        if random.chance(0.17) {
            // A mouse in a window of 8 to 22 cells to a digit's height, with strokes of an even
            // width.
            hand.grid = random.uniform(0.045, 0.12)
            (hand.wobble, hand.pressureVariation, hand.taper) = (0, 0, 0)
            return hand
        }
        // In 30 % of the hands the width is multiplied by 0.55 … 1.4.
        if random.chance(0.3) { hand.widening *= random.uniform(-0.6, 0.35).exponential }
        if random.chance(0.25) { hand.curl = .random(using: &random) }
        return hand
    }

    /// Returns a random hand that holds a pen.
    ///
    /// It leans by 2 ± 6 degrees, is turned by ± 3 degrees, and is wider or narrower by a tenth
    /// (standard deviations).
    package static func penInHand(using random: inout SeededGenerator) -> Handwriting {
        var hand = Handwriting()
        hand.slant = random.normal(mean: 0.04, deviation: 0.1)
        hand.rotation = random.normal(deviation: 3)
        hand.widening = random.normal(deviation: 0.1).exponential
        hand.wobble = random.uniform(0.002, 0.014)
        hand.pressureVariation = random.uniform(0.03, 0.28)
        hand.taper = random.chance(0.5) ? random.uniform(0, 0.5) : 0
        return hand
    }

    /// Returns a model's strokes as the hand writes them; the middle of the model, (0.5, 0.5),
    /// stays in place.
    func write(_ paths: [Path], using random: inout SeededGenerator) -> [Stroke] {
        let turn = rotation.radians
        let (cosine, sine) = (turn.cosine, turn.sine)
        return paths.map { path in
            let sway = Sway(using: &random)
            var stroke = Stroke(
                points: path.enumerated().map { index, place in
                    var place = place
                    // The hand sways first: slant, width and turn are those of what it wrote.
                    if wobble > 0 { place += wobble * sway.offset(at: Float(index)) }
                    place -= Point(0.5, 0.5)
                    // Around the middle, the width is scaled and the digit sheared: above it,
                    // places move to the right.
                    place.x = place.x * widening - place.y * slant
                    place = Point(
                        place.x * cosine - place.y * sine, place.x * sine + place.y * cosine)
                    // The grid is that of the screen, to which turned and slanted strokes snap
                    // alike.
                    if let grid { place = (place / grid).rounded(.toNearestOrAwayFromZero) * grid }
                    return place + Point(0.5, 0.5)
                })
            // The pressure varies as a sine of half a wave to one and a half, and fades over the
            // last quarter.
            let count = Float(max(1, path.count - 1))
            let phase = random.uniform(0, 6.28)
            let pace = random.uniform(3, 9)
            for index in stroke.pressure.indices {
                let share = Float(index) / count
                var pressure = 1 + pressureVariation * (phase + pace * share).sine
                // The taper sets in over the stroke's last quarter.
                let rest = 1 - share
                if rest < 0.25 { pressure *= 1 - taper * (1 - rest / 0.25) }
                stroke.pressure[index] = pressure
            }
            return stroke
        }
    }
}

/// A slow, smooth deviation of the hand along a stroke: in each direction two sine waves of random
/// phase and frequency.
private struct Sway {
    /// The phases of the waves in radians: the slow ones in x and y, then the fast ones.
    private let phases: SIMD4<Float>
    /// The waves' radians from one place of a stroke to the next, in the same order.
    private let paces: SIMD4<Float>

    /// Makes a random sway whose slow waves last 14 to 42 places, the fast ones 6 to 13; set by
    /// eye.
    init(using random: inout SeededGenerator) {
        phases = SIMD4(
            random.uniform(0, 6.28), random.uniform(0, 6.28), random.uniform(0, 6.28),
            random.uniform(0, 6.28))
        paces = SIMD4(
            random.uniform(0.15, 0.45), random.uniform(0.15, 0.45), random.uniform(0.5, 1.1),
            random.uniform(0.5, 1.1))
    }

    /// Returns the deviation at a place of a stroke, at most 1.4 in each direction.
    func offset(at index: Float) -> Point {
        let waves = phases + index * paces
        return Point(waves.x.sine + 0.4 * waves.z.sine, waves.y.sine + 0.4 * waves.w.sine)
    }
}
