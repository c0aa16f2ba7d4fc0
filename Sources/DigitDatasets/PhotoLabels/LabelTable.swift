import Files
package import MNIST
package import PhotoFiles
package import Raster
import SystemLibraries

/// The labels of photos in a CSV table, found by the photos' paths.
///
/// Its heading holds `path` (or `file_name`, `filename`, `file`) and either `label`, for photos of
/// one digit and, with `index`, for each digit of a page, or `digits`, for what is written on a
/// page. Columns of other names are kept as they are.
package struct LabelTable: Sendable {
    /// The names of all the columns, in the table's order.
    package let columns: [String]
    /// The table's rows, in the file's order.
    package let entries: [Entry]
    /// The places, from 0, of the entries that are about each photo.
    private let places: PathPlaces
    /// The table as it was read, for looking columns up by their names.
    private let table: CSVTable

    /// What one row of the table says of a photo, or of one digit on it.
    package struct Entry: Sendable, Equatable {
        /// The photo's path as the table has it, not resolved.
        package var path: PhotoPath
        /// What the photo, or its digit, shows; nil where the label is left empty.
        package var label: Digit?
        /// Which of the photo's digits it is, in reading order from 0; nil where the table does not say.
        package var index: Int?
        /// Where the digit was found, in pixels of the upright full-size photo; nil where the table does not say.
        package var box: PixelBox?
        /// The line of writing the digit stands in, 0 for the topmost; nil where the table does not say.
        package var row: Int?
        /// What is written on a page, line by line; nil where the table has no column `digits`.
        package var transcript: Transcript?
        /// All the row's fields, by column.
        package var fields: [String]
        /// Whether the label is only what was read, and was looked at by nobody: a report's table
        /// says so in its column `reviewed`.
        package var isUnreviewed = false

        /// Whether it is a digit of a page that reading has not found, so that it has a place and no index.
        package var isMissed: Bool { index == nil && box != nil }
    }

    /// Reads a table.
    ///
    /// A path in it is looked for below each of the `bases`: the folder the table lies in, the
    /// folders that are searched, the working folder. They and the photos' paths are compared as
    /// text, `.` and `..` resolved.
    ///
    /// Throws `LabelError` where it is no table, lacks a column or has one twice, or where a field
    /// is no label, index or transcript; the first such row ends the reading.
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

    /// What the column of the photos' names may be called, the first of these that there is.
    ///
    /// `file_name` is what Hugging Face's image folders have.
    private static let pathColumns = ["path", "file_name", "filename", "file"]

    /// The columns that are read; of each there may be only one, or nothing would say which is meant.
    private static let read =
        pathColumns + [
            "label", "digits", "index", "photo_index", "box", "row", "reviewed", "path_base64",
        ]

    /// Whether each row says which of its photo's digits it is about, even of a photo with one row.
    ///
    /// A data set's table of sources does so, by its column `photo_index`.
    private var namesPlacesOnPhotos: Bool { table.column("photo_index") != nil }

    /// The place, from 0, of the column with a name among an entry's fields; nil where there is none.
    package func column(_ name: String) -> Int? { table.column(name) }

    /// Whether a column, by its place from 0, says which photo and digit a row is about or what it shows.
    ///
    /// Columns that are not read are remarks, which are kept as they are.
    package func isRead(_ column: Int) -> Bool {
        Self.read.contains { table.isColumn(column, named: $0) }
    }

    /// Returns what the first entry of a photo has in a column, given by its place among the
    /// fields; nil where no entry is the photo's.
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
        // What is left is what no photo matched; a page's many rows name it once.
        var seen: Set<PhotoPath> = []
        return entries.indices.filter { !isMatched[$0] }.map { entries[$0].path }
            .filter { seen.insert($0).inserted }
    }

    /// Returns the label of a photo, which is named relative to a working folder.
    ///
    /// Several rows of one photo must agree, unless they are about different digits of it.
    func label(of photo: PhotoPath, from workingFolder: PhotoPath) -> PhotoLabel {
        let found = places[photo.resolved(below: workingFolder)].map { entries[$0] }
        guard let first = found.first else { return .missing }
        if let transcript = first.transcript, first.label == nil {
            return found.allSatisfy { $0.transcript == transcript }
                ? .transcript(transcript) : .ambiguous
        }
        // Rows with indices that differ label a page digit by digit.
        if namesPlacesOnPhotos && first.index != nil || Self.areOfPage(found) {
            return Self.digits(found)
        }
        guard found.allSatisfy({ $0.label == first.label }) else { return .ambiguous }
        guard let label = first.label else { return .skipped }
        return first.index == nil ? .digit(label) : .oneDigit(label)
    }

    /// Whether rows of one photo are about different digits of it: more than one index occurs.
    private static func areOfPage(_ entries: [Entry]) -> Bool {
        Set(entries.compactMap(\.index)).count > 1
    }

    /// Returns the labels of a page's digits in reading order, `.skipped` where all of them are left empty.
    ///
    /// A row without a place on the page, or two that say different things of one digit, make it ambiguous.
    private static func digits(_ entries: [Entry]) -> PhotoLabel {
        var digits: [Int: PageDigit] = [:]
        for entry in entries {
            // A digit that reading has missed has a box and no index, by which nothing here could find it.
            if entry.isMissed { continue }
            guard let index = entry.index else { return .ambiguous }
            if let other = digits[index], other.label != entry.label { return .ambiguous }
            digits[index] = PageDigit(index: index, label: entry.label, box: entry.box)
        }
        guard digits.values.contains(where: { $0.label != nil }) else { return .skipped }
        return .digits(digits.values.sorted { $0.index < $1.index })
    }
}
