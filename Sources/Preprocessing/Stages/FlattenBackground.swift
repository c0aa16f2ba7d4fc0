import Raster

/// Divides uneven light, shadow and the paper's tint away; what is left is ink, 0 … about 1.
package struct FlattenBackground: Stage {
    package static let name = StageName.flattenBackground

    /// How the paper is estimated.
    package let paper: PaperLevel

    /// Makes the stage.
    package init(paper: PaperLevel = .closing(side: WorkingSizes().closingSide)) {
        self.paper = paper
    }

    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        let map = InkMap(of: workpiece.gray, paper: paper, settings: workpiece.settings.inkMap)
        workpiece.gray = map.ink
        workpiece.noise = map.noise
        notes.note("paper level", map.paperLevel, because: "the paper's middle value of 255")
        notes.note(
            "noise", map.noise, because: "the paper's grain on the ink scale of 0 … 1")
    }
}
