import Raster

/// Shading correction: makes gray levels ink, 0 (paper) … about 1 (black), by dividing the estimated paper level out.
package struct FlattenBackground: Stage {
    package static let name = StageName.flattenBackground

    /// How the paper level is estimated for each pixel.
    package let paper: PaperLevel

    /// Makes the stage.
    package init(paper: PaperLevel) { self.paper = paper }

    /// Leaves the ink map in place of the gray levels, and the paper's grain; throws `noInk` where there are no gray
    /// levels.
    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        guard let gray = workpiece.gray else { throw .noInk }
        let map = InkMap(of: gray, paper: paper, settings: workpiece.settings.inkMap)
        // In place of the gray levels: a photo is never in memory as both for longer than this takes.
        workpiece.gray = nil
        workpiece.ink = map.ink
        workpiece.noise = map.noise
        notes.note("paper level", map.paperLevel, because: "the paper's middle value of 255")
        notes.note(
            "noise", map.noise, because: "the paper's grain on the ink scale of 0 … 1")
    }
}
