import ArgumentParser
import DigitReading

/// How sure an answer has to be.
struct RejectionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Reject digits that are less sure than this, 0 … 1.", valueName: "p"))
    var minConfidence: Double = 0

    @Option(
        help: ArgumentHelp(
            "Reject as many of the unsure as it takes for at most this share of the others to be "
                + "wrong, as measured on simulated photos: 0.1% or 0.001.",
            valueName: "share"))
    var maxError: ErrorShare?

    func validate() throws {
        guard (0...1).contains(minConfidence) else {
            throw ValidationError("--min-confidence must be 0 … 1.")
        }
    }

    /// The least confidence that both options ask for together.
    func minimumConfidence(of reading: ReadingOptions) throws -> Double {
        guard let maxError else { return minConfidence }
        var reader = try reading.makeReader(minimumConfidence: minConfidence)
        do {
            try reader.limitErrors(to: maxError.share)
        } catch {
            throw CommandFailure(.usage, "--max-error: \(error)")
        }
        return reader.minimumConfidence
    }
}

/// A share of errors, written as 0.1% or 0.001.
struct ErrorShare: ExpressibleByArgument {
    /// The share, above 0 and below 1.
    let share: Double

    init?(argument: String) {
        let isPercent = argument.hasSuffix("%")
        guard let number = Double(isPercent ? String(argument.dropLast()) : argument) else {
            return nil
        }
        share = isPercent ? number / 100 : number
        guard share > 0, share < 1 else { return nil }
    }
}
