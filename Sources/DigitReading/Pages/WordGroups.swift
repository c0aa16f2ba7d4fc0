import Raster

/// Which marks of a page stand close beside each other: each group is one word or number.
struct WordGroups {
    /// The places of the marks, group by group.
    let groups: [[Int]]

    /// Gaps within a word are at most this part of the writing's height.
    private static let widestGap: Float = 0.5

    /// Groups the boxes of a page whose digits are so high.
    init(of boxes: [PixelBox], height: Float) {
        let reach = Int(Self.widestGap * height)
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
