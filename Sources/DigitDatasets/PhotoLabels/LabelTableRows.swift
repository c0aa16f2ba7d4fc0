import Files
import MNIST
import PhotoFiles
import Raster
import SystemLibraries

/// Makes entries of a table's rows: finds the columns once, then reads and checks each row's fields.
struct LabelTableRows {
    /// The table's name for error messages.
    let name: String
    /// The place, from 0, of the column with the photos' paths.
    let path: Int
    /// The place of the column `label`; nil where the table lacks it.
    let label: Int?
    /// The place of the column `digits`, for transcripts of pages; nil where the table lacks it.
    let digits: Int?
    /// The place of the column with a digit's index on its photo; nil where the table lacks it.
    private let index: Int?
    /// The place of the column with the line of writing a digit stands in; nil where the table lacks it.
    private let row: Int?
    /// The place of the column with digits' boxes as `x,y,width,height`; nil where the table lacks it.
    private let box: Int?
    /// The place of the column with paths' bytes in base64; nil where the table lacks it.
    private let exactPath: Int?
    /// The place of the column that says `no` where nobody has looked at the label; nil where the table lacks it.
    private let reviewed: Int?
    /// Whether a program has kept the column `digits` as decimals, so that `73.0` is the row 73.
    private let hasDecimalDigits: Bool

    /// Finds the columns of a table whose column of paths is known.
    init(name: String, table: CSVTable, path: Int) {
        self.name = name
        self.path = path
        (label, digits) = (table.column("label"), table.column("digits"))
        // A data set's table of sources has the place in the data set as `index`, that on the photo as `photo_index`.
        index = table.column("photo_index") ?? table.column("index")
        exactPath = table.column("path_base64")
        reviewed = table.column("reviewed")
        (row, box) = (table.column("row"), table.column("box"))
        hasDecimalDigits = digits.map { Self.areDecimals($0, of: table) } ?? false
    }

    /// Whether a column holds nothing but whole numbers written as decimals, `73.0`; empty fields count for nothing.
    ///
    /// Programs for tables (pandas, R) write a column of numbers so, each with one zero, when some
    /// are missing. Next to any other text the zeros are written ones, as in `10.00`.
    private static func areDecimals(_ column: Int, of table: CSVTable) -> Bool {
        table.rows.allSatisfy { row in
            let text = row[column].trimmingBlanks
            let isDecimal =
                [".0", ",0"].contains(text.suffix(2))
                && text.dropLast(2).allSatisfy(\.isWholeNumber)
            return text.isEmpty || isDecimal
        }
    }

    /// Returns the photo's path: its exact bytes where the table has them beside a path that it cannot show as it is.
    private func photo(_ row: CSVTable.Row) -> PhotoPath {
        let exact = exactPath.flatMap { Data(base64Encoded: row[$0]) } ?? Data()
        return PhotoPath(bytes: exact.isEmpty ? row.fields[path] : Array(exact))
    }

    /// The largest index or row number that is taken for one.
    ///
    /// More than any page holds: an order of magnitude, not tuned. A larger index is an error, a larger row none.
    private static let mostDigits = 1_000_000

    /// Returns a row's entry; an empty field is nothing, and one that is no label, transcript or index throws.
    ///
    /// What is no box or row number is passed over: both only say where a digit stands.
    func entry(of row: CSVTable.Row) throws(LabelError) -> LabelTable.Entry {
        let text = label.map { row[$0].trimmingBlanks } ?? ""
        let digit = Self.number(text).flatMap(Digit.init)
        if digit == nil, !text.isEmpty {
            throw .wrongLabel(name, line: row.line, label: text)
        }
        // A table with the column `digits` has a transcript in each row; an empty one is a page without digits.
        let written = digits.map { row[$0].trimmingBlanks }
        let transcript = written.flatMap {
            Transcript(hasDecimalDigits ? Self.withoutFraction($0) : $0)
        }
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

    /// Returns a field as a whole number 0 … `mostDigits`; nil where it is empty or something else.
    private func place(_ column: Int?, in row: CSVTable.Row) -> Int? {
        column.flatMap { Self.number(row[$0].trimmingBlanks) }
            .flatMap { (0...Self.mostDigits).contains($0) ? $0 : nil }
    }

    /// Returns a text as a whole number; programs that keep a column's numbers as decimals write `7.0`.
    private static func number(_ text: String) -> Int? { Int(withoutFraction(text)) }

    /// Returns a number's text without a point or comma and the zeros that follow it; other texts as they are.
    ///
    /// A comma before exactly three zeros parts thousands, so that `1,000` is not 1.
    private static func withoutFraction(_ text: String) -> String {
        guard let point = text.lastIndex(where: { $0 == "." || $0 == "," }) else { return text }
        let fraction = text[text.index(after: point)...]
        guard fraction.allSatisfy({ $0 == "0" }), text[..<point].allSatisfy(\.isWholeNumber),
            text[point] == "." || fraction.count != 3
        else { return text }
        return String(text[..<point])
    }
}

extension PixelBox {
    /// Reads a box in whole pixels as `x,y,width,height`; anything else is no box.
    fileprivate init?(_ text: String) {
        let numbers = text.split(separator: ",").map { Int($0) }
        // No photo has a side of a million pixels; sums and products of such numbers stay within an Int.
        guard numbers.count == 4, let x = numbers[0], let y = numbers[1], let width = numbers[2],
            let height = numbers[3],
            numbers.allSatisfy({ $0.map { (-1_000_000...1_000_000).contains($0) } ?? false })
        else { return nil }
        self.init(x: x, y: y, width: width, height: height)
    }
}
