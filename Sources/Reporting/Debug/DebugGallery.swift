package import DigitReading
package import PhotoFiles
package import Preprocessing
import Raster

/// Writes every step of one photo's reading: a picture per stage, a sheet of all, and the trace.
///
/// Pictures are written as the stages finish, so that they are there when a later one fails.
package final class DebugGallery: ReadingObserver {
    private let files: any DebugFiles
    private var record: PhotoRecord
    /// All ink found, before a part of it is selected.
    private var ink: BinaryMask?

    /// Makes the observer of a photo; the files go where they are kept.
    package init(photo: PhotoPath, into files: any DebugFiles) {
        self.files = files
        record = PhotoRecord(path: photo)
    }

    package func hypothesisWillRun(_ name: String, because reason: String) {
        // Decoding may come before the first hypothesis is announced: it belongs to that one.
        if record.hypotheses.count == 1, record.hypotheses[0].name.isEmpty {
            record.hypotheses[0] = HypothesisRecord(
                name: name, reason: reason, stages: record.hypotheses[0].stages)
        } else {
            record.hypotheses.append(HypothesisRecord(name: name, reason: reason))
        }
    }

    package func stage(
        _ name: StageName, didFinish workpiece: Workpiece, noting measurements: [Measurement],
        in duration: Duration
    ) {
        if record.hypotheses.isEmpty {
            record.hypotheses.append(HypothesisRecord(name: "", reason: ""))
        }
        if name == .binarize || name == .removeLines { ink = workpiece.mask }
        let picture = StagePicture(name, workpiece, inkBefore: ink)
        let last = record.hypotheses.count - 1
        let file = fileName(of: name, in: last)
        let size = picture.raster.size(
            fitting: DebugSheet.pictureWidth, DebugSheet.pictureHeight)
        record.hypotheses[last].stages.append(
            StageRecord(
                stage: name, file: file, width: picture.width, height: picture.height,
                milliseconds: duration / .milliseconds(1), measurements: measurements,
                thumbnail: picture.raster.resampled(width: size.width, height: size.height)))
        files.add(file) { () throws(ReportingError) in try PNG.encode(picture.raster) }
    }

    package func candidateWasScored(_ candidate: Candidate) { record.candidates.append(candidate) }

    package func readingDidFinish(_ rows: [Row], decision: Decision?) {
        record.rows = rows
        record.decision = decision
        files.add("sheet.png") { () throws(ReportingError) in
            try PNG.encode(DebugSheet(record).draw().raster)
        }
        files.add("trace.json") { () throws(ReportingError) in try Trace(record).json() }
    }

    /// The default way is numbered 01, 02, …; a later hypothesis takes the next number and
    /// numbers its stages below it: `13.01-no-line-removal-select-ink.png`.
    private func fileName(of stage: StageName, in hypothesis: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let ownNumber = record.hypotheses[hypothesis].stages.count + 1
        guard hypothesis > 0 else { return "\(two(ownNumber))-\(stage.rawValue).png" }
        let number = two(record.hypotheses[0].stages.count + hypothesis)
        let name = PhotoPath(record.hypotheses[hypothesis].name).debugFolderName
        return "\(number).\(two(ownNumber))-\(name)-\(stage.rawValue).png"
    }
}
