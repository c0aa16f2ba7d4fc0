import Raster

/// What a report shows when a photo is opened: its trace, and all the stages' pictures in one.
///
/// Fifteen times smaller than a debug folder, so that thousands can lie beside a report.
package struct PhotoStory: Sendable, Equatable {
    /// The trace and the pictures' sizes, as JSON.
    package var trace: [UInt8]
    /// The stages' pictures side by side, a JPEG file; empty where there are none.
    package var stages: [UInt8]

    /// Makes a story that was put together elsewhere.
    package init(trace: [UInt8], stages: [UInt8]) {
        self.trace = trace
        self.stages = stages
    }

    /// Pictures in a row.
    static let columns = 4
    /// Rows of a digit's strip, and columns of each of its pictures.
    static let digitSide = 64
    /// From one strip to the next below it.
    static let digitPitch = digitSide + DigitStrip.gap

    init(_ record: PhotoRecord) throws(ReportingError) {
        let pictures = record.stages.map(\.thumbnail)
        let sizes = pictures.map { "[\($0.width),\($0.height)]" }.joined(separator: ",")
        trace = Array(
            "{\"sizes\":[\(sizes)],\"trace\":\(try Trace(record).compactJSON())}".utf8)
        stages = []
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
