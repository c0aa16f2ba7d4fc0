package import Raster
import SystemLibraries

/// The things on the paper that could be the digit, the likeliest first.
///
/// Each connected part of the ink is scored by its ink, its size and its place; then parts that
/// belong together (the bar of a 5, a broken 4) are joined around the best ones.
package struct InkGroups: Sendable {
    /// One thing that could be the digit.
    package struct Group: Sendable, Equatable {
        /// The parts it is made of, the main one first.
        package internal(set) var parts: [Int]
        /// The box around them.
        package internal(set) var box: PixelBox
        /// The main part's score.
        package let score: Float
    }

    /// All connected parts.
    package let parts: ConnectedComponents
    /// A score for each part.
    package let scores: [Float]
    /// The groups, the likeliest first; right after a first group of several parts stand what one of
    /// them runs around, and its large parts, each alone, the main one first.
    package private(set) var groups: [Group] = []
    private let frame: InkFrame

    /// Makes at most `limit` groups of the ink in a mask.
    package init(in mask: BinaryMask, ink: GrayRaster, limit: Int = 4) {
        parts = ConnectedComponents(of: mask, ink: ink)
        frame = InkFrame(width: mask.width, height: mask.height)
        scores = parts.components.map(frame.score)
        findGroups(limit: limit)
    }

    /// The score of the best ink outside the first group, as a part of the first group's.
    package var rival: Float? {
        guard let first = groups.first else { return nil }
        let other = groups.first { !first.parts.contains($0.parts[0]) }
        return other.map { $0.score / first.score }
    }

    /// Returns the places of groups that are about as large as one group, share no ink with it and are
    /// not cut off by the border: they may be digits of their own.
    package func companions(of place: Int) -> [Int] {
        let chosen = groups[place]
        return groups.indices.filter { other in
            let group = groups[other]
            let size = Float(group.box.longSide) / Float(chosen.box.longSide)
            return (0.6...1.67).contains(size)
                && !group.parts.contains(where: chosen.parts.contains)
                && !group.box.contains(chosen.box)
                && frame.touchedBorders(group.box) == 0
        }
    }

    /// Returns how many parts besides a group are large enough to be digits like it, and not cut off by the
    /// border.
    package func marks(beside place: Int) -> Int {
        let chosen = groups[place]
        // A long stick may be a page's edge or its spiral, many times as high as digits.
        let isStick = Float(chosen.box.width) < 0.35 * Float(chosen.box.height)
        return parts.components.enumerated().count { index, part in
            let size = Float(part.box.longSide) / Float(chosen.box.longSide)
            return size >= (isStick ? 0.08 : 0.4) && size <= 2.5 && part.box.longSide >= 12
                && !chosen.parts.contains(index) && frame.touchedBorders(part.box) == 0
        }
    }

    /// Returns how much ink that is not a group's lies in its box or continues its strokes, as a share of
    /// its own.
    package func strangers(in place: Int) -> Float {
        let group = groups[place]
        let continuations = continuations(of: group)
        var (own, strange): (Float, Float) = (0, 0)
        for (index, part) in parts.components.enumerated() {
            if group.parts.contains(index) {
                own += part.ink
            } else if group.box.contains(part.box) || continuations.contains(index) {
                strange += part.ink
            }
        }
        return strange / max(own, 1e-3)
    }

    /// The pieces that a group, itself a piece of the first one, leaves out though they are nearer to it
    /// than its stroke is wide: there the pen has skipped, rather than begun another digit.
    private func continuations(of group: Group) -> [Int] {
        let first = groups[0]
        guard group.parts.count < first.parts.count, group.parts.allSatisfy(first.parts.contains)
        else { return [] }
        let width = mask(of: first).usualStrokeWidth
        let side = 2 * Int(width) + 1
        let near = mask(of: group).dilated(width: side, height: side)
        var reached: Set<Int> = []
        for run in parts.runs where run.columns.contains(where: { near[$0, run.row] }) {
            reached.insert(run.label)
        }
        return first.parts.filter { part in
            let box = parts.components[part].box  // that of a frame holds the group's
            return !group.parts.contains(part) && reached.contains(part)
                && !box.contains(group.box) && frame.touchedBorders(box) == 0
        }
    }

    /// Returns whether a group may be a frame and a digit in it.
    package func isFramed(_ place: Int) -> Bool {
        contents(of: groups[place]) != nil
    }

    /// Returns a mask of one group.
    package func mask(of group: Group) -> BinaryMask {
        var isKept = [Bool](repeating: false, count: parts.components.count)
        for part in group.parts { isKept[part] = true }
        return parts.mask(where: isKept)
    }

    private mutating func findGroups(limit: Int) {
        let order = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
        var used: Set<Int> = []
        for main in order.prefix(limit) where !used.contains(main) {
            guard scores[main] > 0, groups.isEmpty || scores[main] >= 0.05 * scores[order[0]] else {
                break
            }
            let group = grown(from: main)
            used.formUnion(group.parts)
            groups.append(group)
            if groups.count == 1, group.parts.count > 1 {
                if let framed = contents(of: group) { groups.append(framed) }
                appendAlone(group)
            }
        }
    }

    /// Appends the parts of the first group that may be digits by themselves: the main one, and what
    /// is about as large.
    private mutating func appendAlone(_ first: Group) {
        let main = parts.components[first.parts[0]]
        for part in first.parts {
            let component = parts.components[part]
            let isMain = part == first.parts[0]
            guard isMain || Float(component.box.longSide) >= 0.6 * Float(main.box.longSide) else {
                continue
            }
            let alone = Group(parts: [part], box: component.box, score: scores[part])
            if !groups.contains(alone) { groups.append(alone) }
        }
    }

    /// The pieces of a group that another one runs around, as a frame does, where they may be a digit.
    private func contents(of group: Group) -> Group? {
        func box(_ part: Int) -> PixelBox { parts.components[part].box }
        guard let frame = group.parts.max(by: { box($0).longSide < box($1).longSide }) else {
            return nil
        }
        let inside = group.parts.filter { $0 != frame && box(frame).contains(box($0)) }
            .sorted { scores[$0] > scores[$1] }
        guard let main = inside.first else { return nil }
        let around = inside.reduce(box(main)) { $0.union(box($1)) }
        let (outer, room) = (box(frame), box(frame).longSide / 20)
        guard Float(around.longSide) >= 0.3 * Float(outer.longSide),
            min(around.x - outer.x, around.y - outer.y) > room,
            min(outer.maxX - around.maxX, outer.maxY - around.maxY) > room
        else { return nil }
        return Group(parts: inside, box: around, score: scores[main])
    }

    /// Adds pieces to a main part until no more belong to it.
    private func grown(from main: Int) -> Group {
        let core = parts.components[main]
        var group = Group(parts: [main], box: core.box, score: scores[main])
        var isMember = [Bool](repeating: false, count: scores.count)
        isMember[main] = true
        var hasGrown = true
        while hasGrown {
            hasGrown = false
            for (index, piece) in parts.components.enumerated() where !isMember[index] {
                guard Float(piece.area) >= 0.015 * Float(core.area),
                    frame.belongs(
                        piece.box, to: group.box, isStrong: scores[index] > 0.1 * scores[main])
                else { continue }
                isMember[index] = true
                group.parts.append(index)
                group.box = group.box.union(piece.box)
                hasGrown = true
            }
        }
        for dot in dots(of: group) {
            group.parts.append(dot)
            group.box = group.box.union(parts.components[dot].box)
        }
        return group
    }

    /// The points above or below a group, as an i, an exclamation and a question mark have them: without
    /// its point an i is a 1.
    private func dots(of group: Group) -> [Int] {
        let candidates = parts.components.indices.filter {
            !group.parts.contains($0) && frame.mayBeDot(parts.components[$0].box, of: group.box)
        }
        guard !candidates.isEmpty else { return [] }
        let pen = mask(of: group).usualStrokeWidth
        return candidates.filter {
            let size = Float(parts.components[$0].box.longSide) / max(pen, 1)
            return InkFrame.dotSize.contains(size)
        }
    }
}

/// The picture's frame, against which ink is judged.
private struct InkFrame: Sendable {
    let width: Int
    let height: Int

    private var longSide: Float { Float(max(width, height)) }

    /// Small pictures are crops: there, ink at the border says nothing.
    private var judgesBorders: Bool { max(width, height) > 240 }

    func touchedBorders(_ box: PixelBox) -> Int {
        (box.x <= 1 ? 1 : 0) + (box.y <= 1 ? 1 : 0) + (box.maxX >= width - 1 ? 1 : 0)
            + (box.maxY >= height - 1 ? 1 : 0)
    }

    /// Much ink, large and near the middle is good; cut off by the border or tiny is bad.
    func score(_ part: ConnectedComponents.Component) -> Float {
        let box = part.box
        let x = (Float(box.x) + Float(box.width) / 2) / Float(width) - 0.5
        let y = (Float(box.y) + Float(box.height) / 2) / Float(height) - 0.5
        let size = Float(box.longSide) / longSide
        var score = part.ink * (1 + 2 * size) * exp(-3 * (x * x + y * y))
        let borders = touchedBorders(box)
        if judgesBorders, borders > 0 {
            score *= borders == 1 ? 0.25 : 0.1
            // A large solid thing in a corner is a table, a finger or a shadow.
            if size > 0.5, borders >= 2, Float(part.area) > 0.5 * Float(box.area) { score *= 0.1 }
            if abs(x) + abs(y) > 0.42 { score *= 0.3 }
        }
        if size < 0.03 { score *= 0.3 }
        return score
    }

    /// How large a point is in widths of the stroke: what a pen leaves that is put down and hardly moved.
    static let dotSize: ClosedRange<Float> = 0.7...2.8

    /// Whether a piece stands above or below a group and is small and about as wide as high.
    func mayBeDot(_ piece: PixelBox, of group: PixelBox) -> Bool {
        let side = Float(group.longSide)
        let gap = max(group.y - piece.maxY, piece.y - group.maxY)
        let middle = piece.x + piece.width / 2
        return Float(piece.longSide) <= 0.3 * side
            && Float(piece.longSide) <= 2.5 * Float(min(piece.width, piece.height))
            && gap > 0 && Float(gap) <= 0.5 * side
            && middle >= group.x - piece.width && middle < group.maxX + piece.width
            && touchedBorders(piece) == 0
    }

    /// Whether a piece belongs to the group by size and distance.
    func belongs(_ piece: PixelBox, to group: PixelBox, isStrong: Bool) -> Bool {
        let side = Float(group.longSide)
        guard Float(piece.longSide) >= 0.08 * side, Float(piece.longSide) <= 1.6 * side else {
            return false
        }
        let across = Float(max(group.x - piece.maxX, piece.x - group.maxX, 0))
        let down = Float(max(group.y - piece.maxY, piece.y - group.maxY, 0))
        let gap = max(across, down)
        if judgesBorders, touchedBorders(piece) > 0, gap > 0 {
            // A digit that fills the picture is a tight crop: its pieces may touch the border.
            let allowed: Float = side > 0.75 * longSide ? 0.3 : 0.05
            guard gap <= allowed * side else { return false }
        }
        return gap <= 0.12 * side
            || (gap <= 0.3 * side && isStrong && (across == 0 || down == 0))
    }
}
