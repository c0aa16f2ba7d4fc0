import Raster

/// Inks the short gaps between a digit's pieces, where the pen ran dry or was lifted.
package struct BridgeGaps: Stage {
    package static let name = StageName.bridgeGaps

    /// The constants of this algorithm; each comment tells where its value is from.
    package struct Settings: Sendable, Codable {
        /// The longest gap that is inked, in stroke widths.
        ///
        /// Not tuned: about as far as a pen leaves the paper by accident.
        package var longest: Float = 1.2

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Makes the stage; it stands where the ink has been cropped.
    package init() {}

    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        guard let mask = workpiece.mask else { return }
        let settings = workpiece.settings.bridgeGaps
        let pieces = ConnectedComponents(of: mask, ink: workpiece.gray)
        notes.note("pieces", Double(pieces.components.count), because: "connected ink")
        guard pieces.components.count > 1 else {
            notes.decide("gaps", "none", because: "the ink hangs together")
            return
        }
        let width = mask.usualStrokeWidth
        notes.note("stroke width", width, because: "of the usual pixel of ink, in working pixels")
        let side = max(3, Int(settings.longest * width)) | 1
        let bridges = Self.bridges(between: pieces, of: mask, side: side)
        let level = SoftInk(
            of: workpiece.gray, mask: mask, settings: workpiece.settings.softInk
        ).level
        for index in bridges.pixels.indices where bridges.pixels[index] != 0 {
            workpiece.gray.pixels[index] = max(workpiece.gray.pixels[index], level)
        }
        workpiece.mask = mask.union(bridges)
        notes.decide(
            "gaps", "\(bridges.count) pixels inked",
            because: "between pieces, and shorter than \(side) pixels")
    }

    /// What a closing fills between different pieces; what it fills within one, the corners of a
    /// stroke and the mouth of a loop, is no gap.
    private static func bridges(
        between pieces: ConnectedComponents, of mask: BinaryMask, side: Int
    ) -> BinaryMask {
        // With room around it: the border of the crop isn't ink.
        let inner = PixelBox(x: side, y: side, width: mask.width, height: mask.height)
        let filled = mask.paddedByZero(side).closed(width: side, height: side)
            .cropped(to: inner).subtracting(mask)
        let fills = ConnectedComponents(
            of: filled, ink: GrayRaster(width: mask.width, height: mask.height))
        return fills.mask(where: fills.neighbors(in: pieces).map { $0.count > 1 })
    }
}
