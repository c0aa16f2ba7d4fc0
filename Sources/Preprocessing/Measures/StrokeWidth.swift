package import Raster

/// The usual width of the strokes in a mask.
package struct StrokeWidth: Sendable, Equatable {
    /// The median width in pixels; 1 where the mask is empty.
    package let pixels: Float

    /// Measures a mask: twice the median of the distance transform on its ridge, less 1.
    ///
    /// The ridge is the distance transform's local maxima in 3×3 pixels: the strokes' middle lines, whose pixels are as
    /// far from the outline as the stroke is wide by half. The distance is a chamfer one and ends outside the mask: a
    /// stroke of one pixel has the distance 0.955 there, and a width of 0.91.
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
