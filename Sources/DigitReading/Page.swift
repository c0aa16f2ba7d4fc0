public import PhotoFiles
public import Raster

/// All that was read from one photo, as it is written there: lines of writing, of numbers, of digits.
public struct Page: Sendable, Hashable {
    /// The lines of writing, the topmost first; none where nothing is on the paper.
    public let lines: [Line]
    /// What the user should know about the photo or its digits, each once.
    public let warnings: [Warning]
    /// Why there is nothing to read; nil where there is.
    public let reason: Row.RejectionReason?

    /// The digits of all lines, in reading order.
    public var digits: [Reading] { lines.flatMap(\.digits) }
    /// All that is written: the lines' texts, one to a line.
    public var text: String { lines.map(\.text).joined(separator: "\n") }

    /// A line of writing.
    public struct Line: Sendable, Hashable {
        /// What is written: numbers apart by a blank, rejected digits as `?`, empty cells between digits as `_`, and
        /// the signs beside digits that their shape alone tells.
        public let text: String
        /// The numbers, the leftmost first.
        public let numbers: [Number]

        /// The digits of all its numbers.
        public var digits: [Reading] { numbers.flatMap(\.digits) }
        /// The smallest box around the line's digits, in pixels of the upright full-size photo.
        public var box: PixelBox { numbers.dropFirst().reduce(numbers[0].box) { $0.union($1.box) } }
    }

    /// Digits that stand together.
    public struct Number: Sendable, Hashable {
        /// What is written, a rejected digit as `?`, an empty cell as `_`, with the signs beside digits that their shape
        /// alone tells: `12:45`, `3.5`, `-7`.
        public let text: String
        /// The digits, the leftmost first.
        public let digits: [Reading]

        /// The whole number that is written, negative with a minus sign before it.
        ///
        /// Nil where a digit of it is rejected, a cell in it is empty or any other sign stands at it, as in `3.5` and
        /// `12:45`; also where it is too large for an `Int`.
        public var value: Int? { Int(text) }
        /// The smallest box around the number's digits, in pixels of the upright full-size photo.
        public var box: PixelBox { digits.dropFirst().reduce(digits[0].box) { $0.union($1.box) } }
    }

    /// Puts the rows of one photo together; throws what made the photo unreadable.
    package init(rows: [Row]) throws(ReadingError) {
        if let row = rows.first, let failure = row.error {
            throw .failed(path: row.path.text, failure)
        }
        lines = Dictionary(grouping: rows) { $0.row ?? 0 }
            .sorted { $0.key < $1.key }
            .compactMap { Line(rows: $0.value) }
        warnings = rows.reduce(into: []) { all, row in
            all += row.warnings.filter { !all.contains($0) }
        }
        reason = lines.isEmpty ? rows.first?.reason ?? .noInk : nil
    }
}

extension Page.Line {
    /// Takes a line's numbers out of its rows; nil where none of the rows has a digit.
    ///
    /// The words of the line's text are its numbers; each digit and each `?` in the text is one row.
    fileprivate init?(rows: [Row]) {
        let signs = rows.map { $0.status == .ok ? $0.digit?.description ?? "" : Row.unsureText }
        text = rows[0].text ?? signs.joined(separator: " ")
        var rest = rows[...]
        var numbers: [Page.Number] = []
        for word in text.split(separator: " ") {
            // Signs between digits and empty cells stand in the text, but have no rows.
            let count = word.count { $0.isNumber || String($0) == Row.unsureText }
            let digits = rest.prefix(count).compactMap(Reading.init)
            rest = rest.dropFirst(count)
            if !digits.isEmpty { numbers.append(Page.Number(text: String(word), digits: digits)) }
        }
        guard !numbers.isEmpty else { return nil }
        self.numbers = numbers
    }
}
