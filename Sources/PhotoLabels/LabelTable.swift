package import MNIST
package import PhotoFiles
package import Raster
import SystemLibraries

/// The labels of photos in a table whose heading holds `path` and either `label`, for photos of one
/// digit and, with `index`, for each digit of a page, or `digits`, for what is written on a page.
package struct LabelTable: Sendable {
    /// The names of all the columns.
    package let columns: [String]
    /// The photos, in the file's order.
    package let entries: [Entry]
    /// The places of the entries of each photo.
    private let places: PathPlaces
    private let table: CSVTable

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

        /// Whether it is a digit of a page that reading has not found, so that it has a place and no index.
        package var isMissed: Bool { index == nil && box != nil }
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
        guard let path = Self.pathColumns.lazy.compactMap(table.column).first else {
            throw .missingColumn(name, "path", columns: table.columns)
        }
        if let doubled = Self.read.first(where: { table.count(of: $0) > 1 }) {
            throw .doubledColumn(name, doubled)
        }
        let reader = LabelTableRows(name: name, table: table, path: path)
        guard reader.label != nil || reader.digits != nil else {
            throw .missingColumn(name, "label", columns: table.columns)
        }
        entries = try table.rows.map { row throws(LabelError) in try reader.entry(of: row) }
        columns = table.columns
        places = PathPlaces(of: entries.map(\.path), below: bases)
        self.table = table
    }

    /// What the column of the photos' names may be called.
    private static let pathColumns = ["path", "file_name", "filename", "file"]

    /// The columns that are read.
    private static let read =
        pathColumns + [
            "label", "digits", "index", "photo_index", "box", "row", "reviewed", "path_base64",
        ]

    /// Whether the table says which of a photo's digits each row is about, also where it has one alone.
    private var namesPlacesOnPhotos: Bool { table.column("photo_index") != nil }

    /// The place of the column with a name among an entry's fields.
    package func column(_ name: String) -> Int? { table.column(name) }

    /// What the first entry of a photo has in a column; nothing where no entry is the photo's.
    package func value(
        _ column: Int, of photo: PhotoPath, from workingFolder: PhotoPath
    ) -> String? {
        places[photo.resolved(below: workingFolder)].first.map { entries[$0].fields[column] }
    }

    /// The photos in the table that are none of the given ones, each once, in the table's order.
    package func unmatched(
        by photos: some Sequence<PhotoPath>, from workingFolder: PhotoPath
    ) -> [PhotoPath] {
        var isMatched = [Bool](repeating: false, count: entries.count)
        for photo in photos {
            for place in places[photo.resolved(below: workingFolder)] { isMatched[place] = true }
        }
        var seen: Set<PhotoPath> = []
        return entries.indices.filter { !isMatched[$0] }.map { entries[$0].path }
            .filter { seen.insert($0).inserted }
    }

    /// Finds the label of a photo named relative to a working folder.
    func label(of photo: PhotoPath, from workingFolder: PhotoPath) -> PhotoLabel {
        let found = places[photo.resolved(below: workingFolder)].map { entries[$0] }
        guard let first = found.first else { return .missing }
        if let transcript = first.transcript, first.label == nil {
            return found.allSatisfy { $0.transcript == transcript }
                ? .transcript(transcript) : .ambiguous
        }
        if namesPlacesOnPhotos && first.index != nil || Self.areOfPage(found) {
            return Self.digits(found)
        }
        guard found.allSatisfy({ $0.label == first.label }) else { return .ambiguous }
        guard let label = first.label else { return .skipped }
        return first.index == nil ? .digit(label) : .oneDigit(label)
    }

    /// Whether rows of one photo are about different digits on it.
    private static func areOfPage(_ entries: [Entry]) -> Bool {
        Set(entries.compactMap(\.index)).count > 1
    }

    private static func digits(_ entries: [Entry]) -> PhotoLabel {
        var digits: [Int: PageDigit] = [:]
        for entry in entries {
            // What was missed on the page is in the table by its box alone.
            if entry.isMissed { continue }
            guard let index = entry.index else { return .ambiguous }
            if let other = digits[index], other.label != entry.label { return .ambiguous }
            digits[index] = PageDigit(index: index, label: entry.label, box: entry.box)
        }
        guard digits.values.contains(where: { $0.label != nil }) else { return .skipped }
        return .digits(digits.values.sorted { $0.index < $1.index })
    }
}
