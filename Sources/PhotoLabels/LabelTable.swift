package import MNIST
package import PhotoFiles

/// The labels of photos in a CSV file whose heading holds `path`, and `label` for photos of one
/// digit or `digits` for pages of many.
package struct LabelTable: Sendable {
    /// The names of all the columns.
    package let columns: [String]
    /// The photos, in the file's order.
    package let entries: [Entry]
    private let entriesByPath: [PhotoPath: [Int]]

    /// One photo of the table.
    package struct Entry: Sendable, Equatable {
        /// The name as the table has it.
        package var path: PhotoPath
        /// What the photo shows; nothing where the label is left empty.
        package var label: Digit?
        /// What is written on a page, row by row; nothing where the table has no column `digits`.
        package var transcript: Transcript?
        /// All the row's fields, by column.
        package var fields: [String]
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
        let (label, digits) = (table.column("label"), table.column("digits"))
        guard label != nil || digits != nil else { throw .missingColumn(name, "label") }
        var entries: [Entry] = []
        var entriesByPath: [PhotoPath: [Int]] = [:]
        for row in table.rows {
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
            let entry = Entry(
                path: PhotoPath(bytes: row.fields[path]), label: digit,
                transcript: transcript, fields: table.columns.indices.map { row[$0] })
            for place in Set(bases.map { entry.path.resolved(below: $0) }) {
                entriesByPath[place, default: []].append(entries.count)
            }
            entries.append(entry)
        }
        columns = table.columns
        self.entries = entries
        self.entriesByPath = entriesByPath
    }

    /// Whether the table says what is written on pages, and not which digit a photo shows.
    package var isOfPages: Bool { columns.contains("digits") && !columns.contains("label") }

    /// Finds the label of a photo named relative to a working folder.
    func label(of photo: PhotoPath, from workingFolder: PhotoPath) -> PhotoLabel {
        let found = entriesByPath[photo.resolved(below: workingFolder), default: []]
            .map { entries[$0].label }
        guard let first = found.first else { return .missing }
        guard found.allSatisfy({ $0 == first }) else { return .ambiguous }
        return first.map(PhotoLabel.digit) ?? .skipped
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
