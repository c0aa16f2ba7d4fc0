package import Raster

/// The mean width of the strokes' edges: how far it is from paper to ink.
package struct EdgeWidth: Sendable, Equatable {
    /// The distance in pixels across an edge from a fifth to four fifths of full ink: the area between these two
    /// levels over the length of the outline at half.
    package let pixels: Float

    /// Measures the ink of a digit, `level` being its full ink.
    package init(of ink: GrayRaster, level: Float) {
        let outline = ink.mask(above: 0.5 * level).outlineLength
        let weak = ink.mask(above: 0.2 * level).count
        let strong = ink.mask(above: 0.8 * level).count
        pixels = Float(weak - strong) / Float(max(1, outline))
    }
}
