import DigitReading
import SystemLibraries

/// A story's JSON, taken apart: whoever wrote it read the photo and may have been taken over.
struct StoryPage {
    /// What happened.
    let trace: Trace
    /// Columns and rows of each stage's picture.
    let sizes: [[Int]]

    init?(_ story: PhotoStory) {
        struct File: Decodable {
            var trace: Trace
            var sizes: [[Int]]
        }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let file = try? decoder.decode(File.self, from: Data(story.trace)) else { return nil }
        trace = file.trace
        sizes = file.sizes.filter { $0.count == 2 }.map { size in
            [
                min(max(1, size[0]), PhotoRecorder.pictureWidth),
                min(max(1, size[1]), PhotoRecorder.pictureHeight),
            ]
        }
    }

    /// The JSON that the page reads; `neighbours` is JSON too.
    func json(neighbours: String) throws(ReportingError) -> String {
        let sheet = JSONText.object([
            ("width", String(PhotoRecorder.pictureWidth)),
            ("height", String(PhotoRecorder.pictureHeight)),
            ("columns", String(PhotoStory.columns)),
            ("digit_side", String(PhotoStory.digitSide)),
            ("digit_pitch", String(PhotoStory.digitPitch)),
            ("sizes", JSONText.array(sizes.map { "[\($0[0]),\($0[1])]" })),
        ])
        return HTML.inert(
            JSONText.object([
                ("trace", try trace.compactJSON()), ("sheet", sheet), ("neighbours", neighbours),
            ]))
    }
}
