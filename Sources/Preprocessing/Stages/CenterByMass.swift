import MNIST
import Raster

/// Puts the digit on 28×28 with its center of mass in the middle, as MNIST's authors did, and makes it a `DigitImage`.
///
/// The shift is by whole pixels: the center of mass, counted from the first pixel's center, comes to lie in 13.5 …
/// 14.5. Ink that would lie outside of the 28×28 pixels is cut off.
///
/// Source: Yadav, Bottou, "Cold Case: The Lost MNIST Digits", 2019, and its code.
package struct CenterByMass: Stage {
    package static let name = StageName.centerByMass

    /// Makes the stage.
    package init() {}

    /// Shifts the digit, and leaves it as levels 0 (paper) … 255 (full ink) in `image` and as ink 0 … 1 in `ink`; throws
    /// `noInk` where there is no ink map.
    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        guard let ink = workpiece.ink else { throw .noInk }
        let center = CenterOfMass(of: ink)
        // 15, since the center of mass counts from the first pixel's edge and the shift is truncated toward 0 rather
        // than rounded. In a box of 20 pixels the bounds are never reached; they only hold larger pictures.
        let across = min(max(Int(15 - center.x), -10), 18)
        let down = min(max(Int(15 - center.y), -10), 18)
        let side = DigitImage.side
        var centered = GrayRaster(width: side, height: side)
        var image = DigitImage()
        for row in max(0, down)..<max(0, min(side, ink.height + down)) {
            for column in max(0, across)..<max(0, min(side, ink.width + across)) {
                let value = ink[column - across, row - down]
                centered[column, row] = value
                image[column, row] = UInt8(min(max((255 * value).rounded(), 0), 255))
            }
        }
        workpiece.ink = centered
        workpiece.image = image
        workpiece.view.x -= Double(across) * workpiece.view.scale
        workpiece.view.y -= Double(down) * workpiece.view.scale
        // Hundredths of a pixel are finer than anyone can see.
        let (x, y) = ((100 * center.x).rounded() / 100, (100 * center.y).rounded() / 100)
        notes.note("shift right", Double(across), because: "center of mass at \(x)")
        notes.note("shift down", Double(down), because: "center of mass at \(y)")
    }
}
