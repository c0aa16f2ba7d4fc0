import Raster

/// The words and numbers of a page: groups of marks that stand close beside each other.
struct WordGroups {
    /// The places of the marks, group by group, each from left to right.
    let groups: [[Int]]

    /// The gap within a word in heights of the page's digits, at most; not tuned.
    private static let widestGap: Float = 0.5

    /// Groups boxes of a page whose digits are `height` pixels high: neighbors at most `widestGap` apart whose heights
    /// overlap by more than half of the lower one's.
    init(of boxes: [PixelBox], height: Float) {
        let reach = Int(Self.widestGap * height)
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
                guard 2 * common > min(box.height, next.height) else { continue }
                parent[root(other)] = root(one)
            }
        }
        groups = Dictionary(grouping: ordered) { root($0) }.sorted { $0.key < $1.key }
            .map(\.value)
    }
}
