import DigitReading
import MNIST
import PhotoFiles
import PhotoLabels
import Raster
import SystemLibraries

/// A photo's rows and what its label says of them.
struct LabelledRows {
    let rows: [Row]
    let label: PhotoLabel

    /// The label of each row, as far as there is one.
    var labels: [Digit?] {
        var labels = [Digit?](repeating: nil, count: rows.count)
        switch label {
        case .digit(let digit):
            for place in rows.indices where rows.count == 1 || rows[place].image != nil {
                labels[place] = digit
            }
        case .oneDigit(let digit): if rows.count == 1 { labels[0] = digit }
        case .sheet: labels = rows.map { $0.reason == .outsidePhoto ? nil : $0.sheet?.label }
        case .digits(let digits):
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

/// A photo's rows beside what somebody wrote down.
struct AlignedRows {
    /// The digits that were read and not rejected, row by row.
    let read: [[Digit]]
    /// Which of them is which of the transcript.
    let alignment: TranscriptAlignment
    /// The transcript's digits by the places of the rows they were read in.
    let labels: [Int: Digit]

    /// Aligns rows with a transcript; one without rows of its own is one of all digits.
    init(_ rows: [Row], with transcript: Transcript, havingRows: Bool = true) {
        let byRow = rows.placesByRow
        let places = havingRows ? byRow : [byRow.flatMap(\.self)]
        read = places.map { $0.compactMap { rows[$0].digit } }
        alignment = TranscriptAlignment(of: read, with: transcript)
        var labels: [Int: Digit] = [:]
        for pair in alignment.pairs {
            labels[places[pair.read.row][pair.read.column]] =
                transcript.rows[pair.actual.row][pair.actual.column]
        }
        self.labels = labels
    }
}

extension [Row] {
    /// The places of the digits that were read and not rejected, in the rows they are written in.
    fileprivate var placesByRow: [[Int]] {
        var byRow: [[Int]] = []
        for (index, row) in enumerated() where row.status == .ok && row.digit != nil {
            guard let place = row.row else { continue }
            while byRow.count <= place { byRow.append([]) }
            byRow[place].append(index)
        }
        return byRow.filter { !$0.isEmpty }
    }
}
