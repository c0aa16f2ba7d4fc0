import DigitReading
import Drawing
import Raster

extension PhotoStory {
    /// How many pictures, or digits' strips, stand in a row of the story's picture.
    static let columns = 4
    /// The height of a digit's strip in pixels, and the most columns of each of its pictures; set by eye.
    static let digitSide = 64
    /// How many pixels the top edges of two strips are apart that stand below each other.
    static let digitPitch = digitSide + DigitStrip.gap

    /// Tells what was recorded of a photo: its trace as JSON, and one picture with all stages' pictures side by side.
    ///
    /// The stages' pictures stand in places of equal size, the digits' strips below them. Throws
    /// where the picture cannot be encoded.
    init(_ record: PhotoRecord) throws {
        // Each small picture's own size goes along: places are larger than most of what stands in them.
        let pictures = record.stages.map(\.thumbnail)
        let sizes = pictures.map { "[\($0.width),\($0.height)]" }.joined(separator: ",")
        let trace = "{\"sizes\":[\(sizes)],\"trace\":\(try Trace(record).compactJSON())}"
        self.init(trace: Array(trace.utf8), stages: [])
        // A photo that could not be decoded has a trace, and no picture.
        guard !pictures.isEmpty else { return }
        let (width, height) = (PhotoRecorder.pictureWidth, PhotoRecorder.pictureHeight)
        // A strip is as wide as a place at most, so that strips stand in the same columns as the pictures.
        let strips = record.digits.map {
            DigitStrip($0).draw(fitting: width, side: Self.digitSide).raster
        }
        var canvas = Canvas(
            width: Self.columns * width,
            height: Self.rows(pictures.count) * height + Self.rows(strips.count) * Self.digitPitch,
            color: Theme.light.page)
        for (place, picture) in pictures.enumerated() {
            canvas.put(
                picture, x: place % Self.columns * width, y: place / Self.columns * height)
        }
        // The strips begin below the last row of pictures.
        let top = Self.rows(pictures.count) * height
        for (place, strip) in strips.enumerated() {
            canvas.put(
                strip, x: place % Self.columns * width,
                y: top + place / Self.columns * Self.digitPitch)
        }
        // Quality 70: small pictures to look at, one file a photo in large reports; set by eye.
        stages = try JPEG.encode(canvas.raster, quality: 70, halvesChroma: true)
    }

    /// Returns how many rows so many pictures take.
    private static func rows(_ count: Int) -> Int { (count + columns - 1) / columns }
}
