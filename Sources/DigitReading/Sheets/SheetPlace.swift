public import MNIST

/// Which box of which sheet a digit stands in: what `digits sheet` printed and a photo shows.
public struct SheetPlace: Sendable, Hashable {
    /// The sheet's name, six hexadecimal digits; all its pages share it.
    public package(set) var sheet: String
    /// The page of the sheet, from 1.
    public package(set) var page: Int
    /// The box on the page, in reading order from 0.
    public package(set) var box: Int
    /// The digit that the box asks for.
    public package(set) var label: Digit
    /// The number that the writer has filled in, as it was read; nil where it could not be.
    public package(set) var writer: String?
    /// The marks in the page's corners that the photo does not show, in words: `top left`.
    public package(set) var missingMarks: [String]

    /// Makes a place; the values are those of the properties with the same names.
    package init(
        sheet: String, page: Int, box: Int, label: Digit, writer: String? = nil,
        missingMarks: [String] = []
    ) {
        self.sheet = sheet
        self.page = page
        self.box = box
        self.label = label
        self.writer = writer
        self.missingMarks = missingMarks
    }
}
