import SystemLibraries

extension Writing {
    /// Returns a box (60 %) or a ring around a digit, drawn with its pen, as people mark answers.
    ///
    /// It is 1.5 … 1.9 times as large as the digit, up to 15 % wider or narrower than high, and a
    /// little turned; set by eye.
    static func frame(around digit: Writing, using random: inout SeededGenerator) -> Writing {
        let turn = random.normal(deviation: 0.05)
        let aspect = random.uniform(0.85, 1.15)
        let isBox = random.chance(0.6)
        // A ring is a polygon of 40 corners, each up to a percent or so out of place; the last
        // corner is the first.
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
    ///
    /// It is 0.6 … 1.4 times as long as the digit and 0.58 … 0.75 of the digit below its middle:
    /// just under it. Set by eye.
    static func line(under digit: Writing, using random: inout SeededGenerator) -> Writing {
        let stroke = Stroke(points: [
            .zero, Point(0.5, random.uniform(-0.03, 0.03)), Point(1, random.uniform(-0.05, 0.05)),
        ])
        var line = mark([stroke], beside: digit, times: random.uniform(0.6, 1.4))
        line.middle.y += digit.size * random.uniform(0.58, 0.75)
        return line
    }

    /// Returns strokes with a digit's pen and place, `times` as large as it; the pen stays as wide
    /// as it is.
    private static func mark(_ strokes: [Stroke], beside digit: Writing, times: Float) -> Writing {
        var mark = digit
        mark.shape = .strokes(strokes)
        mark.isSubject = false
        mark.size *= times
        mark.ink.width /= times
        return mark
    }
}
