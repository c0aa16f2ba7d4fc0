package import DigitReading
package import PhotoFiles
package import Preprocessing

/// Writes every step of one photo's reading: a picture per stage, a sheet and a page of all, and the
/// trace.
///
/// Pictures are written as the stages finish, so that they are there when a later one fails.
package final class DebugGallery: ReadingObserver {
    private let files: any DebugFiles
    private var recorder: PhotoRecorder

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
        let (file, picture) = recorder.stage(
            name, didFinish: workpiece, noting: measurements, in: duration)
        files.add(file) { () throws(ReportingError) in try PNG.encode(picture.raster) }
    }

    package func candidateWasScored(_ candidate: Candidate) {
        recorder.candidateWasScored(candidate)
    }

    package func readingDidFinish(_ rows: [Row], decision: Decision?) {
        recorder.readingDidFinish(rows, decision: decision)
        let record = recorder.record
        files.add("sheet.png") { () throws(ReportingError) in
            try PNG.encode(DebugSheet(record).draw().raster)
        }
        let trace = Trace(record)
        files.add("trace.json") { () throws(ReportingError) in try trace.file() }
        files.add("index.html") { () throws(ReportingError) in
            Array(try DebugPage(trace).html().utf8)
        }
    }
}
