/// The features by which `NumberJudgment` classifies a possible digit on a page: a digit of a number, or a piece of a
/// word, of an edge or of cloth.
///
/// Heights are in heights of the page's digits (`PageWriting.height`), shares 0 … 1, logarithms natural unless a base
/// is named.
package struct DigitMeasures: Sendable {
    /// The name of a feature.
    package enum Name: String, CaseIterable, Sendable {
        /// The base-10 logarithm of 1 less the confidence, −3 … 0: −2 at 99 %.
        case doubt
        /// The logarithm of the possible digit's height over that of the page's digits.
        case size
        /// The absolute value of `size`.
        case misfit
        /// `misfit` over how much the heights of the page's sure digits differ (`PageWriting.spread` + 0.05).
        case oddity
        /// The logarithm of width over height.
        case slimness
        /// The logarithm of the mean ink over that of the page's digits.
        case strength
        /// 1 where the possible digit was cut out of a larger mark, else 0.
        case cut
        /// The length of the strokes over the height.
        case strokes
        /// The share of the mark that the possible digit is a piece of which no digit accounts for.
        case unread
        // Of the word or number that the possible digit stands in.
        /// The mean `doubt` of the word's digits.
        case groupDoubt
        /// The share of 1s among the word's digits.
        case groupOnes
        /// The mean absolute deviation of `size` from its mean over the word's digits.
        case groupSpread
        /// The `oddity` of the mean `size` of the word's digits.
        case groupOddity
        /// The mean overlap of neighbors in the word, in widths of the narrower one.
        case groupOverlap
        /// The mean `size` of the word's digits.
        case groupSize
        /// The mean `unread` of the word's digits.
        case groupUnread
        /// The square root of the share of letters in the strokes of the word.
        case letters
        // Of the digits around.
        /// The logarithm of the distance of the nearest digit of another word.
        case nearest
        /// The logarithm of 1 more than the number of digits of other words on the same line.
        case line
        /// The logarithm of 1 more than the number of digits of other words in the same column.
        case column
        /// The mean absolute logarithm of the nearest digits' heights over the possible digit's own.
        case unlikeness
        // Of the page.
        /// The square root of the share of letters in the strokes of the page.
        case pageLetters
        /// The share of 1s among the page's digits.
        case pageOnes
        /// How much the heights of the page's sure digits differ (`PageWriting.spread`).
        case pageSpread
        // By `SurroundingsNetwork`.
        /// The log odds that the possible digit's surroundings are those of a digit of a number.
        case surroundings
        /// The mean `surroundings` of the word's digits.
        case groupSurroundings
    }

    /// The features in the order of `Name.allCases`.
    package let values: [Float]

    /// Makes the features; those that are not named are 0.
    package init(_ measured: [Name: Float]) { values = Name.allCases.map { measured[$0] ?? 0 } }
}
