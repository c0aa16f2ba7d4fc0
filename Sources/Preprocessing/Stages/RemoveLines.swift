import Raster

/// Takes the ruled lines of the paper out of the ink, and thresholds what is left anew.
///
/// Where lines and digit differ in color, the digit's part of the ink stays on the lines (`InkColors`); else the lines
/// are wiped out, but for pixels where the digit's strokes cross them.
package struct RemoveLines: Stage {
    package static let name = StageName.removeLines

    /// Which long, thin, straight components count as lines.
    package let gate: RuledLines.Gate
    /// The thresholds that tell ink from paper when the lines, often darker than the digit, are gone.
    package let threshold: HysteresisThreshold

    /// The constants of this stage, none of them tuned.
    package struct Settings: Sendable, Codable {
        /// The share of the ink's pixels that must be left without lines; of less, nothing is removed.
        ///
        /// Not tuned: else the digit itself would be taken for lines.
        package var leastRest: Float = 0.02
        /// The side in pixels, odd, of the closing that bridges the gap which a removed line leaves in a stroke.
        ///
        /// Not tuned: at 512 pixels printed lines are narrower.
        package var bridge = 5
        /// The width in pixels, odd, of the dilation that takes a line's soft edges with it; not tuned: a pixel on each
        /// side.
        package var edge = 3
    }

    /// Makes the stage; the threshold should be that of the `Binarize` before it.
    package init(gate: RuledLines.Gate = .gated, threshold: HysteresisThreshold) {
        self.gate = gate
        self.threshold = threshold
    }

    /// Removes lines from the ink map and the mask, and keeps the mask of removed lines for the debug picture.
    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        guard let mask = workpiece.mask, var ink = workpiece.ink else { return }
        let found = RuledLines(
            in: mask, ink: ink, gate: gate, settings: workpiece.settings.ruledLines)
        notes.note(
            "lines", Double(found.count),
            because: "long, thin and straight, reaching the borders or paler than the digit")
        notes.note(
            "lines turned down", Double(found.rejected),
            because: "straight, but they may be strokes of the digit")
        guard !found.mask.isEmpty else { return }
        let rest = mask.subtracting(found.mask)
        guard Float(rest.count) > workpiece.settings.removeLines.leastRest * Float(mask.count)
        else {
            notes.decide("removal", "none", because: "hardly any ink would be left")
            return
        }
        workpiece.lines = found.mask
        if let color = workpiece.color, let polarity = workpiece.polarity?.value,
            let inks = InkColors(
                lines: found.mask, digit: rest, ink: ink, color: color,
                polarity: polarity, settings: workpiece.settings.inkColors)
        {
            notes.note(
                "color angle", inks.angle,
                because: "degrees between the lines' color and the digit's: they can be told apart")
            notes.note(
                "confusion", inks.confusion, because: "the digit's share found on bare lines")
            keep(inks, near: found.mask, in: &ink, workpiece.settings.removeLines)
        } else {
            erase(found.mask, beside: rest, in: &ink, workpiece.settings.removeLines)
        }
        workpiece.ink = ink
        // Anew, since Otsu's threshold lay between the paper and the lines, where these were darker than the digit.
        workpiece.mask =
            threshold.apply(
                to: ink, noise: workpiece.noise, settings: workpiece.settings.thresholds
            ).mask
        notes.decide(
            "removal", "\(found.mask.count) pixels",
            because: "the threshold was then found anew, since lines can be darker than the digit")
    }

    /// Leaves only what has the digit's color on and beside the lines.
    private func keep(
        _ inks: InkColors, near lines: BinaryMask, in ink: inout GrayRaster, _ settings: Settings
    ) {
        let around = lines.dilated(width: settings.edge, height: settings.edge)
        for index in around.pixels.indices where around.pixels[index] != 0 {
            ink.pixels[index] = inks.digitInk(at: index)
        }
    }

    /// Sets the ink on the lines to 0, but for the gaps which that would tear into the digit where it crosses them.
    private func erase(
        _ lines: BinaryMask, beside rest: BinaryMask, in ink: inout GrayRaster,
        _ settings: Settings
    ) {
        // What a closing of the digit alone fills on the lines lies between two of its strokes, and stays.
        let closed = rest.closed(width: settings.bridge, height: settings.bridge)
        let bridged = rest.union(lines.intersection(closed))
        let erased = lines.dilated(width: settings.edge, height: settings.edge).subtracting(bridged)
        ink.pixels.withUnsafeMutableBufferPointer { pixels in
            for index in 0..<pixels.count where erased.pixels[index] != 0 { pixels[index] = 0 }
        }
    }
}
