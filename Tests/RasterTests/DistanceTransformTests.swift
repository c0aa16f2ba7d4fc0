import Foundation
import Raster
import Testing

struct DistanceTransformTests {
    @Test func `distances are Euclidean to within a tenth`() {
        var random = RandomRasters(seed: 17)
        for (width, height) in RandomRasters.sizes {
            let mask = random.mask(width, height, filled: 93)
            let distances = mask.distanceTransformed()
            for y in 0..<height {
                for x in 0..<width {
                    guard mask[x, y] else {
                        #expect(distances[x, y] == 0)
                        continue
                    }
                    // The mask is surrounded by unset pixels.
                    var nearest = Float(min(min(x, width - 1 - x), min(y, height - 1 - y)) + 1)
                    for row in 0..<height {
                        for column in 0..<width where !mask[column, row] {
                            nearest = min(
                                nearest, hypot(Float(column - x), Float(row - y)))
                        }
                    }
                    #expect(abs(distances[x, y] - nearest) <= 0.1 * nearest)
                }
            }
        }
    }
}
