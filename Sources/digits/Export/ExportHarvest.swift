import DigitReading
import MNIST
import PhotoFiles
import PhotoLabels
import Reporting
import Workers

/// The labelled digits of a run, photo by photo, and what was left out.
final class ExportHarvest {
    /// What the run has come to so far.
    var summary = RunSummary()
    /// The digits so far.
    private(set) var digits: [ExportedDigit] = []
    /// Photos of which something is missing, as their labels do not fit what was found.
    private(set) var incompleteCount = 0
    /// Digits that were set aside.
    private var asideCount = 0
    /// Photos left out because the data set has them.
    private var skippedCount = 0
    private var known: Set<String>
    private let skipsKnown: Bool
    private let taken: LabelledSamples.Taken
    private let plan: ExportPlan
    private let report: ExportReport?
    private var awaited: ArraySlice<(photo: PhotoPath, label: PhotoLabel)>
    private var progress: ProgressBar

    /// Prepares for labelled photos, of which those with known digests may be skipped.
    init(
        _ labelled: [(photo: PhotoPath, label: PhotoLabel)], by plan: ExportPlan,
        known: Set<String>, skipsKnown: Bool, taken: LabelledSamples.Taken, report: ExportReport?
    ) {
        awaited = labelled[...]
        self.plan = plan
        self.known = known
        self.skipsKnown = skipsKnown
        self.taken = taken
        self.report = report
        progress = ProgressBar("photos", total: labelled.count)
    }

    /// Whether a photo with this digest is to be read.
    func admits(_ sha256: String) -> Bool {
        guard skipsKnown, !known.insert(sha256).inserted else { return true }
        skippedCount += 1
        return false
    }

    /// Takes what came of a photo; photos come in the order of their labels.
    func add(_ answer: PhotoAnswer) throws {
        let rows = answer.rows
        while let next = awaited.first, next.photo != rows.first?.path { awaited.removeFirst() }
        let label = awaited.popFirst()?.label ?? .missing
        let sorted = LabelledSamples(rows, label: label, taken: taken)
        take(sorted.samples, sha256: answer.sha256 ?? "")
        asideCount += sorted.aside.count
        if sorted.isIncomplete { incompleteCount += 1 }
        if let row = rows.first {
            if !rows.contains(where: { $0.image != nil || $0.sheet != nil }) {
                complain(row.complaint)
            }
            for note in sorted.notes { complain("\(row.path.text): \(note)") }
        }
        try report?.add(answer, sorted)
        summary.add(rows)
        progress.update(summary.photos + skippedCount)
    }

    private func take(_ samples: [(row: Row, label: Digit)], sha256: String) {
        for (row, label) in samples {
            guard let image = row.image else { continue }
            let writer = row.sheet?.writer ?? plan.writer(of: row.path)
            digits.append(
                ExportedDigit(
                    image: image, label: label, row: row, sha256: sha256, writer: writer,
                    group: plan.group(of: row.path, writer: writer)))
        }
    }

    private func complain(_ sentence: String) {
        progress.clear()
        StandardError.print(sentence)
    }

    /// Says what was written, and how many digits went into each part.
    func finish(written: Int, parts: String) {
        progress.clear()
        let photos = "\(summary.photos) \(summary.photos == 1 ? "photo" : "photos")"
        StandardError.note(
            "\(written) digits of \(photos) written"
                + (parts.isEmpty ? "" : ", \(parts)")
                + (skippedCount > 0 ? ", \(skippedCount) already there" : "")
                + (asideCount > 0 ? ", \(asideCount) set aside" : "")
                + (written < digits.count
                    ? ", \(digits.count - written) left out for balance" : "")
                + (incompleteCount > 0 ? ", \(incompleteCount) left out for their labels" : ""))
    }
}
