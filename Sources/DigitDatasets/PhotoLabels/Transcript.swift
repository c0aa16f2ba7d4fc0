package import MNIST

/// The digits that are known to be written on a page, line by line, as somebody wrote them down: `7846/1294/66`.
package struct Transcript: Sendable, Equatable, CustomStringConvertible {
    /// The digits of each line, lines from top to bottom, digits from left to right; no line is empty.
    package let lines: [[Digit]]

    /// Makes a transcript of lines of digits; lines without digits are left out.
    package init(lines: [[Digit]]) { self.lines = lines.filter { !$0.isEmpty } }

    /// Reads digits whose lines are parted by `/` or `|`.
    ///
    /// Blanks and the signs `. , : - = _`, as lines have them between numbers, are passed over.
    /// Any other character makes it no transcript. An empty text is a page without digits.
    package init?(_ text: String) {
        var lines: [[Digit]] = [[]]
        for character in text {
            switch character {
            case "/", "|": lines.append([])
            case " ", ".", ",", ":", "-", "=", "_": continue
            default:
                guard character.isASCII, let value = character.wholeNumberValue,
                    let digit = Digit(value)
                else { return nil }
                lines[lines.count - 1].append(digit)
            }
        }
        self.init(lines: lines)
    }

    /// The number of digits in all lines.
    package var count: Int { lines.reduce(0) { $0 + $1.count } }

    /// The digits with `/` between the lines, which can be read back.
    package var description: String {
        lines.map { line in line.map(\.description).joined() }.joined(separator: "/")
    }
}
