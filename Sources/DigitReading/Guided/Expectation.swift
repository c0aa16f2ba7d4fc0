package import MNIST

/// What is known to be written on a photo before it is read.
package enum Expectation: Sendable, Equatable {
    /// One digit, any number of times: a practice page.
    case all(Digit)
    /// These digits, line by line from the top, each line from the left: a transcript.
    case lines([[Digit]])

    /// The digits that are written, each once.
    var digits: Set<Digit> {
        switch self {
        case .all(let digit): [digit]
        case .lines(let lines): Set(lines.joined())
        }
    }

    /// The digit that all are known to be; nil where they are known one by one.
    var digitOfAll: Digit? {
        switch self {
        case .all(let digit): digit
        case .lines: nil
        }
    }

    /// The number of digits that are written; nil where it is not known.
    var count: Int? {
        switch self {
        case .all: nil
        case .lines(let lines): lines.reduce(0) { $0 + $1.count }
        }
    }
}

/// A digit that is known to be written on a photo, and in which line.
package struct WrittenDigit: Sendable, Hashable {
    /// The digit that is written.
    package let digit: Digit
    /// The line of what is known to be written, from 0.
    package let line: Int

    /// Makes a digit of a line.
    package init(_ digit: Digit, line: Int) {
        self.digit = digit
        self.line = line
    }
}
