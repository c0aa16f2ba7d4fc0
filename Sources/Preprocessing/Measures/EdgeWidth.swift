package import Raster

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
