package import MNIST

/// The ground truth about something written or printed: which answer a reader of handwritten digits
/// should give.
package enum Meaning: Sendable, Hashable {
    /// A digit that somebody wrote by hand.
    case digit(Digit)
    /// A digit that a machine printed.
    case printed(Digit)
    /// No digit, but a letter, a sign or bare paper; `resemblesDigit` where many people write it
    /// like one.
    case other(resemblesDigit: Bool)

    /// The digit, written or printed; nil for what is no digit.
    package var digit: Digit? {
        switch self {
        case .digit(let digit), .printed(let digit): digit
        case .other: nil
        }
    }

    /// Returns the meaning of a letter or sign, one character: no digit, and whether it is a
    /// look-alike.
    package static func sign(_ text: String) -> Meaning {
        .other(resemblesDigit: LookAlikes.digits[text] != nil)
    }
}

/// Letters and signs that many hands and fonts form like a digit, so that nobody can tell them
/// apart where nothing stands beside them.
///
/// The network learns from them that they are no digits only as far as it can tell them from
/// digits; see `TrainingTarget.isDoubtful`.
package enum LookAlikes {
    /// The letters and signs, and the digits that each may be taken for.
    ///
    /// Chosen by how people write these characters, without counting; the rates at which the
    /// network reads each of them stand in `Benchmarks/CHARACTERS.md`. The values only document the
    /// choice: the program asks whether a character has an entry.
    package static let digits: [String: Set<Int>] = [
        "O": [0], "o": [0], "D": [0], "Q": [0],
        "I": [1], "l": [1], "i": [1], "|": [1], "!": [1], "/": [1, 7], "\\": [1], "(": [1],
        ")": [1, 7], "[": [1], "]": [1, 7], "'": [1], "`": [1], "\"": [1], ",": [1, 7],
        ".": [0, 1], ":": [0, 1], ";": [1],
        "Z": [2, 7], "z": [2, 3], "S": [5, 8], "s": [5, 8], "b": [6], "G": [6], ">": [7], "?": [7],
        "B": [8], "&": [8], "g": [8, 9], "q": [8, 9],
    ]
}
