package import Raster

/// The lines of writing that boxes on a page stand in, from top to bottom, each from left to right.
///
/// Lines may rise, fall and bend: one slope for the page is told from pairs of neighbors, and every line is followed
/// from box to box.
package struct WritingLines: Sendable, Equatable {
    /// The places of the boxes, line by line.
    package private(set) var lines: [[Int]] = []
    /// The slope of the lines of writing, in pixel rows down per column to the right.
    package let slope: Float

    /// The constants of what boxes of one line have in common; none of the numbers was tuned.
    ///
    /// Heights are those of boxes.
    package struct Settings: Sendable, Codable {
        /// The horizontal distance between the middles of neighbors in heights, at most.
        ///
        /// Not tuned: beyond it there may be another column of a table.
        package var farthest: Float = 6
        /// The horizontal distance between the middles of neighbors in heights, at least; not tuned: nearer ones stand
        /// above each other.
        package var nearest: Float = 0.3
        /// The slope between neighbors, rows down per column, at most; not tuned: 27 degrees.
        package var steepest: Float = 0.5
        /// The height of a neighbor over that of a box, at most, and the other way round.
        ///
        /// Not tuned: digits by one hand differ by less. As much as `PageSettings.alike`, which a test holds: who moves
        /// one moves the other.
        package var heights: Float = 1.7
        /// The weight of rising and falling beside the horizontal distance, where the nearest neighbor is chosen.
        ///
        /// Not tuned: above 1, so that the neighbor in the same line is preferred to one of the next.
        package var risingWeight: Float = 2
        /// The number of pairs of neighbors from which the slope is told, at least; fewer tell none, and it is 0.
        ///
        /// Not tuned: the median of three bears one pair that is wrong.
        package var leastPairs = 3
        /// The vertical distance of a box from the end of its line, in heights of the higher one, at most.
        ///
        /// Not tuned: more would join lines that stand close.
        package var reach: Float = 0.5
        /// The share of the last box in the level of a line's end, the rest being the mean of `lastBoxes`; not tuned:
        /// lines bend.
        package var last: Float = 0.5
        /// The number of boxes whose mean level is that of a line's end.
        ///
        /// Not tuned: one alone may be a digit with a tail, many would not follow a line that bends.
        package var lastBoxes = 3

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Orders the boxes of a page; boxes without neighbors are lines of their own.
    package init(of boxes: [PixelBox], settings: Settings) {
        let middles = boxes.map(MiddleBox.init)
        slope = Self.slope(of: middles, settings)
        var begun: [Line] = []
        // From left to right, each box goes to the line whose end it continues best, or begins one.
        for index in middles.indices.sorted(by: { (middles[$0].x, $0) < (middles[$1].x, $1) }) {
            let box = middles[index]
            var best: (line: Int, distance: Float)?
            for (place, line) in begun.enumerated() {
                let distance = line.distance(
                    to: box, slope: slope, middles: middles, settings)
                // The distance's unit is what is still in the line.
                if distance < 1, distance < best?.distance ?? .infinity { best = (place, distance) }
            }
            if let best {
                begun[best.line].members.append(index)
            } else {
                begun.append(Line(members: [index]))
            }
        }
        begun = Self.joined(begun, slope: slope, middles: middles, settings.reach)
        lines = begun.map { line in (line.members, line.level(slope: slope, middles: middles)) }
            .sorted { $0.1 < $1.1 }
            .map { members, _ in members.sorted { (middles[$0].x, $0) < (middles[$1].x, $1) } }
    }

    /// Returns the median slope between neighbors: boxes of like height that stand beside each other; 0 for fewer than
    /// `Settings.leastPairs`.
    private static func slope(of middles: [MiddleBox], _ settings: Settings) -> Float {
        var slopes: [Float] = []
        let byColumn = middles.indices.sorted { middles[$0].x < middles[$1].x }
        for (place, index) in byColumn.enumerated() {
            let box = middles[index]
            var nearest: (slope: Float, distance: Float)?
            for other in byColumn[(place + 1)...] {
                let next = middles[other]
                let across = next.x - box.x
                // Nothing farther right can be nearer.
                if across > settings.farthest * box.height { break }
                let down = next.y - box.y
                guard abs(down) < settings.steepest * across,
                    across > settings.nearest * box.height,
                    next.height < settings.heights * box.height,
                    box.height < settings.heights * next.height
                else { continue }
                let distance = across + settings.risingWeight * abs(down)
                if distance < nearest?.distance ?? .infinity {
                    nearest = (down / across, distance)
                }
            }
            if let nearest { slopes.append(nearest.slope) }
        }
        return slopes.count < settings.leastPairs ? 0 : slopes.upperMedian ?? 0
    }

    /// Returns the lines with those joined that were begun twice: pieces beside each other at the same level.
    private static func joined(
        _ lines: [Line], slope: Float, middles: [MiddleBox], _ reach: Float
    ) -> [Line] {
        var lines = lines
        var place = 0
        while place < lines.count {
            let other = lines.indices.first { other in
                other != place
                    && lines[place].continues(
                        lines[other], slope: slope, middles: middles, within: reach)
            }
            if let other {
                lines[min(place, other)].members += lines[max(place, other)].members
                lines.remove(at: max(place, other))
                place = 0
            } else {
                place += 1
            }
        }
        return lines
    }

    /// A box by its middle and its sides, in pixels.
    private struct MiddleBox: Equatable {
        /// The column of the box's middle.
        let x: Float
        /// The row of the box's middle.
        let y: Float
        /// The width of the box.
        let width: Float
        /// The height of the box.
        let height: Float

        /// Takes the middle and the sides of a box.
        init(_ box: PixelBox) {
            x = Float(box.x) + Float(box.width) / 2
            y = Float(box.y) + Float(box.height) / 2
            width = Float(box.width)
            height = Float(box.height)
        }

        /// Returns the row of the middle when the page is sheared level by a slope.
        func level(_ slope: Float) -> Float { y - slope * x }
    }

    /// A line of writing in the making.
    private struct Line: Equatable {
        /// The places of its boxes, in the order in which they were added.
        var members: [Int]

        /// Returns how far a box is from continuing the line, 0 and more; from 1 on it does not.
        ///
        /// It is the vertical distance between the box's middle and the line's end over `Settings.reach` heights of the
        /// higher one.
        func distance(
            to box: MiddleBox, slope: Float, middles: [MiddleBox], _ settings: Settings
        ) -> Float {
            let end = members.suffix(settings.lastBoxes).map { middles[$0] }
            guard let last = end.last else { return .infinity }
            let level = end.reduce(0) { $0 + $1.level(slope) } / Float(end.count)
            // The last box alone tells how far a line that bends has risen or fallen.
            let here = (1 - settings.last) * level + settings.last * last.level(slope)
            let height = end.map(\.height).max() ?? last.height
            let reach = settings.reach * max(height, box.height)
            return abs(box.level(slope) - here) / max(reach, 1)
        }

        /// Whether another line lies beside this one, without overlapping it, at its level.
        func continues(
            _ other: Line, slope: Float, middles: [MiddleBox], within share: Float
        ) -> Bool {
            func edges(_ line: Line) -> (left: Float, right: Float) {
                let boxes = line.members.map { middles[$0] }
                return (
                    boxes.map { $0.x - $0.width / 2 }.min() ?? 0,
                    boxes.map { $0.x + $0.width / 2 }.max() ?? 0
                )
            }
            let (own, others) = (edges(self), edges(other))
            guard own.right <= others.left || others.right <= own.left else { return false }
            let height = max(
                members.map { middles[$0].height }.max() ?? 0,
                other.members.map { middles[$0].height }.max() ?? 0)
            let apart =
                level(slope: slope, middles: middles)
                - other.level(slope: slope, middles: middles)
            return abs(apart) < share * height
        }

        /// Returns the median level of the line's boxes.
        func level(slope: Float, middles: [MiddleBox]) -> Float {
            members.map { middles[$0].level(slope) }.upperMedian ?? 0
        }
    }
}
