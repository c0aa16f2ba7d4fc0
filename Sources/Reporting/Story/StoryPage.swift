import DigitReading
import Files
import SystemLibraries

/// A story's JSON, taken apart and put together again as a page needs it.
///
/// Whoever wrote it has read the photo and may have been taken over by it: only numbers and text of
/// the right fields pass.
struct StoryPage {
    /// What happened to the photo.
    let trace: Trace
    /// Columns and rows of each stage's picture, in pixels, within the room such a picture may have.
    let sizes: [[Int]]

    /// Takes a story apart; nil where it is no such JSON.
    init?(_ story: PhotoStory) {
        /// The fields of a story's JSON.
        struct File: Decodable {
            var trace: Trace
            var sizes: [[Int]]
        }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let file = try? decoder.decode(File.self, from: Data(story.trace)) else { return nil }
        trace = file.trace
        // A size beyond its place would show a neighbor's picture, or nothing.
        sizes = file.sizes.filter { $0.count == 2 }.map { size in
            [
                min(max(1, size[0]), PhotoRecorder.pictureWidth),
                min(max(1, size[1]), PhotoRecorder.pictureHeight),
            ]
        }
    }

    /// Returns the JSON that the page reads; `neighbors` is JSON too, of this process.
    func json(neighbors: String) throws(ReportingError) -> String {
        // Where each picture lies in the story's picture, told to the page in pixels.
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
                ("trace", try trace.compactJSON()), ("sheet", sheet), ("neighbours", neighbors),
            ]))
    }
}
