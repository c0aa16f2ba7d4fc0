package import MNIST

/// The digits that are known to be written on a page, row by row, as somebody wrote them down: `7846/1294/66`.
package struct Transcript: Sendable, Equatable, CustomStringConvertible {
    /// The digits of each row, rows from top to bottom, digits from left to right; no row is empty.
    package let rows: [[Digit]]

    /// Makes a transcript of rows of digits; rows without digits are left out.
    package init(rows: [[Digit]]) { self.rows = rows.filter { !$0.isEmpty } }

    /// Reads digits whose rows are parted by `/` or `|`.
    ///
    /// Blanks and the signs `. , : - = _`, as rows have them between numbers, are passed over.
    /// Any other character makes it no transcript. An empty text is a page without digits.
    package init?(_ text: String) {
        var rows: [[Digit]] = [[]]
        for character in text {
            switch character {
            case "/", "|": rows.append([])
            case " ", ".", ",", ":", "-", "=", "_": continue
            default:
                guard character.isASCII, let value = character.wholeNumberValue,
                    let digit = Digit(value)
                else { return nil }
                rows[rows.count - 1].append(digit)
            }
        }
        self.init(rows: rows)
    }

    /// The number of digits in all rows.
    package var count: Int { rows.reduce(0) { $0 + $1.count } }

    /// The digits with `/` between the rows, which can be read back.
    package var description: String {
        rows.map { row in row.map(\.description).joined() }.joined(separator: "/")
    }
}
