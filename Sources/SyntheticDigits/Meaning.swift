package import MNIST

/// What a reader of handwritten digits should make of something that was written or printed.
package enum Meaning: Sendable, Hashable {
    /// A digit of somebody's hand.
    case digit(Digit)
    /// A digit in print.
    case printed(Digit)
    /// No digit; it may resemble one.
    case other(resemblesDigit: Bool)

    /// The digit, written or printed.
    package var digit: Digit? {
        switch self {
        case .digit(let digit), .printed(let digit): digit
        case .other: nil
        }
    }

    /// The meaning of a letter or sign.
    package static func sign(_ text: String) -> Meaning {
        .other(resemblesDigit: LookAlikes.digits[text] != nil)
    }
}

/// Letters and signs that many hands and fonts form like a digit, so that nobody can tell them apart where
/// nothing stands beside them.
///
/// The network learns from them that they are no digits only as far as it can tell them from digits; see
/// `TrainingTarget.isDoubtful`.
package enum LookAlikes {
    /// The letters and signs, and the digits that each may be taken for.
    package static let digits: [String: Set<Int>] = [
        "O": [0], "o": [0], "D": [0], "Q": [0],
        "I": [1], "l": [1], "i": [1], "|": [1], "!": [1], "/": [1, 7], "\\": [1], "(": [1],
        ")": [1, 7], "[": [1], "]": [1, 7], "'": [1], "`": [1], "\"": [1], ",": [1, 7],
        ".": [0, 1], ":": [0, 1], ";": [1],
        "Z": [2, 7], "z": [2, 3], "S": [5, 8], "s": [5, 8], "b": [6], "G": [6], ">": [7], "?": [7],
        "B": [8], "&": [8], "g": [8, 9], "q": [8, 9],
    ]
}
