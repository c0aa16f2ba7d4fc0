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

extension Pipeline {
    /// Returns the pipeline with another value for every stage of the replacement's type; the same pipeline where there
    /// is none.
    package func replacing<Replacement: Stage>(_ replacement: Replacement) -> Pipeline {
        Pipeline(stages.map { $0 is Replacement ? replacement : $0 })
    }

    /// Returns the pipeline without the stages of a type.
    package func removing<Removed: Stage>(_ removed: Removed.Type) -> Pipeline {
        Pipeline(stages.filter { !($0 is Removed) })
    }

    /// Returns the pipeline with a stage right after every stage of a type; the same pipeline where there is none.
    package func inserting<Predecessor: Stage>(
        _ stage: any Stage, after predecessor: Predecessor.Type
    ) -> Pipeline {
        Pipeline(stages.flatMap { $0 is Predecessor ? [$0, stage] : [$0] })
    }
}
