import MNIST
import Preprocessing
import Raster

/// Chooses among glyphs that share ink: a maximum-weight independent set.
///
/// A digit is found whole, in pieces, merged with its neighbor and at several thresholds. Two glyphs that cannot both
/// be written are rivals; rivals form clusters (connected components of the graph of rivals), and in each cluster the
/// set without rivals whose sum of gains is greatest is found by branch and bound.
struct GlyphChoice {
    /// The places of the chosen glyphs in the given order.
    let chosen: [Int]

    /// The constants of this algorithm; each comment tells where its value is from.
    struct Settings: Sendable, Codable {
        /// The number of sets of a cluster that are examined, at most; after them the best so far is taken.
        ///
        /// Not tuned: it bounds the time, which grows exponentially with a cluster's size.
        var mostSteps = 3000
    }

    /// Chooses among glyphs; those at the places `left` are never chosen.
    ///
    /// With `digit`, all digits on the page are known to be that one. Glyphs whose gain is 0 or less are not chosen.
    init(
        among glyphs: [Glyph], besides left: [Int] = [], allOf digit: Digit? = nil,
        settings: PageSettings
    ) {
        var gains = glyphs.map { $0.gain(settings.glyph, ifAll: digit) }
        for place in left { gains[place] = 0 }
        let possible = glyphs.indices.filter { gains[$0] > 0 }
        let frames = Self.frames(among: possible, of: glyphs, settings)
        let others = possible.filter { !frames.contains($0) }
        var rivals = [[Int]](repeating: [], count: glyphs.count)
        for (one, other) in Self.conflicts(among: others, of: glyphs, settings.glyph) {
            rivals[one].append(other)
            rivals[other].append(one)
        }
        var chosen: [Int] = []
        var isDone = [Bool](repeating: false, count: glyphs.count)
        for start in others where !isDone[start] {
            // Breadth-first: all that is connected with a glyph by rivals.
            var cluster = [start]
            isDone[start] = true
            var next = 0
            while next < cluster.count {
                for rival in rivals[cluster[next]] where !isDone[rival] {
                    isDone[rival] = true
                    cluster.append(rival)
                }
                next += 1
            }
            var search = Search(gains: gains, rivals: rivals, steps: settings.choice.mostSteps)
            chosen += search.best(of: cluster.sorted { (gains[$0], $1) > (gains[$1], $0) })
        }
        self.chosen = chosen.sorted()
    }

    /// Returns the places of the glyphs that are frames: the outline of a sheet, a table or a shadow, which may look
    /// like a 0.
    ///
    /// A frame encloses sure digits other than 1, of which one is darker than the frame or two do not overlap.
    private static func frames(
        among places: [Int], of glyphs: [Glyph], _ settings: PageSettings
    ) -> Set<Int> {
        let digits = places.filter {
            glyphs[$0].isDigitButOne(atLeast: settings.marks.settled)
        }
        let index = OrderedBoxes(digits.map { glyphs[$0].mark.box })
        let frames = places.filter { place in
            let frame = glyphs[place]
            let inside = index.overlapping(frame.mark.box).map { glyphs[digits[$0]] }.filter {
                frame.mark.box.contains($0.mark.box)
                    && frame.mark.sharedPixels(with: $0.mark) == 0
            }
            return inside.contains { $0.mark.strength > frame.mark.strength }
                || inside.map(\.mark.box).areApart
        }
        return Set(frames)
    }

    /// Returns the pairs of rivals: glyphs that share ink, or of which one lies inside the other (`Glyph.isRival`).
    private static func conflicts(
        among places: [Int], of glyphs: [Glyph], _ settings: Glyph.Settings
    ) -> [(Int, Int)] {
        let ordered = places.sorted {
            (glyphs[$0].mark.box.x, $0) < (glyphs[$1].mark.box.x, $1)
        }
        var pairs: [(Int, Int)] = []
        for (place, one) in ordered.enumerated() {
            let mark = glyphs[one].mark
            for other in ordered[(place + 1)...] {
                let rival = glyphs[other].mark
                // Nothing farther right begins before this one ends.
                if rival.box.x >= mark.box.maxX { break }
                guard rival.box.y < mark.box.maxY, mark.box.y < rival.box.maxY else { continue }
                if glyphs[one].isRival(of: glyphs[other], settings) { pairs.append((one, other)) }
            }
        }
        return pairs
    }

    /// Looks for the set of glyphs with most gain of which no two are rivals.
    private struct Search {
        /// The gain of each glyph.
        let gains: [Float]
        /// The rivals of each glyph.
        let rivals: [[Int]]
        /// The number of sets that may still be examined.
        var steps: Int
        /// The best set so far, and its gain.
        private var best: (gain: Float, set: [Int]) = (0, [])
        /// For each glyph the number of its rivals in the set that is being extended.
        private var blocked: [Int: Int] = [:]

        /// Prepares a search that examines at most `steps` sets.
        init(gains: [Float], rivals: [[Int]], steps: Int) {
            (self.gains, self.rivals, self.steps) = (gains, rivals, steps)
        }

        /// Returns the best set of a cluster whose glyphs come in falling order of gain.
        mutating func best(of cluster: [Int]) -> [Int] {
            guard cluster.count > 1 else { return cluster }
            // What the glyphs from a place on could add at most.
            var rest = [Float](repeating: 0, count: cluster.count + 1)
            for place in cluster.indices.reversed() {
                rest[place] = rest[place + 1] + gains[cluster[place]]
            }
            extend([], gain: 0, from: 0, cluster, rest)
            return best.set
        }

        /// Tries the sets that begin with `set`: with and without the glyph at a place of the cluster, then with those
        /// behind it.
        ///
        /// A branch ends where not even all the glyphs behind it would make it better than the best so far.
        private mutating func extend(
            _ set: [Int], gain: Float, from place: Int, _ cluster: [Int], _ rest: [Float]
        ) {
            if gain > best.gain { best = (gain, set) }
            guard place < cluster.count, steps > 0, gain + rest[place] > best.gain else { return }
            steps -= 1
            let glyph = cluster[place]
            if blocked[glyph, default: 0] == 0 {
                for rival in rivals[glyph] { blocked[rival, default: 0] += 1 }
                extend(set + [glyph], gain: gain + gains[glyph], from: place + 1, cluster, rest)
                for rival in rivals[glyph] { blocked[rival, default: 0] -= 1 }
            }
            extend(set, gain: gain, from: place + 1, cluster, rest)
        }
    }
}
