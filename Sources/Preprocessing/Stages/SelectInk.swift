import PhotoFiles
import Raster

/// Chooses the group of connected components that is the digit: not specks, page edges, fingers or neighbors.
package struct SelectInk: Stage {
    package static let name = StageName.selectInk

    /// The place of the chosen group among `InkGroups.groups`, 0 for the likeliest.
    package let rank: Int

    /// Makes the stage; without a rank the likeliest group is chosen.
    package init(rank: Int = 0) { self.rank = rank }

    /// Leaves the chosen group alone in the mask, and what stands around the group in `selection`.
    ///
    /// Throws `noInk` where there is no group of this rank.
    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        guard let mask = workpiece.mask, let ink = workpiece.ink else { throw .noInk }
        let found = InkGroups(
            in: mask, ink: ink, largestCrop: workpiece.settings.paperMargin.mostSide,
            settings: workpiece.settings.inkGroups, rules: workpiece.settings.inkRules)
        notes.note("parts", Double(found.parts.components.count), because: "connected ink")
        notes.note("groups", Double(found.groups.count), because: "each may be the digit")
        if let runnerUp = found.runnerUp, runnerUp > workpiece.settings.inkGroups.runnerUpScore {
            workpiece.warn(.severalCandidates)
            notes.note(
                "runner-up", runnerUp,
                because: "score of the best other ink over that of the digit")
        }
        guard found.groups.indices.contains(rank) else { throw .noInk }
        let group = found.groups[rank]
        workpiece.selection = InkSelection(
            companions: found.companions(of: rank), marksBeside: found.marks(beside: rank),
            foreignInk: found.foreignInk(of: rank), isFramed: found.isFramed(rank))
        workpiece.mask = found.mask(of: group)
        for (place, group) in found.groups.enumerated() {
            notes.note(
                "score \(place)", group.score,
                because: "\(group.parts.count) part(s) at \(group.box.x),\(group.box.y), "
                    + "\(group.box.width)×\(group.box.height)")
        }
        notes.decide(
            "group", String(rank),
            because: rank == 0 ? "most ink, largest and nearest to the middle" : "a second look")
    }
}

/// What stands around the group of connected components that was chosen as the digit.
package struct InkSelection: Sendable, Equatable {
    /// The ranks of the group's companions (`InkGroups.companions`): other groups of about its size.
    package let companions: [Int]
    /// How many connected components beside the group are of a size that digits beside it may have.
    package let marksBeside: Int
    /// The foreign ink in the group's box, as a share of the group's own (`InkGroups.foreignInk`).
    package let foreignInk: Float
    /// Whether the group may be a frame and a digit that the frame encloses.
    package let isFramed: Bool

    /// Whether nothing speaks for another selection: there are no companions, no foreign ink and no frame.
    package var isAlone: Bool { companions.isEmpty && foreignInk == 0 && !isFramed }

    /// Makes a selection; without arguments, of a group that stands alone.
    package init(
        companions: [Int] = [], marksBeside: Int = 0, foreignInk: Float = 0, isFramed: Bool = false
    ) {
        self.companions = companions
        self.marksBeside = marksBeside
        self.foreignInk = foreignInk
        self.isFramed = isFramed
    }
}
