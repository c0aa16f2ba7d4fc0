public import MNIST
public import Preprocessing

/// What happens while one photo is read, in order: for programs what the debug folder is for people.
public enum ReadingEvent: Sendable {
    /// A hypothesis begins, `standard` or an alternative, and why; the stages that follow are its own.
    ///
    /// Stages that it has in common with a hypothesis before are not run again.
    case hypothesis(name: String, reason: String)
    /// A page was read, and the stages of one of its digits follow; `index` is the digit's place in reading order.
    case digit(index: Int)
    /// A stage has run.
    case stage(StageReport)
    /// The network has judged a hypothesis' 28×28 picture.
    case alternative(Alternative)
    /// The digit was chosen: the place among the alternatives of the one whose picture is shown for it, and why in a
    /// sentence.
    case decision(winner: Int, reason: String)
}

/// What one stage left, measured and decided.
public struct StageReport: Sendable {
    /// The stage's name.
    public let name: StageName
    /// The picture as the stage left it.
    public let picture: StagePixels
    /// What the stage measured and decided, in order.
    public let measurements: [Measurement]
    /// How long the stage took.
    public let duration: Duration
}

/// A hypothesis' 28×28 picture of the digit, and the network's probabilities.
///
/// Of any hypothesis, the standard one included: in the vote each is an alternative to the others.
public struct Alternative: Sendable {
    /// The hypothesis' name: `standard`, or that of an alternative.
    public let hypothesis: String
    /// The 28×28 picture.
    public let image: DigitImage
    /// All ten digits, the most probable first, provided that the picture shows a digit: their probabilities sum to 1.
    public let ranking: [RankedDigit]
    /// The probability, 0 … 1, that the picture shows no digit.
    public let notADigit: Double
    /// The probability, 0 … 1, that the digit is printed, provided that there is one.
    public let printed: Double
    /// The natural logarithm of the hypothesis' weight in the vote, to be compared with those of the others.
    public let score: Double
}
