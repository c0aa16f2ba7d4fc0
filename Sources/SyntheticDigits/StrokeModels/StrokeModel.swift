package import MNIST

/// How one digit is drawn: the ways people form it, and how often each is drawn.
protocol StrokeModel {
    /// The ways of forming the digit.
    static var styles: [StrokeStyle] { get }
}

/// One way of forming a digit.
struct StrokeStyle: Sendable {
    /// What the style is called.
    let name: DigitStyle
    /// How often it is drawn, relative to the digit's other styles.
    let weight: Float
    /// Draws it, differently each time.
    let draw: @Sendable (inout SeededGenerator) -> [Path]

    init(
        _ name: DigitStyle, weight: Float,
        draw: @escaping @Sendable (inout SeededGenerator) -> [Path]
    ) {
        self.name = name
        self.weight = weight
        self.draw = draw
    }
}

/// The ways of forming digits that the generator knows.
package enum DigitStyle: String, Sendable, CaseIterable {
    case ovalZero = "oval-0"
    case curledZero = "curled-0"
    case openZero = "open-0"
    case slashedZero = "slashed-0"
    case plainOne = "plain-1"
    case hookedOne = "hooked-1"
    case longHookedOne = "long-hooked-1"
    case basedOne = "based-1"
    case longHookedBasedOne = "long-hooked-based-1"
    case tailedOne = "tailed-1"
    case swanTwo = "swan-2"
    case loopedTwo = "looped-2"
    case angularTwo = "angular-2"
    case wavyTwo = "wavy-2"
    case roundThree = "round-3"
    case flatToppedThree = "flat-topped-3"
    case zigzagThree = "zigzag-3"
    case loopedThree = "looped-3"
    case closedFour = "closed-4"
    case openFour = "open-4"
    case singleStrokeFour = "single-stroke-4"
    case crossedFour = "crossed-4"
    case joinedFive = "joined-5"
    case detachedFive = "detached-5"
    case singleStrokeFive = "single-stroke-5"
    case angularFive = "angular-5"
    case curvedSix = "curved-6"
    case straightSix = "straight-6"
    case curledSix = "curled-6"
    case plainSeven = "plain-7"
    case crossedSeven = "crossed-7"
    case serifSeven = "serif-7"
    case serifCrossedSeven = "serif-crossed-7"
    case singleStrokeEight = "single-stroke-8"
    case twoRingEight = "two-ring-8"
    case openEight = "open-8"
    case straightNine = "straight-9"
    case curvedNine = "curved-9"
    case hookedNine = "hooked-9"
    case openNine = "open-9"

    /// The digit the style belongs to.
    package var digit: Digit {
        Digit.allCases.first { digit in
            StrokeModels.styles[digit.value].contains { $0.name == self }
        } ?? Digit.allCases[0]
    }
}

/// The ten stroke models, the digit's value being its place.
enum StrokeModels {
    static let styles: [[StrokeStyle]] = [
        Zero.styles, One.styles, Two.styles, Three.styles, Four.styles,
        Five.styles, Six.styles, Seven.styles, Eight.styles, Nine.styles,
    ]
}
