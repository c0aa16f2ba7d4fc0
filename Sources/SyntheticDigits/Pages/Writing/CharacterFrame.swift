/// Where a character stands beside digits, in heights of a digit: 0 at a digit's top, 1 at its foot.
struct CharacterFrame: Equatable {
    /// The y at which its ink begins and ends.
    let top, bottom: Float
    /// The width of its ink where that, and not its height, tells how large it is; nil for most.
    var width: Float?

    /// The frame of a digit and a capital letter: from top to baseline.
    static let full = CharacterFrame(top: 0, bottom: 1)

    /// Returns the frame of a character; where it has none of its own, a small letter's without ascender or
    /// descender, else a digit's.
    static func of(_ character: Character) -> CharacterFrame {
        if let frame = known[character] { return frame }
        return character.isLowercase ? CharacterFrame(top: 0.42, bottom: 1) : .full
    }

    /// The frames of letters with ascenders and descenders and of signs.
    ///
    /// Proportions of ordinary handwriting and print, set by eye.
    private static let known: [Character: CharacterFrame] = {
        var frames: [Character: CharacterFrame] = [:]
        func set(_ characters: String, _ top: Float, _ bottom: Float, width: Float? = nil) {
            for character in characters {
                frames[character] = CharacterFrame(top: top, bottom: bottom, width: width)
            }
        }
        // Letters.
        set("bdhkl", 0, 1)
        set("f", -0.02, 1.1)
        set("t", 0.12, 1)
        set("i", 0.2, 1)
        set("j", 0.2, 1.35)
        set("gpqy", 0.42, 1.35)
        // Punctuation: points and commas on the line, upper points at x-height (0.42), quotation marks at
        // the top.
        set(".", 0.9, 1, width: 0.07)
        set("·", 0.52, 0.62, width: 0.08)
        set(",", 0.88, 1.15)
        set(":", 0.48, 1)
        set(";", 0.48, 1.16)
        set("'`°", 0, 0.24)
        set("\"^", 0, 0.28)
        // Dashes, and signs of arithmetic: around the middle of small letters.
        set("-", 0.55, 0.6, width: 0.4)
        set("−", 0.55, 0.6, width: 0.58)
        set("_", 1.05, 1.1, width: 0.7)
        set("~", 0.5, 0.65, width: 0.6)
        set("=", 0.42, 0.72, width: 0.6)
        set("+", 0.26, 0.88)
        set("×*", 0.34, 0.86)
        set("÷", 0.25, 0.9)
        set("<>", 0.25, 0.88)
        // Strokes, brackets and currency reach beyond digits at both ends.
        set("/\\", -0.06, 1.1)
        set("()[]{}|", -0.1, 1.12)
        set("$", -0.08, 1.08)
        set("→", 0.4, 0.8, width: 0.9)
        set("•", 0.5, 0.68, width: 0.16)
        set("⁰¹²³⁴⁵⁶⁷⁸⁹", -0.3, 0.26)
        set("√", -0.05, 1)
        return frames
    }()
}
