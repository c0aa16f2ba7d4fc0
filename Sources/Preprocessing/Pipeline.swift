/// Stages in their order, and the loop that runs them.
package struct Pipeline: Sendable {
    /// The stages in the order they run.
    package let stages: [any Stage]

    /// Makes a pipeline of stages.
    package init(_ stages: [any Stage]) { self.stages = stages }

    /// Runs the stages, showing the observer, if any, the workpiece after each.
    ///
    /// An error ends the run; the workpiece is then as the stage that threw it left it.
    package func run(
        _ workpiece: inout Workpiece, observer: (any StageObserver)? = nil
    ) throws(PreprocessingError) {
        for stage in stages { try Self.run(stage, on: &workpiece, observer: observer) }
    }

    /// Runs one stage on the workpiece, showing the observer, if any, the workpiece, the stage's notes and the time it
    /// took.
    package static func run(
        _ stage: any Stage, on workpiece: inout Workpiece, observer: (any StageObserver)?
    ) throws(PreprocessingError) {
        var notes = StageNotes(isRecording: observer != nil)
        // Unobserved, not even the clock is read.
        guard let observer else {
            try stage.process(&workpiece, notes: &notes)
            return
        }
        let clock = ContinuousClock()
        let start = clock.now
        try stage.process(&workpiece, notes: &notes)
        observer.stage(
            type(of: stage).name, didFinish: workpiece, noting: notes.measurements,
            in: clock.now - start)
    }
}
