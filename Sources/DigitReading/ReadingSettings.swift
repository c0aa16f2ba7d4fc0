package import Preprocessing

/// All constants that decide how a photo is read, apart from the weights of networks and other learnt models, in one
/// value.
///
/// `DigitReader.settings` has it, and every algorithm is handed the part that is named for it, without a default: a part
/// that is not handed on does not compile. Written as JSON, each number has a name by the types alone:
/// `Benchmarks/sensitivity` finds them there and moves each.
///
/// What is no setting: numbers that follow from a definition (half of a pixel, more than half of all), bounds of a pixel
/// or a few that keep rounding from deciding, and those that only keep a division from failing.
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
