package import Raster

/// How soft the edges of the strokes are.
package struct EdgeWidth: Sendable, Equatable {
    /// The way from paper to ink (from a fifth to four fifths of it) in pixels.
    package let pixels: Float

    /// Measures a digit's ink, `level` being its strong ink.
    package init(of ink: GrayRaster, level: Float) {
        let outline = ink.mask(above: 0.5 * level).outlineLength
        let weak = ink.mask(above: 0.2 * level).count
        let strong = ink.mask(above: 0.8 * level).count
        pixels = Float(weak - strong) / Float(max(1, outline))
    }
}
