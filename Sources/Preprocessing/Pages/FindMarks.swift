import Raster

/// Finds the marks on a page that may be digits or pieces of them: not its edges, the lines of
/// tables, specks or stains.
package struct FindMarks: Stage {
    package static let name = StageName.findMarks

    /// Makes the stage.
    package init() {}

    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        guard let mask = workpiece.mask else { throw .noInk }
        let parts = ConnectedComponents(of: mask, ink: workpiece.gray)
        let all = PageMark.marks(in: parts)
        let scale = PageScale(of: all, longSide: max(mask.width, mask.height))
        notes.note("parts", Double(all.count), because: "connected ink")
        notes.note(
            "writing height", scale.height, because: "most of the ink's marks are about so high")
        guard scale.height > 0 else { throw .noInk }
        let found = MarkSelection(of: all, scale: scale, width: mask.width, height: mask.height)
        workpiece.marks = found.marks
        workpiece.writingHeight = scale.height
        notes.note(
            "marks", Double(found.marks.count), because: "not too large and not too small for it")
    }
}
