package import Raster

/// Whether thin structures in a picture are darker or lighter than their surroundings.
///
/// Black and white top-hat transforms: a closing fills thin dark structures, an opening removes thin light ones, and
/// neither moves the edge of a shadow or of a page. The squares of what they change are summed and compared, so that
/// strokes count and grain hardly does.
package struct ThinContrast: Sendable, Equatable {
    /// The sum of the dark squares less that of the light ones, over both: 1 where all thin structures are darker than
    /// their surroundings, −1 where all are lighter.
    package let balance: Float

    /// The constants of this algorithm; each comment tells where its value is from.
    package struct Settings: Sendable, Codable {
        /// The long side in pixels to which the picture of one digit is reduced.
        ///
        /// Not tuned: most digits' strokes are then narrower than `side`.
        package var longSide = 192
        /// The side in pixels, odd, of the square that closes and opens: narrower structures are thin.
        ///
        /// Not tuned: larger squares take parts of hands and shadows for thin, smaller ones miss broad pens.
        package var side = 5

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Measures a picture of gray levels, 0 … 255, reduced to a long side in pixels; larger where strokes are finer.
    ///
    /// Without a long side it is that for the picture of one digit. A picture without any thin structure has the
    /// balance 0.
    package init(
        of gray: GrayRaster, longSide: Int? = nil, settings: Settings
    ) {
        let longSide = longSide ?? settings.longSide
        let scale = min(1, Float(longSide) / Float(max(1, gray.longSide)))
        let small = gray.areaResampled(
            width: max(1, Int((Float(gray.width) * scale).rounded())),
            height: max(1, Int((Float(gray.height) * scale).rounded())))
        let margin = settings.side
        let padded = small.paddedByEdge(margin)
        let whole = PixelBox(x: margin, y: margin, width: small.width, height: small.height)
        let closed = padded.closed(width: settings.side, height: settings.side).cropped(to: whole)
        let opened = padded.opened(width: settings.side, height: settings.side).cropped(to: whole)
        var (dark, light): (Float, Float) = (0, 0)
        for (index, value) in small.pixels.enumerated() {
            let (below, above) = (closed.pixels[index] - value, value - opened.pixels[index])
            dark += below * below
            light += above * above
        }
        balance = (dark - light) / (dark + light + 1e-3)
    }
}
