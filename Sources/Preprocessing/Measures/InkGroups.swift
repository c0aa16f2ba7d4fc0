package import Raster

/// Groups of connected components that may each be the digit of a photo, the likeliest first.
///
/// Each connected component is scored by its ink, its size and its place (`InkRules.score`). Around the components with
/// the highest scores, others that belong to the same digit are joined to them: the bar of a 5, the pieces of a broken
/// 4.
package struct InkGroups: Sendable {
    /// Connected components that together may be the digit.
    package struct Group: Sendable, Equatable {
        /// The places of the group's connected components in `InkGroups.parts`; the first, the main one, has the
        /// highest score.
        package internal(set) var parts: [Int]
        /// The smallest box that holds all of its components, in working pixels.
        package internal(set) var box: PixelBox
        /// The main component's score.
        package let score: Float
    }

    /// All connected components of the mask.
    package let parts: ConnectedComponents
    /// The score of each connected component, in the same order.
    package let scores: [Float]
    /// The groups by the score of their main component, highest first.
    ///
    /// A first group of several components is followed by the components that its frame encloses, if it has a
    /// frame, and by its large components as groups of their own, the main one first.
    package private(set) var groups: [Group] = []
    /// The rules of where in the picture a digit lies.
    private let rules: InkRules
    /// The constants of this algorithm.
    private let settings: Settings

    /// The constants of this algorithm; each comment tells where its value is from.
    package struct Settings: Sendable, Codable {
        /// The long side of a companion over that of the chosen group, at most, and the other way round.
        ///
        /// A component of a group is tried alone where the main one is no longer than this times its own long side, and
        /// a stroke stands beside a digit where their heights differ by no more. Not tuned: digits of one hand differ
        /// by less. A number of its own beside `PageSettings.alike`, which compares heights of digits that were read.
        package var alike: Float = 1.67
        /// The long side of a mark beside the chosen group, over that of the group, at most, and the other way round.
        ///
        /// Not tuned: what is larger is no digit beside it, or the chosen group is none; a digit may be half as high, a
        /// speck is not. More makes pages be looked for in more photos, which costs time.
        package var greatestMark: Float = 2.5
        /// The long side of a mark beside the chosen group in working pixels, at least; not tuned: fewer show no digit,
        /// and a page would be looked for in vain.
        package var leastMarkPixels = 12
        /// The score of a group's main component over the highest score, at least; of less, no further groups are made.
        ///
        /// Not tuned: each group is a hypothesis that takes time.
        package var leastScore: Float = 0.05
        /// The number of components around which groups are made, at most; the first group's own components are groups
        /// beyond that.
        ///
        /// Not tuned: alternatives ask for the ranks 0 … 3. Fewer would leave some of these without a group, more would
        /// only add companions, each of which takes time.
        package var mostGroups = 4
        /// The long side of what a frame encloses over that of the frame, at least; not tuned: less is the dot in an
        /// eye.
        package var leastContents: Float = 0.3
        /// The paper between a frame and what it encloses, on every side, over the frame's long side, at least.
        ///
        /// Not tuned: a loop of a digit lies nearer to its stroke.
        package var leastRoom = 0.05
        /// The area of a piece over the main component's, at least: less is a speck.
        ///
        /// From a prototype, not measured on its own.
        package var leastPiece: Float = 0.015
        /// The score of a piece with much ink over the main component's, at least.
        ///
        /// From a prototype, not measured on its own.
        package var strongPiece: Float = 0.1
        /// The score of another group over that of the first, from which on the photo has the warning
        /// `several-candidates`.
        ///
        /// Not tuned: with the warning a preview is never enough, so that less costs time.
        package var runnerUpScore: Float = 0.5

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Makes at most `Settings.mostGroups` groups of the ink in a mask, and those that follow a first group of several
    /// components; `largestCrop` is that of `InkRules`.
    package init(
        in mask: BinaryMask, ink: GrayRaster, largestCrop: Int, settings: Settings,
        rules: InkRules.Settings
    ) {
        self.settings = settings
        parts = ConnectedComponents(of: mask, ink: ink)
        let rules = InkRules(
            width: mask.width, height: mask.height, largestCrop: largestCrop, settings: rules)
        self.rules = rules
        scores = parts.components.map(rules.score)
        findGroups()
    }

    /// The highest score of a group that shares no component with the first one, as a share of the first one's
    /// score; nil where there is no such group.
    package var runnerUp: Float? {
        guard let first = groups.first else { return nil }
        let other = groups.first { !first.parts.contains($0.parts[0]) }
        return other.map { $0.score / first.score }
    }

    /// Returns the places in `groups` of the companions of a group: about as large, without a component or box in
    /// common with the group, and not cut off by the picture's border.
    package func companions(of place: Int) -> [Int] {
        let chosen = groups[place]
        return groups.indices.filter { other in
            let group = groups[other]
            let size = Float(group.box.longSide) / Float(chosen.box.longSide)
            return size.isWithin(settings.alike)
                && !group.parts.contains(where: chosen.parts.contains)
                && !group.box.contains(chosen.box)
                && rules.touchedBorders(group.box) == 0
        }
    }

    /// Returns how many connected components outside a group are as large as digits beside it may be, and not cut
    /// off by the picture's border.
    package func marks(beside place: Int) -> Int {
        let chosen = groups[place]
        return parts.components.enumerated().count { index, part in
            (Float(part.box.longSide) / Float(chosen.box.longSide)).isWithin(settings.greatestMark)
                && part.box.longSide >= settings.leastMarkPixels
                && !chosen.parts.contains(index) && rules.touchedBorders(part.box) == 0
        }
    }

    /// Returns the foreign ink of a group as a share of the group's own ink, 0 and more: that of components which lie
    /// in its box or continue its strokes without belonging to it.
    package func foreignInk(of place: Int) -> Float {
        let group = groups[place]
        let continuations = continuations(of: group)
        var (own, foreign): (Float, Float) = (0, 0)
        for (index, part) in parts.components.enumerated() {
            if group.parts.contains(index) {
                own += part.ink
            } else if group.box.contains(part.box) || continuations.contains(index) {
                foreign += part.ink
            }
        }
        return foreign / max(own, 1e-3)
    }

    /// The components of the first group that a group made of some of its components leaves out, although they lie
    /// within one stroke width of the group: there the pen has skipped rather than begun another digit.
    private func continuations(of group: Group) -> [Int] {
        let first = groups[0]
        guard group.parts.count < first.parts.count, group.parts.allSatisfy(first.parts.contains)
        else { return [] }
        let width = mask(of: first).usualStrokeWidth
        let side = 2 * Int(width) + 1
        let near = mask(of: group).dilated(width: side, height: side)
        var reached: Set<Int> = []
        for (run, label) in zip(parts.runs, parts.labels)
        where run.columns.contains(where: { near[$0, run.row] }) {
            reached.insert(label)
        }
        return first.parts.filter { part in
            let box = parts.components[part].box
            // A frame's box holds the group's.
            return !group.parts.contains(part) && reached.contains(part)
                && !box.contains(group.box) && rules.touchedBorders(box) == 0
        }
    }

    /// Whether a group may be a frame and a digit that the frame encloses.
    package func isFramed(_ place: Int) -> Bool {
        contents(of: groups[place]) != nil
    }

    /// Returns a mask of a group's connected components.
    package func mask(of group: Group) -> BinaryMask {
        var isKept = [Bool](repeating: false, count: parts.components.count)
        for part in group.parts { isKept[part] = true }
        return parts.mask(where: isKept)
    }

    /// Makes groups around the `Settings.mostGroups` components with the highest scores; a component that belongs to a
    /// group begins none.
    private mutating func findGroups() {
        // By falling score; among equal scores the first, so that the order never depends on the sort.
        let order = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
        var used: Set<Int> = []
        for main in order.prefix(settings.mostGroups) where !used.contains(main) {
            guard scores[main] > 0,
                groups.isEmpty || scores[main] >= settings.leastScore * scores[order[0]]
            else { break }
            let group = grown(from: main)
            used.formUnion(group.parts)
            groups.append(group)
            if groups.count == 1, group.parts.count > 1 {
                if let framed = contents(of: group) { groups.append(framed) }
                appendAlone(group)
            }
        }
    }

    /// Appends the components of the first group that may be digits by themselves, each as a group: the main one, and
    /// those that are about as large.
    private mutating func appendAlone(_ first: Group) {
        let main = parts.components[first.parts[0]]
        for part in first.parts {
            let component = parts.components[part]
            let isMain = part == first.parts[0]
            guard
                isMain
                    || settings.alike * Float(component.box.longSide)
                        >= Float(main.box.longSide)
            else { continue }
            let alone = Group(parts: [part], box: component.box, score: scores[part])
            if !groups.contains(alone) { groups.append(alone) }
        }
    }

    /// Returns the components that a group's largest one encloses as a frame does, as a group.
    ///
    /// Returns nil where the largest one encloses none, or none that is large enough to be a digit and apart from
    /// the frame on all sides.
    private func contents(of group: Group) -> Group? {
        func box(_ part: Int) -> PixelBox { parts.components[part].box }
        guard let frame = group.parts.max(by: { box($0).longSide < box($1).longSide }) else {
            return nil
        }
        let inside = group.parts.filter { $0 != frame && box(frame).contains(box($0)) }
            .sorted { scores[$0] > scores[$1] }
        guard let main = inside.first else { return nil }
        let around = inside.reduce(box(main)) { $0.union(box($1)) }
        let (outer, room) = (box(frame), Int(settings.leastRoom * Double(box(frame).longSide)))
        guard Float(around.longSide) >= settings.leastContents * Float(outer.longSide),
            min(around.x - outer.x, around.y - outer.y) > room,
            min(outer.maxX - around.maxX, outer.maxY - around.maxY) > room
        else { return nil }
        return Group(parts: inside, box: around, score: scores[main])
    }

    /// Returns the group of a main component: pieces are added until none is left that belongs to the group, then dots.
    private func grown(from main: Int) -> Group {
        let core = parts.components[main]
        var group = Group(parts: [main], box: core.box, score: scores[main])
        var isMember = [Bool](repeating: false, count: scores.count)
        isMember[main] = true
        // Again from the start after each round that has added something: with every piece the box grows, and others
        // come near.
        var hasGrown = true
        while hasGrown {
            hasGrown = false
            for (index, piece) in parts.components.enumerated() where !isMember[index] {
                guard Float(piece.area) >= settings.leastPiece * Float(core.area),
                    rules.belongs(
                        piece.box, to: group.box,
                        isStrong: scores[index] > settings.strongPiece * scores[main])
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

    /// Returns the components that are a group's dots, as an i, an exclamation and a question mark have one.
    ///
    /// A dot belongs to the ink so that the network sees what was written: without its dot an i is a 1.
    private func dots(of group: Group) -> [Int] {
        let candidates = parts.components.indices.filter {
            !group.parts.contains($0) && rules.mayBeDot(parts.components[$0].box, of: group.box)
        }
        guard !candidates.isEmpty else { return [] }
        let pen = mask(of: group).usualStrokeWidth
        return candidates.filter {
            Float(parts.components[$0].box.longSide) >= rules.leastDot * max(pen, 1)
        }
    }
}
