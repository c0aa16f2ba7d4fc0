package import Preprocessing

/// All constants that decide how a photo is read, apart from the network's weights, in one value.
///
/// Written as JSON, each number has a name by the types alone: `Benchmarks/sensitivity` finds them there and moves each.
package struct ReadingSettings: Sendable, Codable {
    /// The constants from the photo to 28×28, and from a page to its marks.
    package var preprocessing = PreprocessingSettings()
    /// The constants from the candidates' probabilities to a digit.
    package var decision = DecisionRule()

    /// Makes the settings that photos are read with.
    package init() {}
}
