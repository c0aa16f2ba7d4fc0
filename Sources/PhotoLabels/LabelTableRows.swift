import MNIST
import PhotoFiles
import Raster
import SystemLibraries

/// Makes entries of a table's rows.
struct LabelTableRows {
    let name: String
    let path: Int
    let label: Int?
    let digits: Int?
    private let index: Int?
    private let row: Int?
    private let box: Int?
    private let exactPath: Int?
    private let reviewed: Int?

    init(name: String, table: CSVTable, path: Int) {
        self.name = name
        self.path = path
        (label, digits) = (table.column("label"), table.column("digits"))
        // In the table of sources of a data set, `index` is the place in that.
        index = table.column("photo_index") ?? table.column("index")
        exactPath = table.column("path_base64")
        reviewed = table.column("reviewed")
        (row, box) = (table.column("row"), table.column("box"))
    }

    /// The photo's name: where it has characters that tables do not show as they are, its exact bytes stand
    /// beside it.
    private func photo(_ row: CSVTable.Row) -> PhotoPath {
        let exact = exactPath.flatMap { Data(base64Encoded: row[$0]) } ?? Data()
        return PhotoPath(bytes: exact.isEmpty ? row.fields[path] : Array(exact))
    }

    /// No page has more digits or rows than this.
    private static let mostDigits = 1_000_000

    func entry(of row: CSVTable.Row) throws(LabelError) -> LabelTable.Entry {
        let text = label.map { row[$0].trimmingBlanks } ?? ""
        let digit = Self.number(text).flatMap(Digit.init)
        if digit == nil, !text.isEmpty {
            throw .wrongLabel(name, line: row.line, label: text)
        }
        let written = digits.map { row[$0].trimmingBlanks }
        let transcript = written.flatMap { Transcript(Self.withoutFraction($0)) }
        if let written, transcript == nil {
            throw .wrongTranscript(name, line: row.line, digits: written)
        }
        let place = index.map { row[$0].trimmingBlanks } ?? ""
        let number = self.place(index, in: row)
        if number == nil, !place.isEmpty {
            throw .wrongIndex(name, line: row.line, index: place)
        }
        return LabelTable.Entry(
            path: photo(row), label: digit, index: number,
            box: box.flatMap { PixelBox(row[$0]) }, row: self.place(self.row, in: row),
            transcript: transcript, fields: row.fields.indices.map { row[$0] },
            isUnreviewed: reviewed.map { row[$0].trimmingBlanks.lowercased() == "no" } ?? false)
    }

    private func place(_ column: Int?, in row: CSVTable.Row) -> Int? {
        column.flatMap { Self.number(row[$0].trimmingBlanks) }
            .flatMap { (0...Self.mostDigits).contains($0) ? $0 : nil }
    }

    /// A whole number; programs that keep a column's numbers as decimals write `7.0`.
    private static func number(_ text: String) -> Int? { Int(withoutFraction(text)) }

    /// The text without a fraction of nothing but zeros.
    private static func withoutFraction(_ text: String) -> String {
        guard let point = text.lastIndex(where: { $0 == "." || $0 == "," }) else { return text }
        let fraction = text[text.index(after: point)...]
        guard fraction.allSatisfy({ $0 == "0" }), text[..<point].allSatisfy(\.isWholeNumber) else {
            return text
        }
        return String(text[..<point])
    }
}

extension PixelBox {
    /// Reads `x,y,width,height`; anything else is no box.
    fileprivate init?(_ text: String) {
        let numbers = text.split(separator: ",").map { Int($0) }
        // No photo has a side of a million pixels.
        guard numbers.count == 4, let x = numbers[0], let y = numbers[1], let width = numbers[2],
            let height = numbers[3],
            numbers.allSatisfy({ $0.map { (-1_000_000...1_000_000).contains($0) } ?? false })
        else { return nil }
        self.init(x: x, y: y, width: width, height: height)
    }
}
