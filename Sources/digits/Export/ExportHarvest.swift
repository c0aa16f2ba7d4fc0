import DigitReading
import MNIST
import PhotoFiles
import PhotoLabels
import Workers

/// The labelled digits of a run, photo by photo, and what was left out.
final class ExportHarvest {
    /// What the run has come to so far.
    var summary = RunSummary()
    /// The digits so far.
    private(set) var digits: [ExportedDigit] = []
    /// Photos whose labels do not fit what was read.
    private(set) var mismatchCount = 0
    /// Photos left out because the data set has them.
    private var skippedCount = 0
    private var known: Set<String>
    private let skipsKnown: Bool
    private var awaited: ArraySlice<(photo: PhotoPath, label: PhotoLabel)>
    private var progress: ProgressBar

    /// Prepares for labelled photos, of which those with known digests may be skipped.
    init(
        _ labelled: [(photo: PhotoPath, label: PhotoLabel)], known: Set<String>, skipsKnown: Bool
    ) {
        awaited = labelled[...]
        self.known = known
        self.skipsKnown = skipsKnown
        progress = ProgressBar("photos", total: labelled.count)
    }

    /// Whether a photo with this digest is to be read.
    func admits(_ sha256: String) -> Bool {
        guard skipsKnown, !known.insert(sha256).inserted else { return true }
        skippedCount += 1
        return false
    }

    /// Takes what came of a photo; photos come in the order of their labels.
    func add(_ answer: PhotoAnswer) {
        let rows = answer.rows
        while let next = awaited.first, next.photo != rows.first?.path { awaited.removeFirst() }
        let label = awaited.popFirst()?.label ?? .missing
        if rows.contains(where: { $0.image != nil }) {
            do throws(LabelledRows.Mismatch) {
                let samples = try LabelledRows(rows: rows, label: label).samples()
                digits += samples.compactMap { row, label in
                    row.image.map {
                        ExportedDigit(
                            image: $0, label: label, row: row, sha256: answer.sha256 ?? "")
                    }
                }
            } catch {
                mismatchCount += 1
                complain(error.description)
            }
        } else if let row = rows.first {
            complain(row.complaint)
        }
        summary.add(rows)
        progress.update(summary.photos + skippedCount)
    }

    private func complain(_ sentence: String) {
        progress.clear()
        StandardError.print(sentence)
    }

    /// Says what was written.
    func finish() {
        progress.clear()
        let photos = "\(summary.photos) \(summary.photos == 1 ? "photo" : "photos")"
        StandardError.note(
            "\(digits.count) digits of \(photos) written"
                + (skippedCount > 0 ? ", \(skippedCount) already there" : "")
                + (mismatchCount > 0 ? ", \(mismatchCount) left out for their labels" : ""))
    }
}
