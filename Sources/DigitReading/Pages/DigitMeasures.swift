/// What is measured of a digit on a page to tell those of numbers from pieces of words, of edges and
/// of cloth.
package struct DigitMeasures: Sendable {
    /// One measure; heights are those of the page's digits, shares 0 … 1, ratios logarithms.
    package enum Name: String, CaseIterable, Sendable {
        /// Of the digit: how far it is from sure (powers of ten), its height, how far that is from the
        /// page's, also for how even the page is, and its width by its height.
        case doubt, size, misfit, oddity, slimness
        /// How dark its ink is, whether it was cut out of a mark, how many of its heights its strokes are
        /// long.
        case strength, cut, strokes
        /// The share of a larger mark around it that no digit accounts for.
        case unread
        /// Of the word or number it stands in, on average: doubt, sticks, difference in height, how odd
        /// that is on the page, overlap in width, height, and what is unread around it.
        case groupDoubt, groupSticks, groupSpread, groupOddity, groupOverlap, groupSize
        case groupUnread
        /// The share of letters in the strokes of the word (its root: a few say much).
        case letters
        /// Of what is around the word: how far the nearest digit is, how many stand in the same row and
        /// column, how unlike in height the nearest are.
        case nearest, row, column, unlikeness
        /// Of the page: the root of the share of letters in its strokes, the share of sticks in its digits,
        /// and how much its sure digits differ in height.
        case pageLetters, pageSticks, pageSpread
        /// How much its surroundings speak for a digit of a number, as a network sees them (log odds), and
        /// those of its whole word on average.
        case surroundings, groupSurroundings
    }

    /// The measures in the order of their names.
    package let values: [Float]

    /// Makes the measures of all names.
    package init(_ measured: [Name: Float]) { values = Name.allCases.map { measured[$0] ?? 0 } }
}
