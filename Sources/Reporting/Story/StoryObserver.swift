package import DigitReading
package import PhotoFiles
package import Preprocessing

/// Puts together one photo's story while it is read.
package final class StoryObserver: ReadingObserver {
    private var recorder: PhotoRecorder
    /// The story, once the reading is finished.
    package private(set) var story: PhotoStory?

    /// Makes the observer of a photo.
    package init(photo: PhotoPath) { recorder = PhotoRecorder(photo: photo) }

    package func hypothesisWillRun(_ name: String, because reason: String) {
        recorder.hypothesisWillRun(name, because: reason)
    }

    package func stage(
        _ name: StageName, didFinish workpiece: Workpiece, noting measurements: [Measurement],
        in duration: Duration
    ) {
        _ = recorder.stage(name, didFinish: workpiece, noting: measurements, in: duration)
    }

    package func digitWillBeShown(_ index: Int) { recorder.digitWillBeShown(index) }

    package func candidateWasScored(_ candidate: Candidate) {
        recorder.candidateWasScored(candidate)
    }

    package func readingDidFinish(_ rows: [Row], decision: Decision?) {
        recorder.readingDidFinish(rows, decision: decision)
        // A picture that cannot be encoded costs the story, not the reading.
        story = try? PhotoStory(recorder.record)
    }
}
