import DigitReading
import Raster

extension PhotoStory {
    /// Pictures in a row.
    static let columns = 4
    /// Rows of a digit's strip, and columns of each of its pictures.
    static let digitSide = 64
    /// From one strip to the next below it.
    static let digitPitch = digitSide + DigitStrip.gap

    /// Tells what was recorded of a photo.
    init(_ record: PhotoRecord) throws(ReportingError) {
        let pictures = record.stages.map(\.thumbnail)
        let sizes = pictures.map { "[\($0.width),\($0.height)]" }.joined(separator: ",")
        let trace = "{\"sizes\":[\(sizes)],\"trace\":\(try Trace(record).compactJSON())}"
        self.init(trace: Array(trace.utf8), stages: [])
        guard !pictures.isEmpty else { return }
        let (width, height) = (PhotoRecorder.pictureWidth, PhotoRecorder.pictureHeight)
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
        let top = Self.rows(pictures.count) * height
        for (place, strip) in strips.enumerated() {
            canvas.put(
                strip, x: place % Self.columns * width,
                y: top + place / Self.columns * Self.digitPitch)
        }
        stages = try JPEG.encode(canvas.raster, quality: 70, halvesChroma: true)
    }

    private static func rows(_ count: Int) -> Int { (count + columns - 1) / columns }
}
