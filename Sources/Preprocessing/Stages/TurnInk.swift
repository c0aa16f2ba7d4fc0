import PhotoFiles
import Raster

/// Turns the cropped ink by quarters: for photos taken sideways by a camera that did not say so.
package struct TurnInk: Stage {
    package static let name = StageName.turnInk

    /// Quarter turns to the right, 1 … 3.
    package let quarters: Int

    /// Makes the stage; it stands where the ink has been cropped.
    package init(quarters: Int) { self.quarters = quarters }

    /// Turns ink, mask and lines, and adds the warning that says by how much.
    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        // The view is not turned: from here on it only says how many full-size pixels a working pixel has.
        for _ in 0..<quarters {
            workpiece.ink = workpiece.ink?.turnedRight()
            workpiece.mask = workpiece.mask?.turnedRight()
            workpiece.lines = workpiece.lines?.turnedRight()
        }
        if let warning = Warning(turnedByQuarters: quarters) { workpiece.warn(warning) }
        notes.decide(
            "turn", "\(90 * quarters)°", because: "upright, the ink may look like a digit")
    }
}
