package import DigitReading
package import Preprocessing

/// Several observers as one.
package final class ObserverGroup: ReadingObserver {
    private let observers: [any ReadingObserver]

    /// Makes a group that tells its members in order.
    package init(_ observers: [any ReadingObserver]) { self.observers = observers }

    package func stage(
        _ name: StageName, didFinish workpiece: Workpiece, noting measurements: [Measurement],
        in duration: Duration
    ) {
        for observer in observers {
            observer.stage(name, didFinish: workpiece, noting: measurements, in: duration)
        }
    }

    package func hypothesisWillRun(_ name: String, because reason: String) {
        for observer in observers { observer.hypothesisWillRun(name, because: reason) }
    }

    package func digitWillBeShown(_ index: Int) {
        for observer in observers { observer.digitWillBeShown(index) }
    }

    package func candidateWasScored(_ candidate: Candidate) {
        for observer in observers { observer.candidateWasScored(candidate) }
    }

    package func readingDidFinish(_ rows: [Row], decision: Decision?) {
        for observer in observers { observer.readingDidFinish(rows, decision: decision) }
    }
}
