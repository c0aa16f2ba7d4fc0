/// The network's class probabilities of a picture, summed up: how probable each digit is, written
/// or printed, and that the picture shows none.
package struct DigitOpinion: Sendable, Equatable {
    /// The ten digits' probabilities, 0 … 1; what is missing to 1 is `notADigit`.
    package let digits: [Float]
    /// The probability that the picture shows no digit; 0 for a network that does not know that.
    package let notADigit: Float
    /// The probability, 0 … 1, that the digit is printed, provided that the picture shows the most
    /// probable digit; 0 for a network that does not know print.
    package let printed: Float

    /// Sums up a network's class probabilities, in the order of `DigitClasses`: a digit's
    /// probability is that of its written and its printed class together.
    package init(_ probabilities: some RandomAccessCollection<Float>) {
        let classes = Array(probabilities)
        let (hand, print) = (classes.prefix(10), classes.dropFirst(DigitClasses.printed.lowerBound))
        notADigit = classes.count > DigitClasses.notADigit ? classes[DigitClasses.notADigit] : 0
        let digits =
            print.isEmpty ? Array(hand) : zip(hand, print).map { $0 + $1 }
        self.digits = digits
        let best = digits.indexOfGreatest ?? 0
        printed =
            print.isEmpty || digits.isEmpty
            ? 0 : print[print.startIndex + best] / max(digits[best], .leastNormalMagnitude)
    }

    /// The most probable digit, 0 … 9.
    package var digit: Int { digits.indexOfGreatest ?? 0 }

    /// The most probable of eleven answers: a digit, or 10 for "not a digit", and its probability.
    package var answer: (index: Int, confidence: Float) {
        let digit = digit
        return notADigit > digits[digit]
            ? (DigitClasses.notADigit, notADigit) : (digit, digits[digit])
    }
}

/// What a network's outputs stand for: the ten digits; then, where it has more than ten, "not a digit";
/// then, where it has more than eleven, the ten digits in print.
package enum DigitClasses {
    /// The index of the output that says that a picture shows no digit.
    package static let notADigit = 10
    /// The indices of the outputs of the printed digits, 0 first.
    package static let printed = 11..<21
    /// The numbers of outputs that a network that reads digits may have.
    package static let counts: Set<Int> = [10, 11, 21]
    /// Returns how many answers there are to tell apart, 10 or 11: print or hand is not another
    /// answer.
    package static func answerCount(of classCount: Int) -> Int { min(classCount, 11) }
}
