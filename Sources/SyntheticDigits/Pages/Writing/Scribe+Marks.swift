import MNIST

/// What a pen does beside writing: lines under and through words, boxes, arrows, ticks, doodles.
extension Scribe {
    /// Draws a line under something, at times two.
    mutating func underline(
        from left: Float, to right: Float, y: Float, using random: inout SeededGenerator
    ) {
        for line in 0..<(random.chance(0.25) ? 2 : 1) {
            let place = y + hand.height * (random.uniform(0.12, 0.3) + 0.16 * Float(line))
            draw([stretch(from: [left, place], to: [right, place], using: &random)], as: .line)
        }
    }

    /// Crosses out what stands between two places.
    mutating func crossOut(
        from left: Float, to right: Float, y: Float, using random: inout SeededGenerator
    ) {
        let (top, height) = (y - 0.75 * hand.height, 0.6 * hand.height)
        switch random.index(below: 4) {
        case 0:
            let middle = top + height * random.uniform(0.4, 0.7)
            draw([stretch(from: [left, middle], to: [right, middle], using: &random)], as: .other)
        case 1:
            draw(
                [
                    stretch(from: [left, top], to: [right, top + height], using: &random),
                    stretch(from: [left, top + height], to: [right, top], using: &random),
                ], as: .other)
        case 2:
            let count = max(4, Int((right - left) / hand.height * 5))
            draw(
                [
                    (0...count).map { index in
                        Point(
                            left + (right - left) * Float(index) / Float(count),
                            top + (index.isMultiple(of: 2) ? 0 : height))
                            + random.offset(0.1 * height)
                    }
                ], as: .other)
        default:
            for line in 0...random.count(1...2) {
                let place = top + height * (0.25 + 0.3 * Float(line))
                draw(
                    [stretch(from: [left, place], to: [right, place], using: &random)], as: .other)
            }
        }
    }

    /// Draws a frame or a ring around something.
    mutating func frame(_ area: PageArea, using random: inout SeededGenerator) {
        if random.chance(0.6) {
            let corners = area.corners.map { $0 + random.offset(0.06 * hand.height) }
            for (index, corner) in corners.enumerated() {
                draw(
                    [stretch(from: corner, to: corners[(index + 1) % 4], using: &random)],
                    as: .line)
            }
        } else {
            let half = area.size / 2 * random.uniform(1, 1.15)
            let start = random.uniform(0, 2 * .pi)
            draw(
                [
                    (0...30).map { index in
                        let angle = start + 2.1 * .pi * Float(index) / 30
                        return area.middle + half * Point(angle.cosine, angle.sine)
                            + random.offset(0.02 * hand.height)
                    }
                ], as: .line)
        }
    }

    /// Draws an arrow.
    mutating func arrow(from start: Point, to end: Point, using random: inout SeededGenerator) {
        let way = end - start
        let length = max((way * way).sum().squareRoot(), 1e-4)
        let (ahead, aside) = (way / length, Point(-way.y, way.x) / length)
        let tip = min(0.4 * length, 0.5 * hand.height)
        draw(
            [
                stretch(from: start, to: end, using: &random),
                [
                    end - tip * ahead + 0.6 * tip * aside, end,
                    end - tip * ahead - 0.6 * tip * aside,
                ],
            ], as: .other)
    }

    /// Draws some little thing that is no character: a star, a face, a house, a scribble.
    mutating func doodle(at middle: Point, size: Float, using random: inout SeededGenerator) {
        let strokes = hand.writing.write(Symbols.strokes(using: &random), using: &random)
        draw(strokes.map { $0.points.map { middle + size * ($0 - Point(0.5, 0.5)) } }, as: .other)
    }

    /// Draws a name as people sign: a wave that is no letter.
    mutating func sign(at place: Point, width: Float, using random: inout SeededGenerator) {
        let count = random.count(8...16)
        let height = hand.height * random.uniform(0.6, 1.3)
        let knots = (0...count).map { index -> Point in
            let share = Float(index) / Float(count)
            let rise = (index.isMultiple(of: 2) ? 1 : 0) * (1 - 0.6 * share)
            return place
                + Point(
                    width * share + random.normal(deviation: width / Float(count)) * 0.6,
                    -height * rise * random.uniform(0.4, 1.2))
        }
        draw([Spline.through(knots)], as: .other)
    }

    /// A line drawn freely: it sways, and ends a little before or after its end.
    func stretch(
        from start: Point, to end: Point, using random: inout SeededGenerator
    ) -> Path {
        let sway = 0.04 * hand.height
        return Spline.through(
            [start + random.offset(sway)]
                + (1...3).map { start + Float($0) / 4 * (end - start) + random.offset(sway) }
                + [end + random.offset(2 * sway)], steps: 5)
    }
}
