package import DigitReading
import Drawing
package import PhotoFiles
package import Preprocessing

/// Writes every step of one photo's reading: a picture per stage, a sheet of all, and the trace.
///
/// Pictures are written as the stages finish, so that they are there when a later one fails.
package final class DebugGallery: ReadingObserver {
    /// Where the files go.
    private let files: any DebugFiles
    /// What happens to the photo, kept for the sheet and the trace.
    private var recorder: PhotoRecorder
    /// Draws the digits on a page; a photo of one digit needs no such picture.
    private let annotator = AnnotationObserver()

    /// Makes the observer of a photo, whose files go to a place of their own.
    package init(photo: PhotoPath, into files: any DebugFiles) {
        self.files = files
        recorder = PhotoRecorder(photo: photo)
    }

    /// Notes the hypothesis that the next stages belong to.
    package func hypothesisWillRun(_ name: String, because reason: String) {
        recorder.hypothesisWillRun(name, because: reason)
    }

    /// Writes the stage's picture at its full size; of one digit of a page, only the record keeps it.
    package func stage(
        _ name: StageName, didFinish workpiece: Workpiece, noting measurements: [Measurement],
        in duration: Duration
    ) {
        annotator.stage(name, didFinish: workpiece, noting: measurements, in: duration)
        guard
            let (file, picture) = recorder.stage(
                name, didFinish: workpiece, noting: measurements, in: duration)
        else { return }
        files.addPicture(file) { picture.raster }
    }

    /// Notes that the next stages are those of one digit of a page.
    package func digitWillBeShown(_ index: Int) { recorder.digitWillBeShown(index) }

    /// Notes what the network said of a hypothesis' picture.
    package func candidateWasScored(_ candidate: Candidate) {
        recorder.candidateWasScored(candidate)
    }

    /// Writes the sheet and the trace, which need the end of the reading, and a page's own files.
    package func readingDidFinish(_ rows: [Row], decision: Decision?) {
        recorder.readingDidFinish(rows, decision: decision)
        let record = recorder.record
        // A page has digits with stages of their own, which a photo of one digit has not.
        if !record.digits.isEmpty { addPage(record) }
        files.addPicture("sheet.png") { DebugSheet(record).draw().raster }
        let trace = Trace(record)
        files.add(Trace.file) { () throws(ReportingError) in try trace.file() }
    }

    /// Writes what a page has beside the files of every photo: the page with its boxes, and a strip
    /// of stages for each digit.
    private func addPage(_ record: PhotoRecord) {
        annotator.readingDidFinish(record.rows, decision: nil)
        if let picture = annotator.picture { files.add(Self.pageFile) { picture } }
        for digit in record.digits {
            files.addPicture(digit.file) {
                DigitStrip(digit).draw(side: PhotoRecorder.digitSide).raster
            }
        }
    }

    /// The file with the page and its digits drawn on it.
    static let pageFile = "page.jpg"
}
