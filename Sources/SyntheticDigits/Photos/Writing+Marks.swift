import MNIST

extension Writing {
    /// Returns a box or a ring around a digit, drawn with its pen, as people mark answers.
    static func frame(around digit: Writing, using random: inout SeededGenerator) -> Writing {
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
        let strokes =
            isBox
            ? zip(corners, corners.dropFirst()).map { Stroke(points: [$0, ($0 + $1) / 2, $1]) }
            : [Stroke(points: corners)]
        return mark(strokes, beside: digit, times: random.uniform(1.5, 1.9))
    }

    /// Returns a line under a digit, drawn with its pen, as people mark results.
    static func line(under digit: Writing, using random: inout SeededGenerator) -> Writing {
        let stroke = Stroke(points: [
            .zero, Point(0.5, random.uniform(-0.03, 0.03)), Point(1, random.uniform(-0.05, 0.05)),
        ])
        var line = mark([stroke], beside: digit, times: random.uniform(0.6, 1.4))
        line.middle.y += digit.size * random.uniform(0.58, 0.75)
        return line
    }

    /// Strokes with a digit's pen, so many times as large as it.
    private static func mark(_ strokes: [Stroke], beside digit: Writing, times: Float) -> Writing {
        var mark = digit
        mark.shape = .strokes(strokes)
        mark.isSubject = false
        mark.size *= times
        mark.ink.width /= times
        return mark
    }
}
