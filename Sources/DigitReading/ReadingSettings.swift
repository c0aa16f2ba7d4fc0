package import Preprocessing

/// All constants that decide how a photo is read, apart from the network's weights, in one value.
///
/// As JSON it is what the hidden command `digits settings` prints and the hidden option `--settings` takes: a way to
/// measure what a constant is worth without building anew, and no promise that a name stays.
package struct ReadingSettings: Sendable, Codable {
    /// From the photo to 28×28, and from a page to its connected components.
    package var preprocessing = PreprocessingSettings()
    /// From the candidates' probabilities to a digit.
    package var decision = DecisionRule()

    /// Makes the settings that photos are read with.
    package init() {}
}
