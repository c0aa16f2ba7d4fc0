import DigitReading
import Drawing
import PhotoFiles
import Preprocessing
import Raster

/// Puts together a record of what happens to one photo, for its debug folder and for reports.
///
/// It is told in the order of the reading: hypotheses and their stages, then candidates, then, for
/// a page, each digit.
struct PhotoRecorder {
    /// What has happened so far.
    private(set) var record: PhotoRecord
    /// All ink found, before a part of it is selected: what the selection is drawn over.
    private var ink: BinaryMask?
    /// How many digits of the page have been shown; 0 while the stages are the whole photo's.
    private var shownDigits = 0

    /// The columns of pixels that a stage's small picture may have; with the rows, a card's room, set by eye.
    static let pictureWidth = 270
    /// The rows of pixels that a stage's small picture may have.
    static let pictureHeight = 204
    /// The side, in pixels, of the square for the small picture of a stage of one of many digits; set by eye.
    static let digitSide = 96
    /// The most digits whose own stages are kept: pictures of thousands would fill the memory.
    ///
    /// An order of magnitude, not tuned: a full page has some hundred digits, each of which has a dozen pictures.
    private static let mostDigits = 400

    /// Makes a recorder of a photo of which nothing has happened yet.
    init(photo: PhotoPath) { record = PhotoRecord(path: photo) }

    /// Notes that a hypothesis is about to be tried, to which the next stages belong.
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

    /// Notes what a stage did; returns its picture and the name of the file it may have, nil
    /// for a stage of one digit of a page.
    mutating func stage(
        _ name: StageName, didFinish workpiece: Workpiece, noting measurements: [Measurement],
        in duration: Duration
    ) -> (file: String, picture: StagePicture)? {
        // From the first digit announced on, stages are those of single digits.
        if shownDigits > 0 {
            note(name, workpiece, measurements, duration)
            return nil
        }
        if record.hypotheses.isEmpty {
            record.hypotheses.append(HypothesisRecord(name: "", reason: ""))
        }
        // Both stages leave the ink that `SelectInk` chooses from; the later one counts.
        if name == .binarize || name == .removeLines { ink = workpiece.mask }
        // The size in full-size pixels, as decoding may have made the photo smaller; turning may swap its sides.
        if name == .decode || name == .autoOrient, let color = workpiece.color {
            let scale = workpiece.colorView.scale
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

    /// Notes what a stage did for the digit that is shown; its picture is not enlarged, as there are very many.
    private mutating func note(
        _ name: StageName, _ workpiece: Workpiece, _ measurements: [Measurement],
        _ duration: Duration
    ) {
        let last = record.digits.count - 1
        // Beyond the most nothing is kept: the last record there is belongs to an earlier digit.
        guard record.digits.indices.contains(last), shownDigits <= Self.mostDigits else { return }
        let picture = StagePicture(name, workpiece, inkBefore: nil, isEnlarged: false)
        record.digits[last].stages.append(
            StageRecord(
                name, file: record.digits[last].file, picture: picture, duration: duration,
                measurements: measurements, fitting: Self.digitSide, Self.digitSide))
    }

    /// Notes a picture that the network has judged, behind the others.
    mutating func candidateWasScored(_ candidate: Candidate) { record.candidates.append(candidate) }

    /// Notes how the reading ended.
    mutating func readingDidFinish(_ rows: [Row], decision: Decision?) {
        record.rows = rows
        record.decision = decision
    }

    /// Returns the name of a stage's picture file.
    ///
    /// The standard hypothesis' stages are numbered 01, 02, …; a later hypothesis takes the next
    /// number and numbers its stages below it: `13.01-no-line-removal-select-ink.png`. So the names
    /// are in order of what happened.
    ///
    /// A hypothesis' name in it is made safe as a folder's is.
    private func fileName(of stage: StageName, in hypothesis: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let ownNumber = record.hypotheses[hypothesis].stages.count + 1
        guard hypothesis > 0 else { return "\(two(ownNumber))-\(stage.rawValue).png" }
        // The numbers of other hypotheses go on from the standard one's last stage.
        let number = two(record.hypotheses[0].stages.count + hypothesis)
        let name = PhotoPath(record.hypotheses[hypothesis].name).debugFolderName
        return "\(number).\(two(ownNumber))-\(name)-\(stage.rawValue).png"
    }
}

extension StageRecord {
    /// Keeps what a stage did with a small picture that fits into a box of pixels.
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
