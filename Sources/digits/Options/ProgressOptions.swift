import ArgumentParser

/// What is said on standard error while a run goes on.
struct ProgressOptions: ParsableArguments {
    @Flag(
        name: [.short, .long],
        help: "Say nothing on standard error but what went wrong.")
    var quiet = false

    @Flag(
        help: """
            Say every ten seconds how far the run is (default: a bar on a terminal, else a line a minute).
            """)
    var progress = false

    func validate() throws {
        if quiet, progress { throw ValidationError("--quiet and --progress exclude each other.") }
    }

    /// Lets the run talk as these options ask.
    func apply() { StandardError.setManner(quiet ? .silent : progress ? .often : .usual) }
}
