import PhotoFiles
import Raster

/// Makes the ink as dark and the strokes as wide as pen strokes in MNIST.
///
/// The ink is scaled to its peak. Then the stroke is measured on a copy with a long side of 100
/// pixels: hairlines, which would be shrunk away, are thickened, blots thinned. Strokes within
/// range pass through untouched, at their own resolution.
package struct NormalizeStroke: Stage {
    package static let name = StageName.normalizeStroke

    /// The constants of this algorithm; each comment tells where its value is from.
    package struct Settings: Sendable, Codable {
        /// The long side in pixels of the copy on which strokes are measured and mended.
        ///
        /// Five times MNIST's 20, so that a pixel is a hundredth of the digit.
        package var measuringSide = 100
        /// The full ink, 0 … 1, below which the photo has the warning `low-contrast`.
        ///
        /// Not tuned.
        package var faintLevel: Float = 0.18
        /// The edge width over the digit's long side from which on the photo has the warning `blurred`: half of the width of
        /// the thinnest stroke left as it is.
        ///
        /// Not tuned.
        package var softEdge: Float = 0.05
        /// The stroke width in hundredths of the digit's long side below which the photo has the warning `thin-stroke`.
        ///
        /// Not tuned.
        package var hairline: Float = 1
        /// The full ink over the paper's grain below which the photo has the warning `low-contrast`.
        ///
        /// Not tuned.
        package var faintOverGrain: Float = 12
        /// The share of the excess width by which a wide stroke is thinned.
        ///
        /// From a prototype: MNIST has wide strokes, too.
        package var thinning: Float = 0.7
        /// The share of the ink that thinning must leave: a blot without a stroke in it stays as it is.
        ///
        /// Not tuned.
        package var leastThinned: Float = 0.25
        /// The ink, 0 … 1, from which on pixels of the mended digit count for its box.
        ///
        /// Not tuned.
        package var boxLevel: Float = 0.3
        /// The narrowest stroke left as it is, in hundredths of the digit's long side: 1.8 pixels of MNIST's 20, from a
        /// prototype.
        package var narrowest: Float = 9
        /// The widest stroke left as it is, in hundredths of the digit's long side, from a prototype.
        package var widest: Float = 22

        /// Makes the settings that photos are read with.
        package init() {}
    }
    /// Makes the stage.
    package init() {}

    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        guard let mask = workpiece.mask, !mask.isEmpty else { throw .noInk }
        let settings = workpiece.settings.normalizeStroke
        let softened = SoftInk(
            of: workpiece.gray, mask: mask, settings: workpiece.settings.softInk)
        let edge = EdgeWidth(of: workpiece.gray, level: softened.level).pixels
        let softness = edge / Float(workpiece.gray.longSide)
        notes.note("ink level", softened.level, because: "the digit's strong ink becomes 1")
        notes.note("edge width", 100 * softness, because: "in hundredths of the digit's long side")
        if softened.level < settings.faintLevel
            || softened.level < settings.faintOverGrain * workpiece.noise
        {
            workpiece.warn(.lowContrast)
        }
        // A tiny drawing's edges are as wide as its pixels and yet not out of focus.
        if softness > settings.softEdge, Double(edge) * workpiece.view.scale > 2 {
            workpiece.warn(.blurred)
        }
        workpiece.gray = softened.ink
        let copy = Self.measuringCopy(of: softened.ink, longSide: settings.measuringSide)
        let width = StrokeWidth(of: copy.mask(above: 0.5)).pixels
        notes.note("stroke width", width, because: "in hundredths of the digit's long side")
        workpiece.strokeWidth = width
        if width < settings.hairline { workpiece.warn(.thinStroke) }

        var mended = copy
        let grown = Int((settings.narrowest - width).rounded())
        let shrunk = Int((settings.thinning * (width - settings.widest)).rounded())
        if grown > 0 {
            mended = copy.paddedByZero((grown + 2) / 2).dilated(byDiscOf: grown + 1)
            notes.decide("stroke", "thickened", because: "thinner than MNIST's pens draw")
        } else if shrunk > 0 {
            mended = copy.paddedByZero(1).eroded(byDiscOf: shrunk + 1)
            // A blot without a stroke in it must not vanish.
            if mended.sum <= settings.leastThinned * copy.sum { mended = copy }
            notes.decide("stroke", "thinned", because: "wider than MNIST's pens draw")
        } else {
            mended = softened.ink
            notes.decide("stroke", "kept", because: "within the range of MNIST's pens")
        }
        let scale = Double(workpiece.gray.longSide) / Double(copy.longSide)
        finish(&workpiece, with: mended, margin: (mended.width - copy.width) / 2, scale: scale)
    }

    /// Puts the mended ink, cropped anew, into the workpiece and keeps the view in step.
    private func finish(
        _ workpiece: inout Workpiece, with mended: GrayRaster, margin: Int, scale: Double
    ) {
        let isKept = mended.width == workpiece.gray.width && mended.height == workpiece.gray.height
        let step = isKept ? 1 : scale
        let offset = isKept ? 0 : margin
        let whole = PixelBox(x: 0, y: 0, width: mended.width, height: mended.height)
        let box =
            mended.mask(above: workpiece.settings.normalizeStroke.boxLevel).boundingBox ?? whole
        workpiece.view.scale *= step
        workpiece.view.x += Double(box.x - offset) * workpiece.view.scale
        workpiece.view.y += Double(box.y - offset) * workpiece.view.scale
        workpiece.gray = mended.cropped(to: box)
        workpiece.mask = workpiece.gray.mask(above: 0.5)
        workpiece.lines = nil
    }

    /// Returns a copy with such a long side in pixels in which also hairlines survive.
    private static func measuringCopy(of ink: GrayRaster, longSide: Int) -> GrayRaster {
        let scale = Float(longSide) / Float(ink.longSide)
        let width = max(1, Int((Float(ink.width) * scale).rounded()))
        let height = max(1, Int((Float(ink.height) * scale).rounded()))
        guard scale < 1 else { return ink.bilinearResampled(width: width, height: height) }
        var copy = ink.areaResampled(width: width, height: height)
        let peak = copy.greatest
        if peak < 0.95 { copy.pixels = copy.pixels.map { $0 / max(peak, 1e-4) } }
        let strokes = ink.mask(above: 0.5)
        // Twice the area over the outline is about the width, and much cheaper: it is only measured
        // where it can be that of a hairline.
        let rough = 2 * Float(strokes.count) / Float(max(1, strokes.outlineLength))
        guard scale * rough < 3, scale * StrokeWidth(of: strokes).pixels < 2 else { return copy }
        let reach = Int((1 / scale).rounded(.up))
        let grown = ink.dilated(width: reach, height: reach)
            .areaResampled(width: width, height: height)
        for index in copy.pixels.indices {
            copy.pixels[index] = max(copy.pixels[index], grown.pixels[index])
        }
        return copy
    }
}
