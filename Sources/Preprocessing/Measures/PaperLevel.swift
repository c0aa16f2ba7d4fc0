package import Raster

/// How the paper under the ink is estimated.
package enum PaperLevel: Sendable, Hashable {
    /// Dark things narrower than a square of this many pixels a side, at 128 pixels on the long
    /// side, are filled up.
    case closing(side: Int)
    /// The same at 256 pixels: follows the edges of shadows, and fills up only thin strokes.
    case fineClosing(side: Int)
    /// The median of a square of this many pixels a side, at 192 pixels on the long side: keeps
    /// the edges of shadows.
    case median(side: Int)
    /// Dark things narrower than this part of the long side, and than so many pixels, are filled up in the
    /// picture itself: follows every edge of a shadow or a sheet, and fills up nothing but strokes.
    case strokes(share: Float, atLeast: Int = 3)
    /// White everywhere: no flattening.
    case white

    /// Returns the paper's value under every pixel of a picture of dark ink, 0 … 255.
    package func paper(under gray: GrayRaster) -> GrayRaster {
        switch self {
        case .closing(let side): return closed(shrunk(gray, to: 128), side: side, over: gray)
        case .fineClosing(let side): return closed(shrunk(gray, to: 256), side: side, over: gray)
        case .median(let side):
            return shrunk(gray, to: 192).medianFiltered(side: side).boxBlurred(side: 3)
                .bilinearResampled(width: gray.width, height: gray.height)
        case .strokes(let share, let least):
            let side = max(least, Int(share * Float(gray.longSide))) | 1
            let margin = side / 2 + 1
            return gray.medianFiltered3x3().paddedByEdge(margin).closed(width: side, height: side)
                .cropped(to: PixelBox(x: margin, y: margin, width: gray.width, height: gray.height))
        case .white:
            return GrayRaster(width: gray.width, height: gray.height, filledWith: 255)
        }
    }

    private func closed(_ small: GrayRaster, side: Int, over gray: GrayRaster) -> GrayRaster {
        let margin = side / 2 + 1
        return small.medianFiltered3x3().paddedByEdge(margin)
            .closed(width: side, height: side)
            .boxBlurred(side: side / 3 | 1)
            .cropped(to: PixelBox(x: margin, y: margin, width: small.width, height: small.height))
            .bilinearResampled(width: gray.width, height: gray.height)
    }

    private func shrunk(_ gray: GrayRaster, to side: Int) -> GrayRaster {
        guard gray.longSide > side else { return gray }
        let scale = Float(side) / Float(gray.longSide)
        return gray.areaResampled(
            width: max(1, Int((Float(gray.width) * scale).rounded())),
            height: max(1, Int((Float(gray.height) * scale).rounded())))
    }
}
