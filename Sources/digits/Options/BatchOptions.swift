import ArgumentParser
import DigitReading
import PhotoFiles
import SystemLibraries
import Workers

/// What is needed where photos are many: sharing them out, and going on after an end.
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

    @Flag(
        name: [.customShort("0"), .customLong("null")],
        help: "Paths on standard input end in a zero byte instead of a line end.")
    var zero = false

    /// The photos that arguments stand for, as these options leave them; what is in the spared
    /// folders is written while they are read.
    func source(of arguments: [String], sparing spared: [String]) throws -> any PathSource {
        let all = ArgumentSource(
            arguments, separator: zero ? .zero : .newline, sparing: spared)
        guard let shard else { return all }
        return ShardedSource(
            all, try Shard(shard, environment: ProcessInfo.processInfo.environment))
    }
}
