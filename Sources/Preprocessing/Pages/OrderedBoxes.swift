package import Raster

/// Boxes in an order in which those that overlap another one are found without looking at all.
package struct OrderedBoxes: Sendable {
    /// The places of the boxes, from left to right.
    private let order: [Int]
    private let boxes: [PixelBox]
    private let widest: Int

    /// Orders boxes.
    package init(_ boxes: [PixelBox]) {
        self.boxes = boxes
        order = boxes.indices.sorted { (boxes[$0].x, $0) < (boxes[$1].x, $1) }
        widest = boxes.map(\.width).max() ?? 0
    }

    /// Returns the places of the boxes that share a pixel with another one, from left to right.
    package func overlapping(_ box: PixelBox) -> [Int] {
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
