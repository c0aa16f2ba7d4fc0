/// The constants of filled-in sheets; each part is named for its algorithm.
struct SheetSettings: Sendable, Codable {
    /// `SheetReader`: how finely a photo is decoded, and what is crossed out.
    var reader = SheetReader.Settings()
    /// `BoxPatch`: how the part of a page around a box is straightened.
    var patch = BoxPatch.Settings()
    /// `BoxInk`: which ink is a box's digit.
    var ink = BoxInk.Settings()
}
