import MNIST

/// A letter that looks like a digit, as it stands or flipped: what a real hand wrote as a digit passes for it.
///
/// Strokes of models differ from MNIST's pictures in more than what they mean; words must not be told from
/// numbers by that. Heights are in heights of a digit: 0 is the top of capitals and ascenders, 0.42 that of
/// small letters, 1 the baseline, 1.35 the foot of descenders.
struct DigitLetter {
    /// The digit whose picture is taken.
    let digit: Digit
    /// Whether left and right, and whether top and bottom of the picture are exchanged.
    let (isMirrored, isUpsideDown): (Bool, Bool)
    /// Where the letter begins and ends, in heights of a digit down from its top.
    let (top, bottom): (Float, Float)

    /// Makes a letter of the digit of a value 0 … 9; it reaches to the baseline unless told otherwise.
    private init(
        _ value: Int, from top: Float, to bottom: Float = 1, isMirrored: Bool = false,
        isUpsideDown: Bool = false
    ) {
        digit = Digit.allCases[value]
        (self.isMirrored, self.isUpsideDown) = (isMirrored, isUpsideDown)
        (self.top, self.bottom) = (top, bottom)
    }

    /// Returns the digit that passes for a letter, with how it is flipped and placed; nil for letters
    /// without one.
    static func passing(for letter: Character) -> DigitLetter? { known[letter] }

    /// The letters that have a look-alike among digits, by how people draw both; chosen by eye.
    private static let known: [Character: DigitLetter] = [
        "b": DigitLetter(6, from: 0), "d": DigitLetter(6, from: 0, isMirrored: true),
        "g": DigitLetter(9, from: 0.42, to: 1.35),
        "q": DigitLetter(9, from: 0.42, to: 1.35),
        "p": DigitLetter(9, from: 0.42, to: 1.35, isMirrored: true),
        "h": DigitLetter(4, from: 0, isMirrored: true, isUpsideDown: true),
        "y": DigitLetter(4, from: 0.42, to: 1.35), "o": DigitLetter(0, from: 0.42),
        "l": DigitLetter(1, from: 0), "i": DigitLetter(1, from: 0.42),
        "r": DigitLetter(7, from: 0.42, isMirrored: true),
        "s": DigitLetter(5, from: 0.42), "z": DigitLetter(2, from: 0.42),
        "B": DigitLetter(8, from: 0), "E": DigitLetter(3, from: 0, isMirrored: true),
        "G": DigitLetter(6, from: 0), "I": DigitLetter(1, from: 0),
        "L": DigitLetter(7, from: 0, isMirrored: true, isUpsideDown: true),
        "O": DigitLetter(0, from: 0), "S": DigitLetter(5, from: 0),
        "T": DigitLetter(7, from: 0), "Z": DigitLetter(2, from: 0),
    ]

    /// Returns a digit's 28×28 picture mirrored and turned upside down as the letter asks.
    func flipped(_ image: DigitImage) -> DigitImage {
        var letter = DigitImage()
        let last = DigitImage.side - 1
        for row in 0...last {
            for column in 0...last {
                letter[isMirrored ? last - column : column, isUpsideDown ? last - row : row] =
                    image[column, row]
            }
        }
        return letter
    }
}
