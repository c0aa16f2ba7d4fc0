import DigitDatasets
import DigitReading
import MNIST
import PhotoFiles
import Raster
import SystemLibraries

/// A photo's rows and what its label says of them.
struct LabeledRows {
    /// The photo's rows, in order.
    let rows: [Row]
    /// What is known to be written on the photo.
    let label: PhotoLabel

    /// The digit that each row shows by the photo's label, in the rows' order; nil where the label
    /// does not say.
    var labels: [Digit?] {
        var labels = [Digit?](repeating: nil, count: rows.count)
        switch label {
        case .digit(let digit):
            // Of several rows only those with a picture are digits; a single one is the photo's,
            // even if it was rejected.
            for place in rows.indices where rows.count == 1 || rows[place].image != nil {
                labels[place] = digit
            }
        case .oneDigit(let digit): if rows.count == 1 { labels[0] = digit }
        // Boxes outside the photo show nothing.
        case .sheet: labels = rows.map { $0.reason == .outsidePhoto ? nil : $0.sheet?.label }
        case .digits(let digits):
            // Digits are known by their place in reading order, as the rows were numbered when they
            // were labeled.
            for (place, row) in rows.enumerated() {
                labels[place] = digits.first { $0.index == row.index }?.label
            }
        case .transcript(let transcript):
            let aligned = AlignedRows(rows, with: transcript)
            for (place, digit) in aligned.labels { labels[place] = digit }
        case .skipped, .missing, .ambiguous: break
        }
        return labels
    }
}

/// A photo's rows beside a transcript: which digit that was read is which that was written.
struct AlignedRows {
    /// The digits that were read and not rejected, by the lines of writing they stand in.
    let read: [[Digit]]
    /// Which of those digits is which of the transcript, by the smallest edit distance.
    let alignment: TranscriptAlignment
    /// The transcript's digits, by the places in the list of rows in which they were read.
    let labels: [Int: Digit]

    /// Aligns rows with a transcript; `havingLines` is false where the transcript tells no lines of
    /// writing, but all digits in one.
    init(_ rows: [Row], with transcript: Transcript, havingLines: Bool = true) {
        let byLine = rows.placesByLine
        // A transcript in one line is aligned with all digits in reading order.
        let places = havingLines ? byLine : [byLine.flatMap(\.self)]
        read = places.map { $0.compactMap { rows[$0].digit } }
        alignment = TranscriptAlignment(of: read, with: transcript)
        var labels: [Int: Digit] = [:]
        for pair in alignment.pairs {
            labels[places[pair.read.line][pair.read.column]] =
                transcript.lines[pair.actual.line][pair.actual.column]
        }
        self.labels = labels
    }
}

extension [Row] {
    /// The places, from 0, of the digits that were read and not rejected, by the lines of writing
    /// they stand in; none is empty.
    fileprivate var placesByLine: [[Int]] {
        var byLine: [[Int]] = []
        for (index, row) in enumerated() where row.status == .ok && row.digit != nil {
            guard let place = row.row else { continue }
            while byLine.count <= place { byLine.append([]) }
            byLine[place].append(index)
        }
        return byLine.filter { !$0.isEmpty }
    }
}
