package import MNIST

/// What is known to be written on a photo before it is read.
package enum Expectation: Sendable, Equatable {
    /// One digit, any number of times.
    case all(Digit)
    /// These digits, row by row from the top, each row from the left.
    case rows([[Digit]])

    /// The digits that are written.
    var digits: Set<Digit> {
        switch self {
        case .all(let digit): [digit]
        case .rows(let rows): Set(rows.joined())
        }
    }

    /// How many digits are written; nothing where that is not known.
    var count: Int? {
        switch self {
        case .all: nil
        case .rows(let rows): rows.reduce(0) { $0 + $1.count }
        }
    }
}

/// The digit that is known to be written somewhere.
package struct WrittenDigit: Sendable, Hashable {
    /// The digit.
    package let digit: Digit
    /// The row of what is known to be written, from 0.
    package let row: Int

    /// Makes a digit.
    package init(_ digit: Digit, row: Int) {
        self.digit = digit
        self.row = row
    }
}
