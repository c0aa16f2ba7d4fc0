package import DigitReading
package import PhotoFiles
package import Preprocessing

/// Writes every step of one photo's reading: a picture per stage, a sheet of all, and the trace.
///
/// Pictures are written as the stages finish, so that they are there when a later one fails.
package final class DebugGallery: ReadingObserver {
    private let files: any DebugFiles
    private var recorder: PhotoRecorder
    /// Draws the digits on a page.
    private let annotator = AnnotationObserver()

    /// Makes the observer of a photo; the files go where they are kept.
    package init(photo: PhotoPath, into files: any DebugFiles) {
        self.files = files
        recorder = PhotoRecorder(photo: photo)
    }

    package func hypothesisWillRun(_ name: String, because reason: String) {
        recorder.hypothesisWillRun(name, because: reason)
    }

    package func stage(
        _ name: StageName, didFinish workpiece: Workpiece, noting measurements: [Measurement],
        in duration: Duration
    ) {
        annotator.stage(name, didFinish: workpiece, noting: measurements, in: duration)
        guard
            let (file, picture) = recorder.stage(
                name, didFinish: workpiece, noting: measurements, in: duration)
        else { return }
        files.add(file) { () throws(ReportingError) in try PNG.encode(picture.raster) }
    }

    package func digitWillBeShown(_ index: Int) { recorder.digitWillBeShown(index) }

    package func candidateWasScored(_ candidate: Candidate) {
        recorder.candidateWasScored(candidate)
    }

    package func readingDidFinish(_ rows: [Row], decision: Decision?) {
        recorder.readingDidFinish(rows, decision: decision)
        let record = recorder.record
        if !record.digits.isEmpty { addPage(record) }
        files.add("sheet.png") { () throws(ReportingError) in
            try PNG.encode(DebugSheet(record).draw().raster)
        }
        let trace = Trace(record)
        files.add(Trace.file) { () throws(ReportingError) in try trace.file() }
    }

    /// Writes what a page has beside the files of every photo.
    private func addPage(_ record: PhotoRecord) {
        annotator.readingDidFinish(record.rows, decision: nil)
        if let picture = annotator.picture { files.add(Self.pageFile) { picture } }
        for digit in record.digits {
            files.add(digit.file) { () throws(ReportingError) in
                try PNG.encode(DigitStrip(digit).draw(side: PhotoRecorder.digitSide).raster)
            }
        }
    }

    /// The page with its digits drawn on it.
    static let pageFile = "page.jpg"
}
