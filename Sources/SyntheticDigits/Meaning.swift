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
        .other(resemblesDigit: lookAlikes.contains(text))
    }

    /// Letters and signs that many hands and fonts form like a digit, so that nobody can tell them
    /// apart where nothing stands beside them.
    ///
    /// The network learns from them that they are no digits only as far as it can tell them from
    /// digits; see `TrainingTarget.isDoubtful`. Chosen by how people write these characters, without
    /// counting; the rates at which the network reads each of them stand in
    /// `Benchmarks/CHARACTERS.md`.
    private static let lookAlikes: Set<String> = [
        // Like a 0.
        "O", "o", "D", "Q",
        // Like a 1; some of them also like a 7, points like a 0.
        "I", "l", "i", "|", "!", "/", "\\", "(", ")", "[", "]", "'", "`", "\"", ",", ".", ":", ";",
        // Like a 2, 3, 5, 6, 7, 8 or 9.
        "Z", "z", "S", "s", "b", "G", ">", "?", "B", "&", "g", "q",
    ]
}
