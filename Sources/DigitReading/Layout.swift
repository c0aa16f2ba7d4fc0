/// How many digits a photo is taken to show.
public enum Layout: String, Sendable, Hashable, Codable, CaseIterable {
    /// One: the likeliest.
    case single
    /// Any number, in rows.
    case page
    /// Those in the boxes of a sheet that `digits sheet` has printed.
    case sheet
    /// Whatever the photo looks like: one where one is read surely and stands alone, else any number.
    case auto

    /// What is taken where nobody says how many.
    package static let usual = auto
}
