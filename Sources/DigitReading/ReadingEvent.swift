public import MNIST
public import Preprocessing

/// What happens while one photo is read, in order: for programs what the debug folder is for people.
public enum ReadingEvent: Sendable {
    /// A way to see the photo begins, the usual one or another, and why; the stages that follow are its own. What
    /// it shares with a way before is not done again.
    case way(name: String, reason: String)
    /// A page was read, and the stages of one of its digits follow, by its place in reading order.
    case digit(index: Int)
    /// A stage has done its work.
    case stage(StageReport)
    /// The network has judged a way's 28×28 picture.
    case alternative(Alternative)
    /// The answer was chosen: the winner's place among the alternatives, and why in a sentence.
    case decision(winner: Int, reason: String)
}

/// What one stage left and found.
public struct StageReport: Sendable {
    /// The stage.
    public let name: StageName
    /// The picture as the stage left it.
    public let picture: StagePixels
    /// What it measured and decided.
    public let measurements: [Measurement]
    /// How long it took.
    public let duration: Duration
}

/// A way's picture of the digit, and what the network makes of it.
public struct Alternative: Sendable {
    /// The way's name, `standard` for the usual one.
    public let way: String
    /// The 28×28 picture.
    public let image: DigitImage
    /// All ten digits, the most probable first, provided that the picture shows a digit.
    public let ranking: [RankedDigit]
    /// The probability, 0 … 1, that the picture shows no digit.
    public let notADigit: Double
    /// The probability, 0 … 1, that the digit is printed, provided that there is one.
    public let printed: Double
    /// The logarithm of its weight in the vote, to be compared with those of the others.
    public let score: Double
}

/// Turns what observers inside this package see into events.
final class EventObserver: ReadingObserver {
    private let handle: (ReadingEvent) -> Void

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
        handle(.way(name: name, reason: reason))
    }

    func digitWillBeShown(_ index: Int) { handle(.digit(index: index)) }

    func candidateWasScored(_ candidate: Candidate) {
        handle(
            .alternative(
                Alternative(
                    way: candidate.hypothesis, image: candidate.image,
                    ranking: RankedDigit.ranking(candidate.probabilities.map(Double.init)),
                    notADigit: Double(candidate.notADigit), printed: Double(candidate.printed),
                    score: Double(candidate.score))))
    }

    func readingDidFinish(_ rows: [Row], decision: Decision?) {
        if let decision { handle(.decision(winner: decision.winner, reason: decision.reason)) }
    }
}
