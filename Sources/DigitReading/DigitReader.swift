public import Foundation
import MNIST
import NeuralNetwork
public import PhotoFiles
import Preprocessing
import Raster

/// Reads the handwritten digit in a photo.
///
/// A value without state of its own: one reader may be used from many threads.
public struct DigitReader: Sendable {
    /// The least confidence, 0 … 1, a row needs not to be `rejected` as `unsure`.
    public var minimumConfidence: Double
    /// How many digits a photo is taken to show.
    public var layout = Layout.single
    /// How large a file and its picture may be.
    package var limits = PhotoLimits()
    /// How hypotheses are weighed.
    package var rule = DecisionRule()
    let model: Model

    /// Makes a reader with the network inside this library, or with that of a model file.
    ///
    /// Throws a sentence for people when the model file cannot be used.
    public init(model: URL? = nil, minimumConfidence: Double = 0) throws {
        self.minimumConfidence = minimumConfidence
        if let model {
            self.model = try Model(contentsOf: model)
        } else {
            self.model = try Model.shipped()
        }
    }

    /// Reads the digit in one photo, whatever its confidence.
    ///
    /// Throws when the file cannot be read or when there is nothing on the paper.
    public func read(contentsOf url: URL) throws(ReadingError) -> Reading {
        let row = rows(for: PhotoPath(url.path))[0]
        if let failure = row.error { throw .failed(path: row.path.text, failure) }
        guard let digit = row.digit, let confidence = row.confidence, let box = row.box,
            let image = row.image
        else { throw .nothingToRead(path: row.path.text, row.reason ?? .noInk) }
        return Reading(
            digit: digit, confidence: confidence, probabilities: row.probabilities, box: box,
            image: image, reason: row.reason, warnings: row.warnings)
    }

    /// Reads one photo; a photo that cannot be read is a row that says why.
    public func rows(for path: PhotoPath) -> [Row] { rows(for: path, observer: nil) }

    /// Reads one photo and shows the observer every step.
    package func rows(for path: PhotoPath, observer: (any ReadingObserver)?) -> [Row] {
        let photo: Photo
        do throws(PhotoFileError) {
            photo = try PhotoFile(path, limits: limits).photo()
        } catch {
            let rows = [Row(path: path, status: .error, error: Row.Failure(error))]
            observer?.readingDidFinish(rows, decision: nil)
            return rows
        }
        return rows(for: photo, path: path, observer: observer)
    }

    /// Reads a photo whose bytes are at hand.
    package func rows(
        for photo: Photo, path: PhotoPath, observer: (any ReadingObserver)? = nil
    ) -> [Row] {
        if layout == .page { return pageRows(for: photo, path: path, observer: observer) }
        var hypotheses = HypothesisRunner(photo: photo, limits: limits, observer: observer) {
            observer?.hypothesisWillRun($0.name, because: $0.reason)
        }
        var candidates: [(Candidate, Workpiece)] = []
        func judge(_ hypothesis: Hypothesis, _ workpiece: Workpiece) {
            guard let image = workpiece.image else { return }
            let probabilities = model.classifier.probabilities([image])[0]
            let candidate = rule.candidate(
                hypothesis.name, image: image, probabilities: probabilities,
                logPrior: hypothesis.logPrior)
            observer?.candidateWasScored(candidate)
            candidates.append((candidate, workpiece))
        }
        do throws(PreprocessingError) {
            let standard = Hypothesis.standard
            observer?.hypothesisWillRun(standard.name, because: standard.reason)
            judge(standard, try hypotheses.standard())
        } catch {
            // Also where there is no ink: what other ways find on bare paper is its noise.
            let rows = [Row(path: path, photo: photo, failure: error)]
            observer?.readingDidFinish(rows, decision: nil)
            return rows
        }
        if !isSure(candidates.first?.0) {
            while let (hypothesis, workpiece) = hypotheses.next() { judge(hypothesis, workpiece) }
        }
        let (row, decision) = conclude(candidates, path: path, photo: photo)
        observer?.readingDidFinish([row], decision: decision)
        return [row]
    }

    private func isSure(_ candidate: Candidate?) -> Bool {
        guard let candidate else { return false }
        let best = candidate.probabilities.max() ?? 0
        return best * (1 - candidate.notADigit) >= rule.sureEnough
    }

    private func conclude(
        _ candidates: [(Candidate, Workpiece)], path: PhotoPath, photo: Photo
    ) -> (Row, Decision?) {
        guard !candidates.isEmpty else {
            return (Row(path: path, photo: photo, failure: .noInk), nil)
        }
        let verdict = rule.verdict(on: candidates.map(\.0))
        let (winner, workpiece) = candidates[verdict.winner]
        let confidence = Double(verdict.confidence)
        var row = Row(
            path: path, status: .ok, digit: Digit(verdict.digit), confidence: confidence,
            probabilities: verdict.votes.map(Double.init), box: workpiece.box,
            row: 0, column: 0, text: "\(verdict.digit)", warnings: workpiece.warnings,
            image: winner.image)
        if verdict.notADigit > 0.5 {
            row.reason = .notADigit
        } else if confidence < minimumConfidence {
            row.reason = .unsure
        }
        if row.reason != nil { row.status = .rejected }
        let reason =
            candidates.count == 1
            ? "the usual way was sure enough (\(percent(verdict.confidence)))"
            : """
            of \(candidates.count) pictures, \(winner.hypothesis) speaks loudest for \
            \(verdict.digit), which has \(percent(verdict.confidence)) of the votes
            """
        return (row, Decision(winner: verdict.winner, reason: reason))
    }

    private func percent(_ share: Float) -> String {
        "\((Double(share) * 1000).rounded() / 10) %"
    }
}
