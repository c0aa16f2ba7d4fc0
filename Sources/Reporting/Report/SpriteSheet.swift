import MNIST

/// 28×28 pictures that share a file: thousands of files of a few hundred bytes would open slowly.
///
/// Photos have files of their own: cards come in the order of doubt, not of reading, and of a sheet
/// of 64 photos all would have to be decoded for the one that is seen.
struct SpriteSheet {
    /// Pictures in a row, and rows.
    static let columns = 8
    private static let capacity = columns * columns

    /// How many sheets are full and gone.
    private(set) var sheet = 0
    /// What the present sheet holds.
    private(set) var pictures: [DigitImage] = []

    /// Whether the sheet has to be written before another picture can come.
    var isFull: Bool { pictures.count == Self.capacity }

    /// Adds a picture to a sheet that is not full; returns its number among all.
    mutating func add(_ picture: DigitImage) -> Int {
        pictures.append(picture)
        return sheet * Self.capacity + pictures.count - 1
    }

    /// Begins the next sheet.
    mutating func turn() {
        sheet += 1
        pictures.removeAll(keepingCapacity: true)
    }

    /// The sheet as a PNG file.
    func file() throws(ReportingError) -> [UInt8] {
        try PNG.encode(digits: pictures, columns: Self.columns, rows: Self.columns)
    }
}
