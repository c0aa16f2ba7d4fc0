import Raster
import SystemLibraries

/// What a pen does beside writing: lines under and through words, boxes, arrows, ticks, doodles.
extension Scribe {
    /// Draws a line under something from `left` to `right`, in one case of four a second below it.
    ///
    /// `y` is the baseline; the line is 0.12 to 0.3 heights of a digit below. Page units, as in all of these.
    mutating func underline(
        from left: Float, to right: Float, y: Float, using random: inout SeededGenerator
    ) {
        for line in 0..<(random.chance(0.25) ? 2 : 1) {
            let place = y + hand.height * (random.uniform(0.12, 0.3) + 0.16 * Float(line))
            draw([stretch(from: [left, place], to: [right, place], using: &random)], as: .line)
        }
    }

    /// Crosses out what stands between two places on a baseline at `y`: with one line, a cross, a zigzag or
    /// two to three lines.
    ///
    /// Strokes lie between 0.15 and 0.75 of a digit's height above the baseline. Whoever calls it says
    /// beforehand that what is below is no digit (`compose(_:isDeleted:using:)`).
    mutating func crossOut(
        from left: Float, to right: Float, y: Float, using random: inout SeededGenerator
    ) {
        let (top, height) = (y - 0.75 * hand.height, 0.6 * hand.height)
        switch random.index(below: 4) {
        // One line through the middle.
        case 0:
            let middle = top + height * random.uniform(0.4, 0.7)
            draw([stretch(from: [left, middle], to: [right, middle], using: &random)], as: .other)
        // A cross over all of it.
        case 1:
            draw(
                [
                    stretch(from: [left, top], to: [right, top + height], using: &random),
                    stretch(from: [left, top + height], to: [right, top], using: &random),
                ], as: .other)
        case 2:
            // A zigzag of five strokes for each height of a digit.
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
        // Two or three level lines.
        default:
            for line in 0...random.count(1...2) {
                let place = top + height * (0.25 + 0.3 * Float(line))
                draw(
                    [stretch(from: [left, place], to: [right, place], using: &random)], as: .other)
            }
        }
    }

    /// Draws something around an area: in six of ten cases four lines, else a ring.
    mutating func frame(_ area: PageArea, using random: inout SeededGenerator) {
        if random.chance(0.6) {
            let corners = area.corners.map { $0 + random.offset(0.06 * hand.height) }
            for (index, corner) in corners.enumerated() {
                draw(
                    [stretch(from: corner, to: corners[(index + 1) % 4], using: &random)],
                    as: .line)
            }
        } else {
            // An ellipse that goes 5 % beyond its own start, as a hand closes a ring.
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

    /// Draws an arrow whose head is at most half as long as a digit is high.
    mutating func arrow(from start: Point, to end: Point, using random: inout SeededGenerator) {
        let way = end - start
        let length = max(way.length, 1e-4)
        // Unit vectors along the arrow and across it.
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

    /// Draws some little thing that is no character: a star, a face, a house, a scribble, about `size` high.
    mutating func doodle(at middle: Point, size: Float, using random: inout SeededGenerator) {
        let strokes = hand.writing.write(Symbols.strokes(using: &random), using: &random)
        draw(strokes.map { $0.points.map { middle + size * ($0 - Point(0.5, 0.5)) } }, as: .other)
    }

    /// Draws a signature from a place on its baseline on: a wave that is no letter and gets lower to its end.
    mutating func sign(at place: Point, width: Float, using random: inout SeededGenerator) {
        let count = random.count(8...16)
        let height = hand.height * random.uniform(0.6, 1.3)
        // Every second knot is on the line, the others rise, the first ones most.
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

    /// Returns a line drawn freely: it sways by 4 % of a digit's height, and ends a little before or after
    /// its end.
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
