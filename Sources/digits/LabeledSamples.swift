import DigitDatasets
import DigitReading
import MNIST
import PhotoFiles
import Raster
import SystemLibraries

/// What of a photo goes into a data set by its label, and what is left out, with the reasons.
struct LabeledSamples {
    /// The rows that are taken, each with its label.
    private(set) var samples: [(row: Row, label: Digit)] = []
    /// The rows that are set aside, as a report shows them: rejected, with the reason.
    private(set) var aside: [Row] = []
    /// What is to be told of the photo, in clauses that follow its name.
    private(set) var notes: [String] = []
    /// Whether the label does not fit what was found, so that something or all of the photo is missing.
    private(set) var isIncomplete = false

    /// The confidence from which a digit in a sheet's box that reads as another than the box asks for is set aside.
    ///
    /// Chosen on simulated photos of sheets (`make-samples --sheets --spoiled --seed 4 --tilt 25`): of 17 boxes
    /// with another digit the least sure has 0.958, of 122 as they should be none is another digit; of the 10,000
    /// of MNIST's test set 5 would be set aside (`inspect`).
    private static let surelyAnother = 0.95

    /// The overlap of a digit's box with the one that was labeled, as intersection over union, below which the box
    /// holds another digit.
    ///
    /// Not tuned: what object detection usually takes for a match.
    private static let leastOverlap = 0.5

    /// What is taken into a data set though it may be no handwriting, or not what was written.
    struct Taken {
        /// Whether printed digits are taken, where one label is for all of a photo.
        var print = true
        /// Whether photos of which pixels are missing are taken.
        var damaged = true
    }

    /// Sorts a photo's rows by its label.
    ///
    /// Unless they are taken, photos of damaged files are set aside whole, and printed digits where one label is
    /// for all of a photo. Digits that are labeled one by one, and those in the boxes of a sheet, somebody has
    /// looked at.
    init(_ all: [Row], label: PhotoLabel, taken: Taken = Taken()) {
        // First whether anything of the photo can be trusted: ink that reaches into missing pixels may be half a
        // digit.
        if !taken.damaged, all.contains(where: { $0.isDamaged }) {
            aside = all.filter { $0.image != nil }.map { $0.rejected(.damaged) }
            if !aside.isEmpty {
                notes.append("left out: its file is damaged; --damaged takes it all the same")
            }
            return
        }
        var rows = all
        // Then whether the digits are handwriting, where nobody has looked at them one by one.
        switch label {
        case .digit, .oneDigit:
            rows.removeAll { !taken.print && $0.warnings.contains(.printed) }
        case .digits, .transcript, .sheet, .skipped, .missing, .ambiguous: break
        }
        defer {
            if rows.count < all.count {
                aside += all.filter { $0.warnings.contains(.printed) }.map { $0.rejected(.printed) }
                notes.append("set aside: \(all.count - rows.count) printed; --printed takes them")
            }
        }
        // At last each kind of label says which of the remaining rows is which digit.
        switch label {
        case _ where rows.isEmpty && !all.isEmpty: break
        case .digit(let digit): addAll(rows, as: digit)
        // One label for a photo says nothing of which of several digits it is about.
        case .oneDigit(let digit):
            if rows.count == 1 { addAll(rows, as: digit) } else { refuse(rows, "for one label") }
        case .digits(let digits): add(digits, of: rows)
        case .transcript(let transcript): add(transcript, of: rows)
        case .sheet: addSheet(rows)
        case .skipped, .missing, .ambiguous: break
        }
    }

    /// Takes all rows with a picture as the same digit, and notes how many of them look like another.
    private mutating func addAll(_ rows: [Row], as digit: Digit) {
        samples = rows.filter { $0.image != nil }.map { ($0, digit) }
        let others = samples.count { $0.row.digit != digit }
        if samples.count > 1, others > 0 {
            notes.append("\(samples.count) digits are \(digit); \(others) of them look like others")
        }
    }

    /// Leaves the photo out, with a note of how many digits were found.
    private mutating func refuse(_ rows: [Row], _ words: String) {
        isIncomplete = true
        notes.append("left out: \(rows.count { $0.digit != nil }) digits were found \(words)")
    }

    /// Takes the digits that a table labels one by one, if all of them were found again.
    private mutating func add(_ digits: [PageDigit], of rows: [Row]) {
        var found: [(row: Row, label: Digit)] = []
        for digit in digits {
            guard let row = rows.first(where: { $0.index == digit.index && $0.image != nil })
            else { return refuse(rows, "where number \(digit.index + 1) is labeled") }
            if let box = digit.box, let own = row.box,
                box.intersectionOverUnion(own) < Self.leastOverlap
            {
                isIncomplete = true
                notes.append(
                    """
                    left out: digit \(digit.index + 1) was found elsewhere when it was labeled; \
                    read with the same model and layout
                    """)
                return
            }
            if let label = digit.label { found.append((row, label)) }
        }
        samples = found
    }

    /// Takes the digits that were found where the transcript has them, and sets the others aside.
    private mutating func add(_ transcript: Transcript, of rows: [Row]) {
        for row in rows {
            if let written = row.written {
                samples.append((row, written.digit))
            } else if row.image != nil {
                aside.append(row.rejected(.notInTranscript))
            }
        }
        // A page is used as far as it was found: digits that are missing are told, the others taken.
        let missing = transcript.count - samples.count
        guard missing > 0 || !aside.isEmpty else { return }
        isIncomplete = missing > 0
        let left = [
            missing > 0 ? "\(missing) of its transcript's \(transcript.count) were not found" : nil,
            aside.isEmpty ? nil : "\(aside.count) that were found are not in it",
        ].compactMap(\.self)
        notes.append(left.joined(separator: ", and ") + linesThatDiffer(from: transcript))
    }

    /// The lines of writing in which digits are missing, for a note; at most five, with what is written there.
    private func linesThatDiffer(from transcript: Transcript) -> String {
        var counts: [Int: Int] = [:]
        for (row, _) in samples { counts[row.written?.line ?? 0, default: 0] += 1 }
        let lines = transcript.lines.enumerated().filter { counts[$0, default: 0] < $1.count }
        guard !lines.isEmpty else { return "" }
        let words = lines.prefix(5).map { place, line in
            "\(place + 1) (\(line.map(\.description).joined().shortened))"
        }
        return (lines.count == 1 ? ": line " : ": lines ") + words.joined(separator: ", ")
            + (lines.count > 5 ? ", …" : "")
    }

    /// Takes the digits in the boxes of a sheet, each as what its box asks for.
    ///
    /// Boxes that are outside the photo make it incomplete; empty ones, and those with something crossed out or too
    /// large, are set aside.
    private mutating func addSheet(_ rows: [Row]) {
        var unseen = 0
        for row in rows {
            guard let place = row.sheet else { continue }
            if row.reason == .outsidePhoto {
                unseen += 1
            } else if row.image == nil || row.reason == .leavesBox || row.reason == .crossedOut {
                aside.append(row)
            } else if row.digit != place.label, row.confidence ?? 0 >= Self.surelyAnother {
                aside.append(row.rejected(.otherDigit))
            } else {
                samples.append((row, place.label))
            }
        }
        guard let place = rows.lazy.compactMap(\.sheet).first else { return }
        if unseen > 0 {
            let marks = place.missingMarks
            let boxes = rows.lazy.compactMap(\.boxCount).first.map { "\($0) boxes" } ?? "boxes"
            isIncomplete = true
            notes.append(
                "\(unseen) of its \(boxes) are not on the photo"
                    + (marks.isEmpty ? "" : ", nor the marks " + marks.joined(separator: ", ")))
        }
        let counts = Dictionary(grouping: aside.compactMap(\.reason)) { $0 }.mapValues(\.count)
        let reasons = counts.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.value) \($0.key.rawValue)" }
        if !reasons.isEmpty { notes.append("set aside: " + reasons.joined(separator: ", ")) }
    }
}

extension Row {
    /// Whether the digit was read from a photo of which pixels are missing.
    fileprivate var isDamaged: Bool { status != .error && warnings.contains(.damaged) }

    /// The row, rejected for a reason not to take it.
    fileprivate func rejected(_ reason: RejectionReason) -> Row {
        var row = self
        (row.status, row.reason) = (.rejected, reason)
        return row
    }
}
