package import DigitReading
package import PhotoFiles
package import Preprocessing

/// Puts together one photo's story while it is read.
package final class StoryObserver: ReadingObserver {
    /// What happens to the photo.
    private var recorder: PhotoRecorder
    /// The story; nil before the reading is finished, and where its picture cannot be encoded.
    package private(set) var story: PhotoStory?

    /// Makes the observer of a photo.
    package init(photo: PhotoPath) { recorder = PhotoRecorder(photo: photo) }

    /// Notes the hypothesis that the next stages belong to.
    package func hypothesisWillRun(_ name: String, because reason: String) {
        recorder.hypothesisWillRun(name, because: reason)
    }

    /// Notes what the stage did; its picture at full size is not wanted.
    package func stage(
        _ name: StageName, didFinish workpiece: Workpiece, noting measurements: [Measurement],
        in duration: Duration
    ) {
        _ = recorder.stage(name, didFinish: workpiece, noting: measurements, in: duration)
    }

    /// Notes that the next stages are those of one digit of a page.
    package func digitWillBeShown(_ index: Int) { recorder.digitWillBeShown(index) }

    /// Notes what the network said of a hypothesis' picture.
    package func candidateWasScored(_ candidate: Candidate) {
        recorder.candidateWasScored(candidate)
    }

    /// Makes the story of all that was noted.
    package func readingDidFinish(_ rows: [Row], decision: Decision?) {
        // The record is complete only with the rows and the decision.
        recorder.readingDidFinish(rows, decision: decision)
        // A picture that cannot be encoded costs the story, not the reading.
        story = try? PhotoStory(recorder.record)
    }
}
