import PhotoFiles
import Raster

/// Makes the ink as dark and the strokes as wide as pen strokes in MNIST.
///
/// The ink is stretched to 0 … 1 (`SoftInk`). The stroke is measured on a copy with a long side of 100 pixels, so that
/// widths are hundredths of the digit's long side: thinner ones, which would vanish when the digit is shrunk, are
/// dilated, wider ones eroded. Strokes within range pass through untouched, at their own resolution.
///
/// Warnings: `low-contrast`, `blurred`, `thin-stroke`.
package struct NormalizeStroke: Stage {
    package static let name = StageName.normalizeStroke

    /// The long side in pixels of the copy on which strokes are measured and mended.
    ///
    /// By definition: a pixel of it is the unit of stroke widths, a hundredth of the digit's long side. Five make a
    /// pixel of MNIST's box of 20.
    private static let measuringSide = 100

    /// The constants of this algorithm; each comment tells where its value is from.
    package struct Settings: Sendable, Codable {
        /// The full ink, 0 … 1, below which the photo has the warning `low-contrast`.
        ///
        /// Not tuned: a sixth of black ink.
        package var faintLevel: Float = 0.18
        /// The edge width over the digit's long side from which on the photo has the warning `blurred`.
        ///
        /// Not tuned: half of the width of the thinnest stroke left as it is.
        package var softEdge: Float = 0.05
        /// The edge width in pixels of the full-size photo from which on the photo has the warning `blurred`.
        ///
        /// Not tuned: the edges of a tiny drawing are as wide as its pixels, and yet not out of focus.
        package var softPixels = 2.0
        /// The stroke width in hundredths of the digit's long side below which the photo has the warning `thin-stroke`.
        ///
        /// Not tuned: a fifth of a pixel in MNIST's box of 20.
        package var hairline: Float = 1
        /// The full ink over the paper's grain below which the photo has the warning `low-contrast`.
        ///
        /// Not tuned: four times the grain that ink must exceed to be found at all (`HysteresisThreshold.highNoise`).
        package var faintOverGrain: Float = 12
        /// The darkest ink, 0 … 1, of the copy below which it is stretched to 1: averaging makes strokes thinner than a
        /// pixel paler.
        ///
        /// Not tuned: of more than 0.95 nothing is gained.
        package var palePeak: Float = 0.95
        /// The stroke width in pixels of the copy below which strokes are widened to one pixel of it before they are
        /// averaged.
        ///
        /// Not tuned: a stroke two pixels wide fills one pixel wherever it lies.
        package var averagedAway: Float = 2
        /// The stroke width in pixels of the copy, as twice the area over the outline estimates it, below which the
        /// exact width is computed.
        ///
        /// Not tuned: half more than `averagedAway`, for the estimate's error.
        package var maybeAveragedAway: Float = 3
        /// The share of the excess width by which a wide stroke is thinned.
        ///
        /// From a prototype, not measured on its own: not all of it, as MNIST has wide strokes, too.
        package var thinning: Float = 0.7
        /// The share of the ink that thinning must leave; of less, the digit stays as it is.
        ///
        /// Not tuned: a blot without a stroke in it would vanish.
        package var leastThinned: Float = 0.25
        /// The ink, 0 … 1, from which on pixels of the mended digit count for its box.
        ///
        /// Not tuned: 0 would make the box grow with every soft edge, near 1 it would cut strokes.
        package var boxLevel: Float = 0.3
        /// The narrowest stroke left as it is, in hundredths of the digit's long side: 1.8 pixels of MNIST's 20.
        ///
        /// From a prototype, which without changing widths read fewer photos on paper right: 97.5 % instead of 98.2
        /// (`Benchmarks/THRESHOLDS.md`).
        package var narrowest: Float = 9
        /// The widest stroke left as it is, in hundredths of the digit's long side: 4.4 pixels of MNIST's 20.
        ///
        /// From the same prototype, measured together with `narrowest`.
        package var widest: Float = 22
    }

    /// Makes the stage.
    package init() {}

    /// Leaves the mended ink and mask, the stroke width before, and the warnings; throws `noInk` where the mask is
    /// empty.
    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        guard let mask = workpiece.mask, let ink = workpiece.ink, !mask.isEmpty
        else { throw .noInk }
        let settings = workpiece.settings.normalizeStroke
        let softened = SoftInk(of: ink, mask: mask, settings: workpiece.settings.softInk)
        let edge = EdgeWidth(of: ink, level: softened.level).pixels
        let softness = edge / Float(ink.longSide)
        notes.note("ink level", softened.level, because: "the digit's strong ink becomes 1")
        notes.note("edge width", 100 * softness, because: "in hundredths of the digit's long side")
        if softened.level < settings.faintLevel
            || softened.level < settings.faintOverGrain * workpiece.noise
        {
            workpiece.warn(.lowContrast)
        }
        if softness > settings.softEdge,
            Double(edge) * workpiece.view.scale > settings.softPixels
        {
            workpiece.warn(.blurred)
        }
        let copy = Self.measuringCopy(of: softened.ink, settings)
        let width = StrokeWidth(of: copy.mask(above: 0.5)).pixels
        notes.note("stroke width", width, because: "in hundredths of the digit's long side")
        workpiece.strokeWidth = width
        if width < settings.hairline { workpiece.warn(.thinStroke) }

        // How many pixels of the copy the stroke is to gain or to lose; at most one of the two is above 0.
        var mended = copy
        let grown = Int((settings.narrowest - width).rounded())
        let shrunk = Int((settings.thinning * (width - settings.widest)).rounded())
        if grown > 0 {
            // Padded by what the dilation adds, so that the stroke can grow outward.
            mended = copy.paddedByZero((grown + 2) / 2).dilated(byDiscOf: grown + 1)
            notes.decide("stroke", "thickened", because: "thinner than MNIST's pens draw")
        } else if shrunk > 0 {
            mended = copy.paddedByZero(1).eroded(byDiscOf: shrunk + 1)
            // A blot without a stroke in it must not vanish.
            if mended.sum <= settings.leastThinned * copy.sum { mended = copy }
            notes.decide("stroke", "thinned", because: "wider than MNIST's pens draw")
        } else {
            // The full resolution, not the copy's: nothing was to be changed.
            mended = softened.ink
            notes.decide("stroke", "kept", because: "within the range of MNIST's pens")
        }
        let scale = Double(softened.ink.longSide) / Double(copy.longSide)
        // Ink of its former size was not mended: neither padding nor the copy's scale applies.
        let isKept = (mended.width, mended.height) == (softened.ink.width, softened.ink.height)
        finish(
            &workpiece, with: mended, margin: isKept ? 0 : (mended.width - copy.width) / 2,
            scale: isKept ? 1 : scale)
    }

    /// Puts the mended ink, cropped anew, into the workpiece, with the view that belongs to it.
    ///
    /// `margin` is how many pixels `mended` has more than the former ink on each side, `scale` the pixels of the former
    /// ink per pixel of `mended`.
    private func finish(
        _ workpiece: inout Workpiece, with mended: GrayRaster, margin: Int, scale: Double
    ) {
        let whole = PixelBox(x: 0, y: 0, width: mended.width, height: mended.height)
        let box =
            mended.mask(above: workpiece.settings.normalizeStroke.boxLevel).boundingBox ?? whole
        workpiece.view.scale *= scale
        workpiece.view.x += Double(box.x - margin) * workpiece.view.scale
        workpiece.view.y += Double(box.y - margin) * workpiece.view.scale
        let ink = mended.cropped(to: box)
        workpiece.ink = ink
        workpiece.mask = ink.mask(above: 0.5)
        workpiece.lines = nil
    }

    /// Returns a copy of the ink with the long side `measuringSide`, in which hairlines are full ink, too.
    private static func measuringCopy(of ink: GrayRaster, _ settings: Settings) -> GrayRaster {
        let scale = Float(measuringSide) / Float(ink.longSide)
        let width = max(1, Int((Float(ink.width) * scale).rounded()))
        let height = max(1, Int((Float(ink.height) * scale).rounded()))
        guard scale < 1 else { return ink.bilinearResampled(width: width, height: height) }
        var copy = ink.areaResampled(width: width, height: height)
        let peak = copy.greatest
        // 1e-4 only keeps a division from failing.
        if peak < settings.palePeak { copy.pixels = copy.pixels.map { $0 / max(peak, 1e-4) } }
        let strokes = ink.mask(above: 0.5)
        // Twice the area over the outline is about the width, and much cheaper to compute than the distance transform,
        // which then only runs where the stroke may be narrower than `Settings.averagedAway`.
        let rough = 2 * Float(strokes.count) / Float(max(1, strokes.outlineLength))
        guard scale * rough < settings.maybeAveragedAway,
            scale * StrokeWidth(of: strokes).pixels < settings.averagedAway
        else { return copy }
        // Hairlines become as wide as a pixel of the copy before they are averaged, and the darker of both copies
        // counts.
        let reach = Int((1 / scale).rounded(.up))
        let grown = ink.dilated(width: reach, height: reach)
            .areaResampled(width: width, height: height)
        for index in copy.pixels.indices {
            copy.pixels[index] = max(copy.pixels[index], grown.pixels[index])
        }
        return copy
    }
}
