package import DigitReading
package import Preprocessing

/// Several observers that a reading tells as if they were one.
package final class ObserverGroup: ReadingObserver {
    /// The members, in the order in which they are told.
    private let observers: [any ReadingObserver]

    /// Makes a group that tells its members in order, each of everything.
    package init(_ observers: [any ReadingObserver]) { self.observers = observers }

    /// Tells all members of a stage that has finished.
    package func stage(
        _ name: StageName, didFinish workpiece: Workpiece, noting measurements: [Measurement],
        in duration: Duration
    ) {
        for observer in observers {
            observer.stage(name, didFinish: workpiece, noting: measurements, in: duration)
        }
    }

    /// Tells all members which hypothesis the next stages belong to.
    package func hypothesisWillRun(_ name: String, because reason: String) {
        for observer in observers { observer.hypothesisWillRun(name, because: reason) }
    }

    /// Tells all members which digit of a page the next stages belong to.
    package func digitWillBeShown(_ index: Int) {
        for observer in observers { observer.digitWillBeShown(index) }
    }

    /// Tells all members what the network said of a hypothesis' picture.
    package func candidateWasScored(_ candidate: Candidate) {
        for observer in observers { observer.candidateWasScored(candidate) }
    }

    /// Tells all members that the photo's rows are final.
    package func readingDidFinish(_ rows: [Row], decision: Decision?) {
        for observer in observers { observer.readingDidFinish(rows, decision: decision) }
    }
}
