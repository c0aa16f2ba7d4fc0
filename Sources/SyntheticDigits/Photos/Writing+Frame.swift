import MNIST

extension Writing {
    /// Returns a box or a ring around a digit, drawn with its pen, as people mark answers.
    static func frame(around digit: Writing, using random: inout SeededGenerator) -> Writing {
        var frame = digit
        frame.isSubject = false
        frame.size = digit.size * random.uniform(1.5, 1.9)
        // The pen is the same, however large what it draws.
        frame.ink.width *= digit.size / frame.size
        let turn = random.normal(deviation: 0.05)
        let aspect = random.uniform(0.85, 1.15)
        let isBox = random.chance(0.6)
        let count = isBox ? 4 : 40
        let corners = (0...count).map { corner in
            let angle =
                2 * .pi * Float(corner % count) / Float(count) + (isBox ? .pi / 4 : 0) + turn
            let wobble = 1 + random.normal(deviation: 0.01)
            return Point(aspect * angle.cosine, angle.sine) * wobble
        }
        frame.shape = .strokes(
            isBox
                ? zip(corners, corners.dropFirst()).map { Stroke(points: [$0, ($0 + $1) / 2, $1]) }
                : [Stroke(points: corners)])
        return frame
    }
}
