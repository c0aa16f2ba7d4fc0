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

    init(_ record: PhotoRecord) throws(ReportingError) {
        let pictures = record.stages.map(\.thumbnail)
        let sizes = pictures.map { "[\($0.width),\($0.height)]" }.joined(separator: ",")
        trace = Array(
            "{\"sizes\":[\(sizes)],\"trace\":\(try Trace(record).compactJSON())}".utf8)
        stages = []
        guard !pictures.isEmpty else { return }
        let (width, height) = (PhotoRecorder.pictureWidth, PhotoRecorder.pictureHeight)
        var canvas = Canvas(
            width: Self.columns * width,
            height: (pictures.count + Self.columns - 1) / Self.columns * height,
            color: Theme.light.page)
        for (place, picture) in pictures.enumerated() {
            canvas.put(
                picture, x: place % Self.columns * width, y: place / Self.columns * height)
        }
        stages = try JPEG.encode(canvas.raster, quality: 70, halvesChroma: true)
    }
}
