/// The constants of pages of which it is known what is written on them; each part is named for its algorithm.
struct GuidedSettings: Sendable, Codable {
    /// `GuidedChoice`: which glyphs may be known digits.
    var choice = GuidedChoice.Settings()
    /// `GuidedPage`: the costs of aligning lines.
    var page = GuidedPage.Settings()
    /// `GuidedRow`: the costs of aligning the digits of a line.
    var row = GuidedRow.Settings()
}
