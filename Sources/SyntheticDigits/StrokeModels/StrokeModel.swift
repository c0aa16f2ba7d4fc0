package import MNIST
import SystemLibraries

/// A digit's parametric model: the ways people form it, and how often each is drawn.
///
/// Paths are in a unit box: x to the right, y down, the top at 0 and the foot at 1.
protocol StrokeModel {
    /// The ways of forming the digit; the weights add up to 1.
    static var styles: [StrokeStyle] { get }
}

/// One way of forming a digit, with how often it is drawn and how.
struct StrokeStyle: Sendable {
    /// The style's identity, by which samples and label tables name it.
    let name: DigitStyle
    /// How often the style is drawn, relative to the digit's other styles.
    let weight: Float
    /// Draws the style's strokes as center lines, with random proportions each time.
    let draw: @Sendable (inout SeededGenerator) -> [Path]

    /// Makes a style of a name, a weight and a function that draws it.
    init(
        _ name: DigitStyle, weight: Float,
        draw: @escaping @Sendable (inout SeededGenerator) -> [Path]
    ) {
        self.name = name
        self.weight = weight
        self.draw = draw
    }
}

/// The ways of forming digits that the generator knows; the raw value is the form and the digit.
package enum DigitStyle: String, Sendable, CaseIterable {
    /// A closed ring.
    case ovalZero = "oval-0"
    /// A ring whose end runs inside it.
    case curledZero = "curled-0"
    /// A ring that does not close.
    case openZero = "open-0"
    /// A ring crossed out by a slash.
    case slashedZero = "slashed-0"
    /// A bare stem.
    case plainOne = "plain-1"
    /// A stem with a short hook at its top.
    case hookedOne = "hooked-1"
    /// A stem with a hook that reaches down to the middle or the foot.
    case longHookedOne = "long-hooked-1"
    /// A stem, mostly hooked, on a base.
    case basedOne = "based-1"
    /// A long hook and a base.
    case longHookedBasedOne = "long-hooked-based-1"
    /// A stem that ends in a tail to the right.
    case tailedOne = "tailed-1"
    /// A bow, a neck and a straight base.
    case swanTwo = "swan-2"
    /// A loop at the lower left corner.
    case loopedTwo = "looped-2"
    /// All corners, as a Z or on a seven-segment display.
    case angularTwo = "angular-2"
    /// A wavy base.
    case wavyTwo = "wavy-2"
    /// Two bows.
    case roundThree = "round-3"
    /// A straight top like that of a 7, and a belly.
    case flatToppedThree = "flat-topped-3"
    /// All corners.
    case zigzagThree = "zigzag-3"
    /// Two bows with a loop between them.
    case loopedThree = "looped-3"
    /// The side meets the stem at the top.
    case closedFour = "closed-4"
    /// Side and stem stand apart at the top.
    case openFour = "open-4"
    /// Drawn without lifting the pen.
    case singleStrokeFour = "single-stroke-4"
    /// A short stem that crosses the bar.
    case crossedFour = "crossed-4"
    /// The bar touches the neck.
    case joinedFive = "joined-5"
    /// The bar is apart from the neck.
    case detachedFive = "detached-5"
    /// Like an S.
    case singleStrokeFive = "single-stroke-5"
    /// All corners.
    case angularFive = "angular-5"
    /// A curved back.
    case curvedSix = "curved-6"
    /// A straight back.
    case straightSix = "straight-6"
    /// The loop's end curls inside it.
    case curledSix = "curled-6"
    /// A bar and a stem.
    case plainSeven = "plain-7"
    /// With a short bar through the stem.
    case crossedSeven = "crossed-7"
    /// With a serif at the bar's start.
    case serifSeven = "serif-7"
    /// With a serif and a short bar.
    case serifCrossedSeven = "serif-crossed-7"
    /// One stroke that crosses itself.
    case singleStrokeEight = "single-stroke-8"
    /// One ring on another.
    case twoRingEight = "two-ring-8"
    /// One stroke that does not close at the top.
    case openEight = "open-8"
    /// A ring with a straight leg.
    case straightNine = "straight-9"
    /// A ring with a leg that bends to the left.
    case curvedNine = "curved-9"
    /// A ring with a leg that ends in a bow.
    case hookedNine = "hooked-9"
    /// A ring that does not close.
    case openNine = "open-9"

    /// The digit the style belongs to.
    package var digit: Digit {
        Digit.allCases.first { digit in
            StrokeModels.styles[digit.value].contains { $0.name == self }
        } ?? Digit.allCases[0]
    }
}

/// The ten stroke models in one table.
enum StrokeModels {
    /// The styles of each digit; the digit's value is the index.
    static let styles: [[StrokeStyle]] = [
        Zero.styles, One.styles, Two.styles, Three.styles, Four.styles,
        Five.styles, Six.styles, Seven.styles, Eight.styles, Nine.styles,
    ]
}
