import Drawing
import MNIST

/// A sheet of 28×28 pictures that share a file: thousands of files of a few hundred bytes would open slowly.
///
/// Photos have files of their own: cards come in the order of doubt, not of reading, and of a sheet
/// of 64 photos all would have to be decoded for the one that is seen.
struct SpriteSheet {
    /// How many pictures a row has, and how many rows a full sheet.
    static let columns = 8
    /// How many pictures a full sheet holds: 64, set by eye.
    private static let capacity = columns * columns

    /// How many sheets are full and gone, which is the present one's number.
    private(set) var sheet = 0
    /// The pictures of the present sheet, row by row.
    private(set) var pictures: [DigitImage] = []

    /// Whether the sheet has to be written before another picture can come.
    var isFull: Bool { pictures.count == Self.capacity }

    /// Adds a picture to a sheet that is not full; returns its place among all pictures of all sheets.
    mutating func add(_ picture: DigitImage) -> Int {
        pictures.append(picture)
        return sheet * Self.capacity + pictures.count - 1
    }

    /// Begins the next sheet, which is empty.
    mutating func turn() {
        sheet += 1
        pictures.removeAll(keepingCapacity: true)
    }

    /// Returns the sheet as a PNG file; places without a picture are white.
    func file() throws(PictureError) -> [UInt8] {
        try PNG.encode(digits: pictures, columns: Self.columns, rows: Self.columns)
    }
}
