/// The features by which `NumberJudgement` classifies a candidate on a page: a digit of a number, or a piece of a word,
/// of an edge or of cloth.
///
/// Heights are in heights of the page's digits (`PageWriting.height`), shares 0 … 1, logarithms natural unless a base
/// is named.
package struct DigitMeasures: Sendable {
    /// The name of a feature.
    package enum Name: String, CaseIterable, Sendable {
        /// The base-10 logarithm of 1 less the confidence, −3 … 0: −2 at 99 %.
        case doubt
        /// The logarithm of the candidate's height over that of the page's digits.
        case size
        /// The absolute value of `size`.
        case misfit
        /// `misfit` over how much the heights of the page's sure digits differ (`PageWriting.spread` + 0.05), 6 at most.
        case oddity
        /// The logarithm of width over height.
        case slimness
        /// The logarithm of the mean ink over that of the page's digits.
        case strength
        /// 1 where the candidate was cut out of a larger mark, else 0.
        case cut
        /// The length of the strokes over the height.
        case strokes
        /// The share of the mark that the candidate is a piece of which no digit accounts for.
        case unread
        /// Features of the word or number that the candidate stands in.
        ///
        /// The mean `doubt`, the share of 1s, the mean absolute deviation of `size` from its mean, the `oddity` of that
        /// mean, the mean overlap of neighbors in widths of the narrower one, and the mean `size`.
        case groupDoubt, groupSticks, groupSpread, groupOddity, groupOverlap, groupSize
        /// The mean `unread` of the word.
        case groupUnread
        /// The square root of the share of letters in the strokes of the word.
        case letters
        /// Features of the digits outside the word: the logarithm of the distance of the nearest one; the logarithms of
        /// 1 more than the number on the same line and in the same column; how much the nearest ones differ in height.
        case nearest, row, column, unlikeness
        /// Features of the page: the square root of the share of letters in its strokes, the share of 1s among its
        /// digits, and how much its sure digits differ in height.
        case pageLetters, pageSticks, pageSpread
        /// The log odds, by `SurroundingsNetwork`, that the candidate's surroundings are those of a digit of a number;
        /// and their mean over the word.
        case surroundings, groupSurroundings
    }

    /// The features in the order of `Name.allCases`.
    package let values: [Float]

    /// Makes the features; those that are not named are 0.
    package init(_ measured: [Name: Float]) { values = Name.allCases.map { measured[$0] ?? 0 } }
}
