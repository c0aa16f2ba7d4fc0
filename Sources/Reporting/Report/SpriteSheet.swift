import MNIST
import Raster

/// Small pictures that share a file: thousands of files would open slowly.
struct SpriteSheet<Picture> {
    /// Which pictures the sheet holds; the name is part of the file's name and known to the page.
    enum Kind: String, CaseIterable {
        /// Photos, upright and small.
        case photo
        /// 28×28 pictures.
        case digit

        /// The room of one picture, in pixels a side.
        var side: Int { self == .photo ? GalleryObserver.side : DigitImage.side }
        /// Pictures in a row, and rows.
        var columns: Int { self == .photo ? 8 : 16 }
        /// How the file's name ends.
        var type: String { self == .photo ? "jpg" : "png" }
        /// How many pictures a sheet holds.
        var capacity: Int { columns * columns }
    }

    let kind: Kind
    /// How many sheets are full and gone.
    private(set) var sheet = 0
    /// What the present sheet holds.
    private(set) var pictures: [Picture] = []

    init(_ kind: Kind) { self.kind = kind }

    /// The number the next picture gets.
    var next: Int { sheet * kind.capacity + pictures.count }
    /// Whether the sheet has to be written before another picture can come.
    var isFull: Bool { pictures.count == kind.capacity }

    mutating func add(_ picture: Picture) { pictures.append(picture) }

    /// Begins the next sheet.
    mutating func turn() {
        sheet += 1
        pictures.removeAll(keepingCapacity: true)
    }
}

extension SpriteSheet<ColorRaster> {
    /// The sheet as a JPEG file.
    func file() throws(ReportingError) -> [UInt8] {
        let side = kind.side
        var canvas = Canvas(
            width: kind.columns * side, height: kind.columns * side, color: Theme.light.page)
        for (place, picture) in pictures.enumerated() {
            canvas.put(
                picture, x: place % kind.columns * side, y: place / kind.columns * side)
        }
        return try JPEG.encode(canvas.raster, quality: 82, halvesChroma: true)
    }
}

extension SpriteSheet<DigitImage> {
    /// The sheet as a PNG file.
    func file() throws(ReportingError) -> [UInt8] {
        try PNG.encode(digits: pictures, columns: kind.columns, rows: kind.columns)
    }
}
