package import Raster

/// Whether what is thin in a picture is darker or lighter than what surrounds it.
///
/// A closing fills up thin dark things, an opening wipes out thin light ones, and neither moves the
/// edge of a shadow or of a page, however strong. What they change is squared and compared, so that
/// strokes count and grain does not.
package struct ThinContrast: Sendable, Equatable {
    /// 1 when all thin things are darker than their surroundings, −1 when all are lighter.
    package let balance: Float

    /// The long side, in pixels, at which strokes are looked for.
    package static let longSide = 192
    /// Things narrower than this, at that long side, are thin.
    private static let side = 5

    /// Measures a picture of 0 … 255, at another long side where its strokes are finer.
    package init(of gray: GrayRaster, longSide: Int = Self.longSide) {
        let scale = min(1, Float(longSide) / Float(max(1, gray.longSide)))
        let small = gray.areaResampled(
            width: max(1, Int((Float(gray.width) * scale).rounded())),
            height: max(1, Int((Float(gray.height) * scale).rounded())))
        let margin = Self.side
        let padded = small.paddedByEdge(margin)
        let whole = PixelBox(x: margin, y: margin, width: small.width, height: small.height)
        let closed = padded.closed(width: Self.side, height: Self.side).cropped(to: whole)
        let opened = padded.opened(width: Self.side, height: Self.side).cropped(to: whole)
        var (dark, light): (Float, Float) = (0, 0)
        for (index, value) in small.pixels.enumerated() {
            let (below, above) = (closed.pixels[index] - value, value - opened.pixels[index])
            dark += below * below
            light += above * above
        }
        balance = (dark - light) / (dark + light + 1e-3)
    }
}
