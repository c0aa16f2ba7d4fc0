import ArgumentParser
import DigitReading

/// Options of how sure an answer has to be, else it is rejected (reject option).
struct RejectionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Reject digits that are less sure than this, 0.9 or 90% (default: 0).",
            valueName: "share"),
        transform: Share.init(argument:))
    var minConfidence = Share(0)

    @Option(
        help: ArgumentHelp(
            "Reject as many of the unsure as it takes for at most this share of the others to be "
                + "wrong, as measured on simulated photos: 1% or 0.01; what is too little to promise is "
                + "refused, with the least that can be.",
            valueName: "share"),
        transform: Share.init(argument:))
    var maxError: Share?

    /// Refuses shares of errors that cannot be kept or that refuse nothing.
    func validate() throws {
        if let maxError, !(maxError.value > 0 && maxError.value < 1) {
            throw ValidationError("--max-error must lie between 0 and 1: write 1% or 0.01.")
        }
    }

    /// The least confidence, 0 … 1, that both options ask for together.
    ///
    /// The confidence for `--max-error` was measured when the model was trained and is stored in it.
    ///
    /// - Throws: `CommandFailure` where so small a share of errors cannot be promised
    func minimumConfidence(of reading: ReadingOptions) throws -> Double {
        guard let maxError else { return minConfidence.value }
        var reader = try reading.makeReader(minimumConfidence: minConfidence.value)
        do {
            try reader.limitErrors(to: maxError.value)
        } catch {
            throw CommandFailure(.usage, "--max-error: \(error)")
        }
        return reader.minimumConfidence
    }
}
