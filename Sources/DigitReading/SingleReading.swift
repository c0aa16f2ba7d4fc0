import Files
import MNIST
import NeuralNetwork
import PhotoFiles
import Preprocessing
import Raster

extension DigitReader {
    /// Reads the likeliest digit of a photo, whatever else is on the photo, and shows the observer every step.
    func singleRow(
        for photo: Photo, path: PhotoPath, observer: (any ReadingObserver)?
    ) -> Row {
        var reading = SingleReading(of: photo, by: self, observer: observer)
        let (row, decision) = reading.run(path: path)
        observer?.readingDidFinish([row], decision: decision)
        return row
    }
}

/// The reading of one photo as a single digit.
///
/// A preview first, where a JPEG can be decoded at less cost; then the standard hypothesis; then, where its confidence
/// is below `DecisionRule.sureEnough`, the alternatives, which vote with it (`DecisionRule.verdict`).
struct SingleReading {
    /// The photo's bytes and header.
    private let photo: Photo
    /// The network and the constants.
    private let reader: DigitReader
    /// How the candidates are combined, and from which confidence on they are enough.
    private var rule: DecisionRule { reader.settings.decision }
    /// What is shown every step; nil where nobody watches.
    private let observer: (any ReadingObserver)?
    /// What runs the pipelines.
    private var hypotheses: HypothesisRunner
    /// The candidates so far, that of the standard hypothesis first.
    private var candidates: [Judged] = []
    /// The 28×28 picture of the preview and the network's opinion of it, where the preview was enough.
    private var previewed: (image: DigitImage, opinion: DigitOpinion)?
    /// Whether a vertical stroke about as high as the digit stands beside the digit: a 1, or an edge of the paper.
    private(set) var hasStrokeBeside = false
    /// Whether any hypothesis found a companion: another group of ink about as large as the digit's.
    var hasCompanions: Bool {
        hypotheses.hasCompanions
            || candidates.contains { $0.workpiece.selection?.companions.isEmpty == false }
    }

    /// Whether connected components beside the digit are of a size that digits beside it may have.
    var hasMarksBeside: Bool { hypotheses.hasMarksBeside }
    /// The upright working picture, as `AutoOrient` left it; nil before the standard hypothesis has run.
    var upright: Workpiece? { hypotheses.upright }
    /// The long side of the full-size photo in pixels.
    var photoLongSide: Int { max(photo.header.width, photo.header.height) }

    /// A candidate, the workpiece that its hypothesis left, and the hypothesis' pipeline.
    private struct Judged {
        /// The 28×28 picture with its probabilities and its weight.
        let candidate: Candidate
        /// What the last stage left.
        let workpiece: Workpiece
        /// The pipeline that made the picture; nil for the standard hypothesis.
        let pipeline: Pipeline?
    }

    /// Prepares the reading of a photo; nothing is decoded yet.
    init(of photo: Photo, by reader: DigitReader, observer: (any ReadingObserver)?) {
        self.photo = photo
        self.reader = reader
        self.observer = observer
        hypotheses = HypothesisRunner(
            photo: photo, decoder: reader.decoder, settings: reader.settings.preprocessing,
            observer: observer
        ) {
            observer?.hypothesisWillRun($0.name, because: $0.reason)
        }
    }

    /// Reads the photo and returns its row, with the reason of the decision; alternatives are tried only with
    /// `tryingAlternatives`, and only where the standard hypothesis is not sure.
    mutating func run(path: PhotoPath, tryingAlternatives: Bool = true) -> (Row, Decision?) {
        preview()
        do throws(PreprocessingError) {
            let standard = Hypothesis.standard
            observer?.hypothesisWillRun(standard.name, because: standard.reason)
            judge(standard, try hypotheses.standard(), nil)
        } catch {
            // Alternatives are not tried: on bare paper they find the paper's grain.
            var row = Row(path: path, photo: photo, failure: error)
            row.reject(near: hypotheses.upright?.missing ?? [], by: reader.settings)
            return (row, nil)
        }
        if tryingAlternatives, !isSure(candidates.first) {
            while let (hypothesis, workpiece) = hypotheses.next() {
                judge(hypothesis, workpiece, hypothesis.pipeline)
            }
        }
        return conclude(path: path)
    }

    /// Previews the photo, decoded at a smaller size than the standard hypothesis takes, and makes the preview the
    /// standard hypothesis' picture where `DecisionRule.isPlain` says that it is enough.
    private mutating func preview() {
        guard let workpiece = hypotheses.preview(), let image = workpiece.image else { return }
        let opinion = reader.model.classifier.opinions([image])[0]
        let candidate = rule.candidate(
            .standard, image: image, opinion: opinion, selection: workpiece.selection)
        let isPlain = rule.isPlain(candidate, in: workpiece)
        hypotheses.endPreview(asStandard: isPlain)
        if isPlain { previewed = (image, opinion) }
    }

    /// Scores a hypothesis by its 28×28 picture and adds it to the candidates; a workpiece without a picture adds none.
    private mutating func judge(
        _ hypothesis: Hypothesis, _ workpiece: Workpiece, _ pipeline: Pipeline?
    ) {
        guard let candidate = score(hypothesis, workpiece) else { return }
        candidates.append(
            Judged(candidate: candidate, workpiece: workpiece, pipeline: pipeline))
    }

    /// Returns a hypothesis' candidate and shows it to the observer; nil for a workpiece without a picture.
    private func score(_ hypothesis: Hypothesis, _ workpiece: Workpiece) -> Candidate? {
        guard let image = workpiece.image else { return nil }
        let candidate = rule.candidate(
            hypothesis, image: image, opinion: opinion(of: image),
            selection: workpiece.selection)
        observer?.candidateWasScored(candidate)
        return candidate
    }

    /// Returns the network's probabilities for a picture, without asking again for that of the preview.
    private func opinion(of image: DigitImage) -> DigitOpinion {
        if let previewed, previewed.image == image { return previewed.opinion }
        return reader.model.classifier.opinions([image])[0]
    }

    /// Whether a candidate is sure enough for no alternative to be tried; ink in a frame never is.
    private func isSure(_ judged: Judged?) -> Bool {
        guard let judged, judged.workpiece.selection?.isFramed != true else { return false }
        return judged.candidate.confidence >= rule.sureEnough
    }

    /// Lets the candidates vote and makes the row of the digit, with warnings and, where it is rejected, the reason.
    private mutating func conclude(path: PhotoPath) -> (Row, Decision?) {
        guard !candidates.isEmpty else {
            var row = Row(path: path, photo: photo, failure: .noInk)
            row.reject(near: hypotheses.upright?.missing ?? [], by: reader.settings)
            return (row, nil)
        }
        let verdict = rule.verdict(on: candidates.map(\.candidate))
        let (winner, workpiece) = (
            candidates[verdict.winner].candidate, candidates[verdict.winner].workpiece
        )
        let confidence = Double(verdict.confidence)
        let share = NumberText.percent(confidence)
        let isPrinted = winner.printed >= rule.printedAlone
        var row = Row(
            path: path, status: .ok, digit: Digit(verdict.digit), confidence: confidence,
            probabilities: verdict.votes.map(Double.init), box: workpiece.box,
            row: 0, column: 0, text: "\(verdict.digit)",
            warnings: workpiece.warnings + (isPrinted ? [.printed] : []), image: winner.image)
        var reason =
            candidates.count == 1
            ? "the standard hypothesis was sure enough (\(share))"
            : """
            of \(candidates.count) hypotheses, \(winner.hypothesis) has the greatest weight for \
            \(verdict.digit), which has \(share) of the votes
            """
        if verdict.notADigit > .likelierThanNot {
            row.reason = .notADigit
        } else if let box = workpiece.box, box.longSide < rule.leastSide {
            row.reason = .tooSmall
        } else if confidence < reader.minimumConfidence {
            row.reason = .unsure
        } else if isPrinted, !reader.readsPrint {
            row.reason = .printed
        } else if let other = companion(of: candidates[verdict.winner]) {
            row.reason = .severalDigits
            reason = "beside the \(verdict.digit) there is a \(other)"
        }
        if row.reason != nil { (row.status, row.text) = (.rejected, Row.unsureText) }
        row.reject(near: workpiece.missing, by: reader.settings)
        return (row, Decision(winner: verdict.winner, reason: reason))
    }

    /// Returns the digit of a companion that is read with a confidence of at least `sureEnough`, where the answer is,
    /// too; else nil.
    ///
    /// A companion that is read as 1 is not returned, as any straight line is; it is noted in `hasStrokeBeside`.
    private mutating func companion(of winner: Judged) -> Int? {
        guard winner.candidate.confidence >= rule.sureEnough else { return nil }
        let others = hypotheses.companions(of: winner.workpiece, seenBy: winner.pipeline)
        for (hypothesis, workpiece) in others {
            guard let candidate = score(hypothesis, workpiece) else { continue }
            guard candidate.confidence >= rule.sureEnough else { continue }
            if candidate.digit != 1 { return candidate.digit }
            if let box = workpiece.box, let chosen = winner.workpiece.box {
                let ratio = Float(box.height) / Float(max(1, chosen.height))
                hasStrokeBeside =
                    hasStrokeBeside
                    || ratio.isWithin(reader.settings.preprocessing.inkGroups.alike)
            }
        }
        return nil
    }
}
