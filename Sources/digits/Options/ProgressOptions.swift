import ArgumentParser

/// Options of how much is said on standard error while a run goes on.
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

    /// Refuses both options together, as one says more and one less.
    func validate() throws {
        if quiet, progress { throw ValidationError("--quiet and --progress exclude each other.") }
    }

    /// Settles for the whole process how much is said.
    func apply() { StandardError.setManner(quiet ? .silent : progress ? .often : .usual) }
}
