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
