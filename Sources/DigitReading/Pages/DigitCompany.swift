import Raster
import SystemLibraries

/// The digits around one on a page, those of its own word or number aside.
struct DigitCompany {
    /// How far the nearest one is, in heights of the page's digits.
    private(set) var nearest: Float = 20
    /// How many stand in the same row and column.
    private(set) var (row, column) = (0, 0)
    /// How far the heights of the nearest ones, of its own word too, are from its own, on average;
    /// logarithmic.
    private(set) var unlikeness: Float = 0

    /// How many of the nearest are compared.
    private static let count = 4
    /// How far digits of a row are apart, to the side and up or down, in heights; and those of a column.
    private static let row = SIMD2<Float>(8, 0.6)
    private static let column = SIMD2<Float>(0.8, 5)

    /// Looks around the box at a place; `groups` tells which word each box belongs to.
    init(of place: Int, among boxes: [PixelBox], groups: [Int], height: Float) {
        let own = boxes[place]
        var near: [(distance: Float, unlikeness: Float)] = []
        for (other, box) in boxes.enumerated() where other != place {
            let apart =
                SIMD2(
                    Float(abs(own.x + own.maxX - box.x - box.maxX)),
                    Float(abs(own.y + own.maxY - box.y - box.maxY))) / (2 * height)
            let distance = (apart * apart).sum().squareRoot()
            if near.count < Self.count || distance < near[Self.count - 1].distance {
                let unlikeness = abs(logf(Float(box.height) / Float(own.height)))
                let rank = near.firstIndex { distance < $0.distance } ?? near.count
                near.insert((distance, unlikeness), at: rank)
                if near.count > Self.count { near.removeLast() }
            }
            guard groups[other] != groups[place] else { continue }
            nearest = min(nearest, max(distance, 0.1))
            if apart.x < Self.row.x, apart.y < Self.row.y { row += 1 }
            if apart.x < Self.column.x, apart.y < Self.column.y { column += 1 }
        }
        if !near.isEmpty {
            unlikeness = near.reduce(0) { $0 + $1.unlikeness } / Float(near.count)
        }
    }
}
