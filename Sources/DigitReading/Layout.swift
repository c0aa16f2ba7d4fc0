/// How many digits a photo is taken to show, and where.
public enum Layout: String, Sendable, Hashable, Codable, CaseIterable {
    /// One digit: the likeliest group of ink is read.
    case single
    /// Any number of digits, in lines of writing.
    case page
    /// The digits in the boxes of a sheet that `digits sheet` has printed.
    case sheet
    /// Whatever the photo looks like: one digit where one is read surely and stands alone, else any number.
    case auto

    /// The layout that is taken where nobody says how many digits there are.
    package static let usual = auto
}
