package import MNIST
package import PhotoFiles
package import Raster
import SystemLibraries

/// The labels of photos in a CSV file whose heading holds `path` and either `label`, for photos of one
/// digit and, with `index`, for each digit of a page, or `digits`, for what is written on a page.
package struct LabelTable: Sendable {
    /// The names of all the columns.
    package let columns: [String]
    /// The photos, in the file's order.
    package let entries: [Entry]
    private let entriesByPath: [PhotoPath: [Int]]

    /// One row of the table.
    package struct Entry: Sendable, Equatable {
        /// The photo's name as the table has it.
        package var path: PhotoPath
        /// What the photo, or its digit, shows; nothing where the label is left empty.
        package var label: Digit?
        /// Which of the photo's digits it is, in reading order; nothing where the table does not say.
        package var index: Int?
        /// Where it was found in the upright full-size photo; nothing where the table does not say.
        package var box: PixelBox?
        /// The row of writing it stands in; nothing where the table does not say.
        package var row: Int?
        /// What is written on a page, row by row; nothing where the table has no column `digits`.
        package var transcript: Transcript?
        /// All the row's fields, by column.
        package var fields: [String]
        /// Whether the label is only what was read, which nobody has looked at: a report's table says so.
        package var isUnreviewed = false
    }

    /// Reads a table.
    ///
    /// A path in it is looked for below each of the `bases`: the folder the table lies in, the
    /// folders that are searched, the working folder. They and the photos' paths are compared as
    /// text, `.` and `..` resolved.
    package init(
        _ bytes: [UInt8], name: String, bases: [PhotoPath]
    ) throws(LabelError) {
        let table: CSVTable
        do { table = try CSVTable(bytes) } catch { throw .notATable(name, reason: "\(error)") }
        guard let path = table.column("path") else { throw .missingColumn(name, "path") }
        let reader = EntryReader(name: name, table: table, path: path)
        guard reader.label != nil || reader.digits != nil else {
            throw .missingColumn(name, "label")
        }
        var entries: [Entry] = []
        var entriesByPath: [PhotoPath: [Int]] = [:]
        for row in table.rows {
            let entry = try reader.entry(of: row)
            for place in Set(bases.map { entry.path.resolved(below: $0) }) {
                entriesByPath[place, default: []].append(entries.count)
            }
            entries.append(entry)
        }
        columns = table.columns
        self.entries = entries
        self.entriesByPath = entriesByPath
    }

    /// Finds the label of a photo named relative to a working folder.
    func label(of photo: PhotoPath, from workingFolder: PhotoPath) -> PhotoLabel {
        let found = entriesByPath[photo.resolved(below: workingFolder), default: []]
            .map { entries[$0] }
        guard let first = found.first else { return .missing }
        if let transcript = first.transcript, first.label == nil {
            return found.allSatisfy { $0.transcript == transcript }
                ? .transcript(transcript) : .ambiguous
        }
        if Self.areOfPage(found) { return Self.digits(found) }
        guard found.allSatisfy({ $0.label == first.label }) else { return .ambiguous }
        return first.label.map(PhotoLabel.digit) ?? .skipped
    }

    /// Whether rows of one photo are about different digits on it.
    private static func areOfPage(_ entries: [Entry]) -> Bool {
        Set(entries.compactMap(\.index)).count > 1
    }

    private static func digits(_ entries: [Entry]) -> PhotoLabel {
        var digits: [Int: PageDigit] = [:]
        for entry in entries {
            guard let index = entry.index else { return .ambiguous }
            if let other = digits[index], other.label != entry.label { return .ambiguous }
            digits[index] = PageDigit(index: index, label: entry.label, box: entry.box)
        }
        guard digits.values.contains(where: { $0.label != nil }) else { return .skipped }
        return .digits(digits.values.sorted { $0.index < $1.index })
    }
}

/// Makes entries of a table's rows.
private struct EntryReader {
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
        let text = label.map { row[$0] } ?? ""
        let digit = Int(text).flatMap(Digit.init)
        if digit == nil, !text.isEmpty {
            throw .wrongLabel(name, line: row.line, label: text)
        }
        let written = digits.map { row[$0] }
        let transcript = written.flatMap(Transcript.init)
        if let written, transcript == nil {
            throw .wrongTranscript(name, line: row.line, digits: written)
        }
        let place = index.map { row[$0] } ?? ""
        let number = Int(place).flatMap { (0...Self.mostDigits).contains($0) ? $0 : nil }
        if number == nil, !place.isEmpty {
            throw .wrongIndex(name, line: row.line, index: place)
        }
        return LabelTable.Entry(
            path: photo(row), label: digit, index: number,
            box: box.flatMap { PixelBox(row[$0]) },
            row: self.row.flatMap { Int(row[$0]) }.flatMap {
                (0...Self.mostDigits).contains($0) ? $0 : nil
            }, transcript: transcript,
            fields: row.fields.indices.map { row[$0] },
            isUnreviewed: reviewed.map { row[$0] == "no" } ?? false)
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

extension PhotoPath {
    /// The path below a folder, without `.`, `..` and doubled slashes; an absolute one stands alone.
    package func resolved(below base: PhotoPath) -> PhotoPath {
        let slash = UInt8(ascii: "/")
        let whole = bytes.first == slash ? bytes : base.bytes + [slash] + bytes
        var parts: [ArraySlice<UInt8>] = []
        for part in whole.split(separator: slash) {
            if part.elementsEqual(".".utf8) { continue }
            if part.elementsEqual("..".utf8) {
                _ = parts.popLast()
            } else {
                parts.append(part)
            }
        }
        return PhotoPath(bytes: parts.flatMap { [slash] + $0 })
    }
}
