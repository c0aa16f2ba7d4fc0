import DigitDatasets
import DigitReading
import MNIST
import PhotoFiles
import Workers

/// Gathers the labeled digits of a run, photo by photo, and counts what was left out.
final class ExportHarvest {
    /// How many photos and rows have come out so far, and how they went.
    var summary = RunSummary()
    /// The digits that were taken so far, in the photos' order.
    private(set) var digits: [SourcedDigit] = []
    /// How many photos have labels that do not fit what was found, so that something of them is
    /// missing.
    private(set) var incompleteCount = 0
    /// How many digits were set aside.
    private var asideCount = 0
    /// How many photos were left out because the data set, or this run, has their bytes already.
    private var skippedCount = 0
    /// The SHA-256 of photos that the data set has, and of those of this run.
    private var known: Set<String>
    /// Whether photos with known bytes are left out.
    private let skipsKnown: Bool
    /// What is taken though it may be no handwriting or damaged.
    private let taken: LabeledSamples.Taken
    /// Who wrote a digit, and what it is kept together with.
    private let plan: ExportPlan
    /// The page with what was taken and set aside, if one is wanted.
    private let report: ExportReport?
    /// The labeled photos whose answers have not come, in order.
    private var awaited: ArraySlice<(photo: PhotoPath, label: PhotoLabel)>
    /// How far the run is, on standard error.
    private var progress: ProgressBar

    /// Prepares for labeled photos, of which those with known bytes may be left out.
    init(
        _ labeled: [(photo: PhotoPath, label: PhotoLabel)], by plan: ExportPlan,
        known: Set<String>, skipsKnown: Bool, taken: LabeledSamples.Taken, report: ExportReport?
    ) {
        awaited = labeled[...]
        self.plan = plan
        self.known = known
        self.skipsKnown = skipsKnown
        self.taken = taken
        self.report = report
        progress = ProgressBar("photos", total: labeled.count)
    }

    /// Whether a photo whose bytes have this SHA-256 is to be read; one that is not is counted.
    func admits(_ sha256: String) -> Bool {
        guard skipsKnown, !known.insert(sha256).inserted else { return true }
        skippedCount += 1
        return false
    }

    /// Takes what came of a photo: its digits by its label, and what is to be said of it.
    ///
    /// Photos come in the order of their labels; those that were not read are passed over.
    func add(_ answer: PhotoAnswer) throws {
        let rows = answer.rows
        // Photos that were not admitted have no answer.
        while let next = awaited.first, next.photo != rows.first?.path { awaited.removeFirst() }
        let label = awaited.popFirst()?.label ?? .missing
        let sorted = LabeledSamples(rows, label: label, taken: taken)
        take(sorted.samples, sha256: answer.sha256 ?? "")
        asideCount += sorted.aside.count
        if sorted.isIncomplete { incompleteCount += 1 }
        if let row = rows.first {
            // A photo without any digit is named with its reason; an empty sheet was read all the
            // same.
            if !rows.contains(where: { $0.image != nil || $0.sheet != nil }) {
                complain(row.complaint)
            }
            for note in sorted.notes { complain("\(row.path.text): \(note)") }
        }
        try report?.add(answer, sorted)
        summary.add(rows)
        progress.update(summary.photos + skippedCount)
    }

    /// Adds digits with their labels, writers and groups; rows without a picture are left out.
    private func take(_ samples: [(row: Row, label: Digit)], sha256: String) {
        for (row, label) in samples {
            guard let image = row.image else { continue }
            // The writer's number on a sheet comes before what a table says of the photo.
            let writer = row.sheet?.writer ?? plan.writer(of: row.path)
            digits.append(
                SourcedDigit(
                    image: image, label: label, place: place(of: row), sha256: sha256,
                    writer: writer,
                    group: plan.group(of: row.path, writer: writer)))
        }
    }

    /// Returns where on which photo a row says that its digit is.
    private func place(of row: Row) -> SourcedDigit.Place {
        var place = SourcedDigit.Place(path: row.path)
        place.index = row.index
        (place.row, place.column) = (row.row, row.column)
        place.box = row.box
        place.sheet = row.sheet.map { ($0.sheet, $0.page, $0.box) }
        place.warnings = row.warnings
        return place
    }

    /// Says a sentence on standard error, where the bar makes room.
    private func complain(_ sentence: String) {
        progress.clear()
        StandardError.print(sentence)
    }

    /// Says how many digits were written into which parts, and what was left out and why.
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
                + (incompleteCount > 0
                    ? ", \(incompleteCount) \(incompleteCount == 1 ? "photo" : "photos") not taken whole"
                    : ""))
    }
}
