import Raster

/// Finds the marks on a page that may be digits or pieces of them, at every strength of ink, with
/// and without the lines of tables and paper.
///
/// One thing may be found several times, whole, in pieces and grown together with its neighbors:
/// which it is, is decided by what can be read.
package struct FindMarks: Stage {
    package static let name = StageName.findMarks

    /// How high the writing is in pixels, where that is known; measured when it is not.
    package let writingHeight: Float?

    /// Makes the stage.
    package init(writingHeight: Float? = nil) { self.writingHeight = writingHeight }

    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        let (width, height) = (workpiece.gray.width, workpiece.gray.height)
        let levels = InkLevels(of: workpiece.gray, settings: workpiece.settings)
        let scale =
            writingHeight.map(PageScale.init(height:))
            ?? PageScale(
                of: levels.marks, longSide: max(width, height),
                settings: workpiece.settings.pageScale)
        notes.note("parts", Double(levels.marks.count), because: "connected at some threshold")
        notes.note(
            "writing height", scale.height,
            because: writingHeight == nil
                ? "most of the ink's marks are about so high" : "told by digits that were read")
        guard scale.height > 0 else { throw .noInk }
        let all = levels.marks(withoutLinesAround: scale.height)
        let found = MarkSelection(
            of: all, scale: scale, width: width, height: height,
            settings: workpiece.settings.markSelection)
        workpiece.marks = found.marks
        workpiece.writingHeight = scale.height
        notes.note(
            "marks", Double(found.marks.count), because: "not too large and not too small for it")
    }
}
