package import MNIST

/// How one person writes at one moment: what turns a model's ideal strokes into pen strokes.
package struct Handwriting: Sendable {
    /// How far the top leans to the right for each unit of height.
    package var slant: Float = 0
    /// The turn on the paper in degrees, clockwise.
    package var rotation: Float = 0
    /// Width relative to the model's.
    package var widening: Float = 1
    /// How far strokes sway from their way, relative to the digit's height.
    package var wobble: Float = 0
    /// The mesh of the grid that places snap to, as when drawn by a mouse in a small window.
    package var grid: Float?
    /// How much the stroke's width varies on the way.
    package var pressureVariation: Float = 0
    /// How much thinner strokes end than they begin.
    package var taper: Float = 0
    /// How a 2, 3 or 7 begins.
    var curl: Curl?

    /// Makes a hand that copies its model.
    package init() {}

    /// Returns a random hand, in one case of six with a mouse; some write narrow or wide, some with
    /// curls.
    package static func random(using random: inout SeededGenerator) -> Handwriting {
        var hand = penInHand(using: &random)
        if random.chance(0.17) {
            hand.grid = random.uniform(0.045, 0.12)
            (hand.wobble, hand.pressureVariation, hand.taper) = (0, 0, 0)
            return hand
        }
        if random.chance(0.3) { hand.widening *= random.uniform(-0.6, 0.35).exponential }
        if random.chance(0.25) { hand.curl = .random(using: &random) }
        return hand
    }

    /// Returns a random hand that holds a pen.
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

    /// Writes a model's strokes; the middle of the model stays in place.
    func write(_ paths: [Path], using random: inout SeededGenerator) -> [Stroke] {
        let turn = rotation.radians
        let (cosine, sine) = (turn.cosine, turn.sine)
        return paths.map { path in
            let sway = Sway(using: &random)
            var stroke = Stroke(
                points: path.enumerated().map { index, place in
                    var place = place
                    if wobble > 0 { place += wobble * sway.offset(at: Float(index)) }
                    place -= Point(0.5, 0.5)
                    place.x = place.x * widening - place.y * slant
                    place = Point(
                        place.x * cosine - place.y * sine, place.x * sine + place.y * cosine)
                    if let grid { place = (place / grid).rounded(.toNearestOrAwayFromZero) * grid }
                    return place + Point(0.5, 0.5)
                })
            let count = Float(max(1, path.count - 1))
            let phase = random.uniform(0, 6.28)
            let pace = random.uniform(3, 9)
            for index in stroke.pressure.indices {
                let share = Float(index) / count
                var pressure = 1 + pressureVariation * (phase + pace * share).sine
                let rest = 1 - share
                if rest < 0.25 { pressure *= 1 - taper * (1 - rest / 0.25) }
                stroke.pressure[index] = pressure
            }
            return stroke
        }
    }
}

/// A slow, smooth deviation of the hand along a stroke: two waves of random phase.
private struct Sway {
    private let phases: SIMD4<Float>
    private let paces: SIMD4<Float>

    init(using random: inout SeededGenerator) {
        phases = SIMD4(
            random.uniform(0, 6.28), random.uniform(0, 6.28), random.uniform(0, 6.28),
            random.uniform(0, 6.28))
        paces = SIMD4(
            random.uniform(0.15, 0.45), random.uniform(0.15, 0.45), random.uniform(0.5, 1.1),
            random.uniform(0.5, 1.1))
    }

    func offset(at index: Float) -> Point {
        let waves = phases + index * paces
        return Point(waves.x.sine + 0.4 * waves.z.sine, waves.y.sine + 0.4 * waves.w.sine)
    }
}
