import Raster

/// Finds the marks of a page: connected components that may be digits or pieces of digits, at several thresholds, with
/// and without the lines of tables and paper.
///
/// One thing on the paper may be found several times: whole, in pieces, and grown together with its neighbors. Which of
/// these overlapping marks is right is decided later, by what the network reads in them.
package struct FindMarks: Stage {
    package static let name = StageName.findMarks

    /// The height of the writing in working pixels, where it is known; nil where it is to be measured.
    package let writingHeight: Float?

    /// Makes the stage; without a height the height is measured (`PageScale`).
    package init(writingHeight: Float? = nil) { self.writingHeight = writingHeight }

    /// Leaves the marks and the writing's height; throws `noInk` where no mark tells how high writing would be, or where
    /// there is no ink map.
    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        guard let ink = workpiece.ink else { throw .noInk }
        let (width, height) = (ink.width, ink.height)
        let levels = InkLevels(of: ink, settings: workpiece.settings)
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
        // Lines are looked for once the writing's height is known: a line is what is much longer than writing is high.
        let all = levels.marks(withoutLinesAround: scale.height)
        let found = MarkSelection(
            of: all, scale: scale, width: width, height: height,
            settings: workpiece.settings.markSelection)
        workpiece.pageMarks = PageMarks(all: found.marks, writingHeight: scale.height)
        notes.note(
            "marks", Double(found.marks.count), because: "not too large and not too small for it")
    }
}

/// The marks that were found on a page, and how high its writing is.
package struct PageMarks: Sendable, Equatable {
    /// The connected components of the page that may be digits; what is found at several thresholds is there several
    /// times.
    package let all: [PageMark]
    /// The height of the writing in pixels of the working picture; above 0.
    package let writingHeight: Float
}
