package import PhotoFiles
import Raster

extension LabelTable {
    /// A page, and what is written on it according to the table.
    package struct Page: Sendable, Equatable {
        /// The photo's path as the table has it, not resolved.
        package var path: PhotoPath
        /// The digits that are written on the page, line by line.
        package var transcript: Transcript
        /// Whether the transcript's lines are those of the page; otherwise it is one line of all digits.
        package var hasLines: Bool
        /// All the fields of the page's row in the table, of its first one where it has several, by column.
        package var fields: [String]
        /// Whether a part of the transcript is only what was read, and was looked at by nobody.
        package var isUnreviewed = false
    }

    /// Whether the table says what is written on pages, and not which one digit a photo shows.
    ///
    /// So it does where it has `digits` and no `label`, or where a photo has rows of different indices.
    package var isOfPages: Bool {
        if columns.contains("digits"), !columns.contains("label") { return true }
        // One pass: `first` holds the index of the row of this photo that was seen last.
        var first: [PhotoPath: Int] = [:]
        return entries.contains { entry in
            guard let index = entry.index else { return false }
            defer { first[entry.path] = index }
            return first[entry.path].map { $0 != index } ?? false
        }
    }

    /// What is written on each page, in the order the table first names them.
    ///
    /// Rows with an empty label are about things that are no digits, and are left out.
    package var pages: [Page] {
        // Rows of one page need not stand together; pages keep the order of their first rows.
        var order: [PhotoPath] = []
        var byPath: [PhotoPath: [Entry]] = [:]
        for entry in entries {
            if byPath[entry.path] == nil { order.append(entry.path) }
            byPath[entry.path, default: []].append(entry)
        }
        return order.flatMap { path in
            let rows = byPath[path, default: []]
            if rows.contains(where: { $0.transcript != nil }) {
                return rows.compactMap { row in
                    row.transcript.map {
                        Page(path: path, transcript: $0, hasLines: true, fields: row.fields)
                    }
                }
            }
            return [Self.page(path, of: rows)]
        }
    }

    /// Returns the page whose digits are labeled one by one, in lines as they stand or else in one line.
    ///
    /// Digits are ordered by their index, lines by their number; digits without a label are left out.
    private static func page(_ path: PhotoPath, of entries: [Entry]) -> Page {
        let labeled = entries.filter { $0.label != nil }
        // Digits that reading has found are in order already: by their index.
        let digits = labeled.filter { !$0.isMissed }.sorted { $0.index ?? 0 < $1.index ?? 0 }
        let hasLines = labeled.allSatisfy { $0.row != nil }
        var lines: [Int: [Entry]] = [:]
        for digit in digits { lines[hasLines ? digit.row ?? 0 : 0, default: []].append(digit) }
        // A digit that reading has missed has no index: its box says where in its line it stands.
        for digit in labeled where digit.isMissed {
            let line = hasLines ? digit.row ?? 0 : 0
            let left = digit.box?.x ?? 0
            let place = lines[line]?.firstIndex { ($0.box?.x ?? .min) > left }
            lines[line, default: []].insert(digit, at: place ?? lines[line]?.count ?? 0)
        }
        let transcript = lines.sorted { $0.key < $1.key }.map { $0.value.compactMap(\.label) }
        return Page(
            path: path, transcript: Transcript(lines: transcript),
            hasLines: hasLines, fields: entries.first?.fields ?? [],
            isUnreviewed: entries.contains(where: \.isUnreviewed))
    }
}
