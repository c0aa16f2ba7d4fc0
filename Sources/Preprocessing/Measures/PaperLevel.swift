package import Raster

/// How the paper level, the gray level that the paper would have without ink, is estimated for each pixel.
package enum PaperLevel: Sendable, Hashable {
    /// A morphological closing with a square of this many pixels a side, of the picture reduced to
    /// `Settings.closing`: it fills dark structures narrower than the square.
    case closing(side: Int)
    /// A morphological closing as above, of the picture reduced to `Settings.fineClosing`: it follows the edges of
    /// shadows closer, and fills only thin strokes.
    case fineClosing(side: Int)
    /// A median filter with a square of this many pixels a side, of the picture reduced to `Settings.median`: it keeps
    /// the edges of shadows.
    case median(side: Int)
    /// A morphological closing at full resolution with a square whose side is this share of the picture's long side,
    /// but at least this many pixels: it follows every edge of a shadow or a sheet, and fills nothing but strokes.
    case strokes(share: Float, atLeast: Int = 3)

    /// The long sides in pixels to which a picture is reduced before its paper level is estimated.
    package struct Settings: Sendable, Codable {
        /// For the closing with which every photo of one digit is read first.
        ///
        /// From a prototype, not tuned on its own: `WorkingSizes.closingSide` was varied at this size.
        package var closing = 128
        /// For the closing that follows shadows closer.
        ///
        /// From a prototype: twice `closing`.
        package var fineClosing: Int { 2 * closing }
        /// For the median filter; from a prototype, not tuned on its own: between `closing` and `fineClosing`, since a
        /// median follows edges by itself, and takes longer than a closing.
        package var median = 192

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Returns the paper level, 0 … 255, of every pixel of a picture of dark ink.
    package func paper(under gray: GrayRaster, settings: Settings) -> GrayRaster {
        switch self {
        case .closing(let side):
            return closed(shrunk(gray, to: settings.closing), side: side, over: gray)
        case .fineClosing(let side):
            return closed(shrunk(gray, to: settings.fineClosing), side: side, over: gray)
        case .median(let side):
            return shrunk(gray, to: settings.median).medianFiltered(side: side).boxBlurred(side: 3)
                .bilinearResampled(width: gray.width, height: gray.height)
        case .strokes(let share, let least):
            let side = max(least, Int(share * Float(gray.longSide))) | 1
            let margin = side / 2 + 1
            return gray.medianFiltered3x3().paddedByEdge(margin).closed(width: side, height: side)
                .cropped(to: PixelBox(x: margin, y: margin, width: gray.width, height: gray.height))
        }
    }

    /// Returns the closing of a reduced picture with a square of `side` pixels a side, enlarged to the size of `gray`.
    ///
    /// A median filter of 3×3 before keeps single light pixels from raising the paper level, a box blur after it
    /// smooths the squares that a closing leaves. The picture's edge is repeated around it, as a closing needs what
    /// lies outside.
    private func closed(_ small: GrayRaster, side: Int, over gray: GrayRaster) -> GrayRaster {
        let margin = side / 2 + 1
        return small.medianFiltered3x3().paddedByEdge(margin)
            .closed(width: side, height: side)
            .boxBlurred(side: side / 3 | 1)
            .cropped(to: PixelBox(x: margin, y: margin, width: small.width, height: small.height))
            .bilinearResampled(width: gray.width, height: gray.height)
    }

    /// Returns the picture averaged to a long side of `side` pixels; a smaller one stays as it is.
    private func shrunk(_ gray: GrayRaster, to side: Int) -> GrayRaster {
        guard gray.longSide > side else { return gray }
        let scale = Float(side) / Float(gray.longSide)
        return gray.areaResampled(
            width: max(1, Int((Float(gray.width) * scale).rounded())),
            height: max(1, Int((Float(gray.height) * scale).rounded())))
    }
}
