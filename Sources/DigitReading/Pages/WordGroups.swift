import Raster

/// The words and numbers of a page: groups of marks that stand close beside each other.
struct WordGroups {
    /// The places of the marks, group by group, each from left to right.
    let groups: [[Int]]

    /// The constants of this algorithm; each comment tells where its value is from.
    struct Settings: Sendable, Codable {
        /// The gap within a word in heights of the page's digits, at most; not tuned: about as much as separates two
        /// numbers (`NumberSpacing.Settings.least`).
        var widestGap: Float = 0.5
        /// The share of the lower mark's height that neighbors of a word have in common, of which it must be more than
        /// this; not tuned: marks of one line have most of it in common, those of close lines a little.
        var leastOverlap: Float = 0.5
    }

    /// Groups boxes of a page whose digits are `height` pixels high: neighbors at most `Settings.widestGap` apart whose
    /// heights overlap by more than `Settings.leastOverlap`.
    init(of boxes: [PixelBox], height: Float, settings: Settings) {
        let reach = Int(settings.widestGap * height)
        // Union-find: every mark begins as a group of its own, and neighbors join their groups.
        var parent = Array(boxes.indices)
        func root(_ place: Int) -> Int {
            var place = place
            while parent[place] != place { place = parent[place] }
            return place
        }
        let ordered = boxes.indices.sorted { (boxes[$0].x, $0) < (boxes[$1].x, $1) }
        for (number, one) in ordered.enumerated() {
            let box = boxes[one]
            for other in ordered[(number + 1)...] {
                let next = boxes[other]
                if next.x > box.maxX + reach { break }
                let common = min(box.maxY, next.maxY) - max(box.y, next.y)
                guard Float(common) > settings.leastOverlap * Float(min(box.height, next.height))
                else { continue }
                parent[root(other)] = root(one)
            }
        }
        groups = Dictionary(grouping: ordered) { root($0) }.sorted { $0.key < $1.key }
            .map(\.value)
    }
}
