/// Receives every intermediate picture of a photo; where there is none, no stage pays for it.
package protocol StageObserver: AnyObject {
    /// Called after each stage with the workpiece as the stage left it, the stage's notes in order, and the time it
    /// took.
    func stage(
        _ name: StageName, didFinish workpiece: Workpiece, noting measurements: [Measurement],
        in duration: Duration)
}
