public import MNIST
public import Preprocessing

/// What happens while one photo is read, in order: for programs what the debug folder is for people.
public enum ReadingEvent: Sendable {
    /// A hypothesis begins, `standard` or an alternative, and why; the stages that follow are its own.
    ///
    /// Stages that it has in common with a hypothesis before are not run again.
    case hypothesis(name: String, reason: String)
    /// A page was read, and the stages of one of its digits follow; `index` is the digit's place in reading order.
    case digit(index: Int)
    /// A stage has run.
    case stage(StageReport)
    /// The network has judged a hypothesis' 28×28 picture.
    case alternative(Alternative)
    /// The digit was chosen: the place among the alternatives of the one whose picture is shown for it, and why in a
    /// sentence.
    case decision(winner: Int, reason: String)
}

/// What one stage left, measured and decided.
public struct StageReport: Sendable {
    /// The stage's name.
    public let name: StageName
    /// The picture as the stage left it.
    public let picture: StagePixels
    /// What the stage measured and decided, in order.
    public let measurements: [Measurement]
    /// How long the stage took.
    public let duration: Duration
}

/// A hypothesis' 28×28 picture of the digit, and the network's probabilities.
public struct Alternative: Sendable {
    /// The hypothesis' name: `standard`, or that of an alternative.
    public let hypothesis: String
    /// The 28×28 picture.
    public let image: DigitImage
    /// All ten digits, the most probable first, provided that the picture shows a digit.
    public let ranking: [RankedDigit]
    /// The probability, 0 … 1, that the picture shows no digit.
    public let notADigit: Double
    /// The probability, 0 … 1, that the digit is printed, provided that there is one.
    public let printed: Double
    /// The natural logarithm of the hypothesis' weight in the vote, to be compared with those of the others.
    public let score: Double
}

/// Receives everything that happens to one photo, for debug folders and reports.
///
/// The stages of the standard hypothesis come first; each alternative is announced before its stages run (only
/// those are shown that no hypothesis before has run on the same input).
package protocol ReadingObserver: StageObserver {
    /// Called before a hypothesis' stages run, also for the standard one.
    func hypothesisWillRun(_ name: String, because reason: String)
    /// Called once a page is read, before the stages of each of its digits are shown on their own;
    /// `index` is the digit's place in reading order.
    func digitWillBeShown(_ index: Int)
    /// Called when the network has judged a hypothesis' picture.
    func candidateWasScored(_ candidate: Candidate)
    /// Called once, when the photo's rows are final.
    func readingDidFinish(_ rows: [Row], decision: Decision?)
}

extension ReadingObserver {
    /// Does nothing: most observers show a page as a whole.
    package func digitWillBeShown(_ index: Int) {}
}

/// Turns what observers inside this package are shown into events.
final class EventObserver: ReadingObserver {
    /// What is called with each event, on the thread that reads.
    private let handle: (ReadingEvent) -> Void

    /// Makes an observer that calls with each event.
    init(_ handle: @escaping (ReadingEvent) -> Void) { self.handle = handle }

    func stage(
        _ name: StageName, didFinish workpiece: Workpiece, noting measurements: [Measurement],
        in duration: Duration
    ) {
        handle(
            .stage(
                StageReport(
                    name: name, picture: StagePixels(name, workpiece), measurements: measurements,
                    duration: duration)))
    }

    func hypothesisWillRun(_ name: String, because reason: String) {
        handle(.hypothesis(name: name, reason: reason))
    }

    func digitWillBeShown(_ index: Int) { handle(.digit(index: index)) }

    func candidateWasScored(_ candidate: Candidate) {
        handle(
            .alternative(
                Alternative(
                    hypothesis: candidate.hypothesis, image: candidate.image,
                    ranking: RankedDigit.ranking(candidate.probabilities.map(Double.init)),
                    notADigit: Double(candidate.notADigit), printed: Double(candidate.printed),
                    score: Double(candidate.score))))
    }

    func readingDidFinish(_ rows: [Row], decision: Decision?) {
        if let decision { handle(.decision(winner: decision.winner, reason: decision.reason)) }
    }
}
