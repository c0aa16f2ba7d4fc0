import ArgumentParser
import SystemLibraries
import Workers

/// Options for many photos: to share them out among machines, and to go on after an end.
struct BatchOptions: ParsableArguments {
    @Flag(
        help: ArgumentHelp(
            "Go on with the interrupted run whose JSON Lines are in --output.",
            discussion: """
                The photos and options must be the same; then the file ends as if the run had never \
                been interrupted.
                """))
    var resume = false

    @Option(
        help: ArgumentHelp(
            "Read only one of several equal parts: 2/8, or auto in an array job.",
            discussion: """
                A photo's part depends on its path alone (FNV-1a, 64 bits, modulo the number of \
                parts). auto takes part and number from SLURM_ARRAY_TASK_ID and _COUNT, \
                JOB_COMPLETION_INDEX and JOB_COMPLETIONS, or AWS_BATCH_JOB_ARRAY_INDEX and _SIZE; \
                auto/8 takes the part alone.
                """,
            valueName: "part"))
    var shard: String?

    /// The photos of a source that belong to the part that was asked for; all of them without `--shard`.
    ///
    /// - Throws: `ShardError` where the option or the environment names no part
    func part(of source: any PathSource) throws -> any PathSource {
        guard let shard else { return source }
        return ShardedSource(
            source, try Shard(shard, environment: ProcessInfo.processInfo.environment))
    }
}
