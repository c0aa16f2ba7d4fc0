package import Preprocessing

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

    /// Does nothing: most observers show no hypotheses.
    package func hypothesisWillRun(_ name: String, because reason: String) {}

    /// Does nothing: most observers show no candidates.
    package func candidateWasScored(_ candidate: Candidate) {}
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
