/// One way to see a photo: stages, and how likely it is that they see it right.
package struct Hypothesis: Sendable {
    /// What it is called in traces, for example `no-line-removal`.
    package let name: String
    /// The logarithm of how likely it is to be the right way before anything was seen, compared
    /// with the standard way, which has 0.
    package let logPrior: Float
    /// Why one would look this way, in a few words.
    package let reason: String
    /// The values of the digits it may be believed in, or nothing for all of them.
    ///
    /// A photo turned the wrong way shows a 1 wherever there is a line, and a 9 for a 6.
    package let credible: Set<Int>?
    /// The stages.
    package let pipeline: Pipeline

    /// Makes a hypothesis.
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

    /// The way every photo is seen first.
    package static let standard = Hypothesis(
        "standard", logPrior: 0, because: "the usual way", pipeline: .mnist)
}
