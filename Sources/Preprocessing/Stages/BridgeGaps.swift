import Raster

/// Inks the short gaps between a digit's pieces, where the pen ran dry or was lifted.
///
/// A morphological closing fills what lies between the pieces; of what it fills, only connected components that touch
/// two pieces or more are inked.
package struct BridgeGaps: Stage {
    package static let name = StageName.bridgeGaps

    /// The constants of this algorithm; each comment tells where its value is from.
    package struct Settings: Sendable, Codable {
        /// The longest gap that is inked, in stroke widths.
        ///
        /// Not tuned: about as far as a pen leaves the paper by accident. Much more would
        /// join what a hand has set apart.
        package var longest: Float = 1.2
    }

    /// Makes the stage; it stands where the ink has been cropped.
    package init() {}

    /// Inks the gaps in the mask and in the ink map; does nothing where the ink is one connected component.
    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        guard let mask = workpiece.mask, var ink = workpiece.ink else { return }
        let settings = workpiece.settings.bridgeGaps
        let pieces = ConnectedComponents(of: mask, ink: ink)
        notes.note("pieces", Double(pieces.components.count), because: "connected ink")
        guard pieces.components.count > 1 else {
            notes.decide("gaps", "none", because: "the ink hangs together")
            return
        }
        let width = mask.usualStrokeWidth
        notes.note("stroke width", width, because: "of the usual pixel of ink, in working pixels")
        // Odd and at least 3, since a closing with a square of one pixel does nothing.
        let side = max(3, Int(settings.longest * width)) | 1
        let bridges = Self.bridges(between: pieces, of: mask, side: side)
        // Gaps get the digit's own full ink, so that no later threshold opens them again.
        let level = SoftInk(of: ink, mask: mask, settings: workpiece.settings.softInk).level
        for index in bridges.pixels.indices where bridges.pixels[index] != 0 {
            ink.pixels[index] = max(ink.pixels[index], level)
        }
        workpiece.ink = ink
        workpiece.mask = mask.union(bridges)
        notes.decide(
            "gaps", "\(bridges.count) pixels inked",
            because: "between pieces, and shorter than \(side) pixels")
    }

    /// Returns the pixels that a closing fills between different pieces.
    ///
    /// What it fills within one piece, the corners of a stroke and the mouth of a loop, is no gap and is left out.
    /// `side` is that of the closing's square, in pixels, odd.
    private static func bridges(
        between pieces: ConnectedComponents, of mask: BinaryMask, side: Int
    ) -> BinaryMask {
        // With paper around the crop, so that the closing fills nothing along the crop's border.
        let inner = PixelBox(x: side, y: side, width: mask.width, height: mask.height)
        let filled = mask.paddedByZero(side).closed(width: side, height: side)
            .cropped(to: inner).subtracting(mask)
        let fills = ConnectedComponents(
            of: filled, ink: GrayRaster(width: mask.width, height: mask.height))
        return fills.mask(where: fills.neighbors(in: pieces).map { $0.count > 1 })
    }
}
