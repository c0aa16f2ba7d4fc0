/// A pipeline for a photo, and how likely it is, before anything was seen, that it finds the digit.
package struct Hypothesis: Sendable {
    /// What it is called in traces, for example `no-line-removal`.
    package let name: String
    /// The natural logarithm of the prior relative to the standard hypothesis, which has 0; mostly negative.
    package let logPrior: Float
    /// Why the hypothesis may be right, in a few words for the trace.
    package let reason: String
    /// The digits that are believed where the hypothesis shows them; nil for all ten.
    ///
    /// Ink rotated the wrong way shows a 1 wherever there is a straight line, and a 9 for a 6.
    package let credible: Set<Int>?
    /// The stages that are run.
    package let pipeline: Pipeline

    /// Makes a hypothesis; the values are those of the properties with the same names.
    package init(
        _ name: String, logPrior: Float, because reason: String, credible: Set<Int>? = nil,
        pipeline: Pipeline
    ) {
        self.name = name
        self.credible = credible
        self.logPrior = logPrior
        self.reason = reason
        self.pipeline = pipeline
    }

    /// The hypothesis that every photo is read by first; `HypothesisRunner` runs it with a pipeline of its own
    /// settings.
    package static let standard = Hypothesis(
        "standard", logPrior: 0, because: "every photo is read by it first", pipeline: .mnist)
}
