package import Raster

/// How wide the strokes of a glyph are.
package struct StrokeWidth: Sendable, Equatable {
    /// The middle width in pixels; 1 when there are no strokes.
    package let pixels: Float

    /// Measures a mask: twice the median distance of the strokes' ridges from the paper.
    package init(of mask: BinaryMask) {
        let distances = mask.distanceTransformed()
        let highest = distances.dilated(width: 3, height: 3)
        var ridge: [Float] = []
        for (index, distance) in distances.pixels.enumerated()
        where distance > 0 && distance >= highest.pixels[index] - 1e-3 {
            ridge.append(distance)
        }
        guard !ridge.isEmpty else {
            pixels = 1
            return
        }
        pixels = 2 * ridge.median - 1
    }
}
