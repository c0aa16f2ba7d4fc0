import DigitSheets
package import Preprocessing

/// All constants that decide how a photo is read from the decoded picture on, apart from the weights of networks and
/// other learned models, in one value.
///
/// What decoders go by, and what decides on which paper a transparent picture is laid, stands in their own files.
///
/// `DigitReader.settings` has it, and every algorithm is handed the part that is named for it, without a default: a part
/// that is not handed on does not compile. Written as JSON, each number has a name by the types alone:
/// `Benchmarks/sensitivity` finds them there and moves each.
///
/// What is no setting: which hypotheses there are, with the ranks that they ask for; numbers that follow from a
/// definition (half of a pixel, more than half of all, the mean of two); bounds of a pixel or a few that keep rounding
/// from deciding; steps of a histogram or a search finer than what they measure; the halves by which decoders reduce a
/// picture; and what only keeps a division from failing.
package struct ReadingSettings: Sendable, Codable {
    /// The constants from the photo to 28×28, and from a page to its marks.
    package var preprocessing = PreprocessingSettings()
    /// The constants from the candidates' probabilities to a digit.
    package var decision = DecisionRule()
    /// When a photo of one digit may be a page or a sheet, and when a page's digits replace the single one.
    var auto = DigitReader.AutoSettings()
    /// The constants from a page's marks to its digits.
    var pages = PageSettings()
    /// The constants of forms, grids and tables on a page.
    var cells = CellSettings()
    /// The constants of pages of which it is known what is written on them.
    var guided = GuidedSettings()
    /// The constants of filled-in sheets.
    var sheets = SheetSettings()
    /// How near to a missing part of the photo a digit is in doubt.
    var damage = Row.DamageSettings()

    /// Makes the settings that photos are read with.
    package init() {}
}

extension Float {
    /// The probability, 0 … 1, above which something is more probable than all else together, by definition; at exactly
    /// a half either may be said.
    static let likelierThanNot: Float = 0.5
}

/// The constants of forms, grids and tables on a page; each part is named for its algorithm.
struct CellSettings: Sendable, Codable {
    /// `StraightEdge`: which of a mark's edges are straight.
    var edge = StraightEdge.Settings()
    /// `LineProbe`: how much of a line must be ink.
    var probe = LineProbe.Settings()
    /// `CellFrame`: which marks are frames.
    var frame = CellFrame.Settings()
    /// `CellFrame`: which marks are combs.
    var comb = CellFrame.CombSettings()
    /// `CellInterior`: what is written in a cell.
    var interior = CellInterior.Settings()
    /// `PageCells`: which cells are for a digit, and which marks are their lines.
    var page = PageCells.Settings()
}

/// The constants of pages of which it is known what is written on them; each part is named for its algorithm.
struct GuidedSettings: Sendable, Codable {
    /// `GuidedChoice`: which glyphs may be known digits.
    var choice = GuidedChoice.Settings()
    /// `GuidedPage`: the costs of aligning lines.
    var page = GuidedPage.Settings()
    /// `LineAlignment`: the costs of aligning the digits of a line.
    var line = LineAlignment.Settings()
}

/// The constants of filled-in sheets; each part is named for its algorithm.
struct SheetSettings: Sendable, Codable {
    /// `FoundSheet`: where the page is in a photo.
    var finding = FoundSheet.Settings()
    /// `SheetReader`: how finely a photo is decoded, and what is crossed out.
    var reader = SheetReader.Settings()
    /// `BoxPatch`: how the part of a page around a box is straightened.
    var patch = BoxPatch.Settings()
    /// `BoxInk`: which ink is a box's digit.
    var ink = BoxInk.Settings()
}
