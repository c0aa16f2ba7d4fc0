import DigitReading
import PhotoFiles
import Preprocessing
import Raster

/// Puts together what happens to one photo, for its debug folder and for reports.
struct PhotoRecorder {
    /// What has happened so far.
    private(set) var record: PhotoRecord
    /// All ink found, before a part of it is selected.
    private var ink: BinaryMask?
    /// How many digits of the page have been shown.
    private var shownDigits = 0

    /// The room for a stage's small picture.
    static let pictureWidth = 270
    static let pictureHeight = 204
    /// The room for the small picture of a stage of one of many digits.
    static let digitSide = 96
    /// The most digits whose own stages are kept: pictures of thousands would fill the memory.
    private static let mostDigits = 400

    /// Makes a recorder of a photo.
    init(photo: PhotoPath) { record = PhotoRecord(path: photo) }

    /// Notes that a way is about to be tried.
    mutating func hypothesisWillRun(_ name: String, because reason: String) {
        // Decoding may come before the first hypothesis is announced: it belongs to that one.
        if record.hypotheses.count == 1, record.hypotheses[0].name.isEmpty {
            record.hypotheses[0] = HypothesisRecord(
                name: name, reason: reason, stages: record.hypotheses[0].stages)
        } else {
            record.hypotheses.append(HypothesisRecord(name: name, reason: reason))
        }
    }

    /// Notes that the stages to come are those of one digit of the page.
    mutating func digitWillBeShown(_ index: Int) {
        shownDigits += 1
        if shownDigits <= Self.mostDigits { record.digits.append(DigitRecord(index: index)) }
    }

    /// Notes what a stage did; returns its picture and the name of the file it may have, unless it
    /// was a stage of one digit of a page.
    mutating func stage(
        _ name: StageName, didFinish workpiece: Workpiece, noting measurements: [Measurement],
        in duration: Duration
    ) -> (file: String, picture: StagePicture)? {
        if shownDigits > 0 {
            note(name, workpiece, measurements, duration)
            return nil
        }
        if record.hypotheses.isEmpty {
            record.hypotheses.append(HypothesisRecord(name: "", reason: ""))
        }
        if name == .binarize || name == .removeLines { ink = workpiece.mask }
        if name == .decode || name == .autoOrient, let color = workpiece.color {
            let scale = workpiece.view.scale
            record.photoSize = [color.width, color.height].map {
                Int((Double($0) * scale).rounded())
            }
        }
        let picture = StagePicture(name, workpiece, inkBefore: ink)
        let last = record.hypotheses.count - 1
        let file = fileName(of: name, in: last)
        record.hypotheses[last].stages.append(
            StageRecord(
                name, file: file, picture: picture, duration: duration, measurements: measurements,
                fitting: Self.pictureWidth, Self.pictureHeight))
        return (file, picture)
    }

    /// Notes what a stage did for the digit that is shown.
    private mutating func note(
        _ name: StageName, _ workpiece: Workpiece, _ measurements: [Measurement],
        _ duration: Duration
    ) {
        let last = record.digits.count - 1
        // Beyond the most, the digits are there, their pictures are not.
        guard record.digits.indices.contains(last), shownDigits <= Self.mostDigits else { return }
        let picture = StagePicture(name, workpiece, inkBefore: nil, isEnlarged: false)
        record.digits[last].stages.append(
            StageRecord(
                name, file: record.digits[last].file, picture: picture, duration: duration,
                measurements: measurements, fitting: Self.digitSide, Self.digitSide))
    }

    /// Notes a picture that the network has judged.
    mutating func candidateWasScored(_ candidate: Candidate) { record.candidates.append(candidate) }

    /// Notes how it ended.
    mutating func readingDidFinish(_ rows: [Row], decision: Decision?) {
        record.rows = rows
        record.decision = decision
    }

    /// The standard hypothesis is numbered 01, 02, …; a later hypothesis takes the next number and
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

extension StageRecord {
    /// Keeps what a stage did with a small picture that fits into a box.
    fileprivate init(
        _ stage: StageName, file: String, picture: StagePicture, duration: Duration,
        measurements: [Measurement], fitting width: Int, _ height: Int
    ) {
        let size = picture.raster.size(fitting: width, height)
        self.init(
            stage: stage, file: file, width: picture.width, height: picture.height,
            milliseconds: duration / .milliseconds(1), measurements: measurements,
            thumbnail: picture.raster.resampled(width: size.width, height: size.height))
    }
}
