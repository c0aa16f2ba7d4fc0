import PhotoFiles
import Raster

/// Chooses the group of connected components that is the digit: not specks, page edges, fingers or neighbors.
package struct SelectInk: Stage {
    package static let name = StageName.selectInk

    /// The place of the chosen group among `InkGroups.groups`, 0 for the likeliest.
    package let rank: Int

    /// Makes the stage; without a rank the likeliest group is chosen.
    package init(rank: Int = 0) { self.rank = rank }

    /// Leaves the chosen group alone in the mask, and what stands around it in the workpiece's other fields.
    ///
    /// Throws `noInk` where there is no group of this rank.
    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        guard let mask = workpiece.mask else { throw .noInk }
        let found = InkGroups(
            in: mask, ink: workpiece.gray, settings: workpiece.settings.inkGroups,
            frame: workpiece.settings.inkFrame)
        notes.note("parts", Double(found.parts.components.count), because: "connected ink")
        notes.note(
            "candidates", Double(found.groups.count), because: "groups that may be the digit")
        if let rival = found.rival, rival > workpiece.settings.inkGroups.rivalScore {
            workpiece.warn(.severalCandidates)
            notes.note(
                "rival", rival, because: "score of the best other ink over that of the digit")
        }
        guard found.groups.indices.contains(rank) else { throw .noInk }
        let group = found.groups[rank]
        workpiece.companions = found.companions(of: rank)
        workpiece.marksBeside = found.marks(beside: rank)
        workpiece.strangers = found.strangers(in: rank)
        workpiece.isFramed = found.isFramed(rank)
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
