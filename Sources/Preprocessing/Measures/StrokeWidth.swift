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

/// The mean width of the strokes' edges: how far it is from paper to ink, in pixels; small where a photo is sharp.
package struct EdgeWidth: Sendable, Equatable {
    /// The distance in pixels across an edge from a fifth to four fifths of full ink: the area between these two
    /// levels over the length of the outline at half.
    package let pixels: Float

    /// Measures the ink of a digit; `level` is the digit's full ink on the same scale, 0 … 1.
    ///
    /// The levels of a fifth and four fifths are the usual 20 % and 80 % of an edge's rise.
    package init(of ink: GrayRaster, level: Float) {
        let outline = ink.mask(above: 0.5 * level).outlineLength
        let weak = ink.mask(above: 0.2 * level).count
        let strong = ink.mask(above: 0.8 * level).count
        pixels = Float(weak - strong) / Float(max(1, outline))
    }
}
