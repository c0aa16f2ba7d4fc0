package import Raster

/// Boxes sorted by their left edges, so that those that overlap a given box are found without looking at all of them.
package struct OrderedBoxes: Sendable {
    /// The places of the boxes, from left to right.
    private let order: [Int]
    /// The boxes, in the order in which they were given.
    private let boxes: [PixelBox]
    /// The greatest width among the boxes: how far left of a box one that overlaps it may begin.
    private let widest: Int

    /// Sorts boxes; equal left edges keep the order given.
    package init(_ boxes: [PixelBox]) {
        self.boxes = boxes
        order = boxes.indices.sorted { (boxes[$0].x, $0) < (boxes[$1].x, $1) }
        widest = boxes.map(\.width).max() ?? 0
    }

    /// Returns the places of the boxes that share a pixel with a box, from left to right.
    package func overlapping(_ box: PixelBox) -> [Int] {
        // Binary search for the first box that can reach to the given one; boxes before it end too far left.
        var (low, high) = (0, order.count)
        while low < high {
            let middle = (low + high) / 2
            if boxes[order[middle]].x + widest <= box.x { low = middle + 1 } else { high = middle }
        }
        var found: [Int] = []
        for place in order[low...] {
            let other = boxes[place]
            if other.x >= box.maxX { break }
            if other.maxX > box.x && other.y < box.maxY && box.y < other.maxY {
                found.append(place)
            }
        }
        return found
    }
}
