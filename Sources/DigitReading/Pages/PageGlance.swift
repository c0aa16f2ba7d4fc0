import NeuralNetwork
import Preprocessing
import Raster

/// A preview of what may be a page: whether it shows at least two digits apart, upright or at a quarter turn.
///
/// At most 24 components are classified, and 8 of them at the three other quarter turns: a photo that is no page costs
/// little more than one of a single digit.
struct PageGlance {
    /// Whether it shows two digits or more.
    let showsSeveral: Bool

    /// The number of components that are chosen by each of two rules, at most.
    private static let most = 12
    /// The number of components that are classified at all quarter turns, at most.
    private static let mostTurned = 8
    /// The long side of a component in pixels, at least.
    private static let leastSide = 8

    /// Classifies components of a page; a digit counts from the confidence `sureEnough` (0 … 1) on.
    init(at page: Workpiece, by classifier: Classifier, sureEnough: Float) {
        let glyphs = GlyphReader(page: page, classifier: classifier)
            .read(Self.marks(of: page)).compactMap(\.self)
        func areSeveral(_ probabilities: [[Float]]) -> Bool {
            zip(glyphs, probabilities).filter { Self.isDigit($0.1, sureEnough) }.map(\.0.mark.box)
                .areApart
        }
        let pictures = glyphs.prefix(Self.mostTurned).map(\.image)
        showsSeveral =
            areSeveral(glyphs.map(\.probabilities))
            || (1...3).contains { quarters in
                let turn = PageTurn(quarters: quarters)
                return areSeveral(
                    classifier.opinions(pictures.map { $0.turned(turn) }).map(\.digits))
            }
    }

    /// The components with most ink, darkness counting twice, among those as high as the writing and among all: the
    /// height may be misjudged, and joined digits have more ink than each alone.
    private static func marks(of page: Workpiece) -> [PageMark] {
        func weight(_ mark: PageMark) -> Float { Float(mark.area) * mark.strength * mark.strength }
        let all = page.marks.filter { $0.box.longSide >= leastSide }
        let sized = MarkOrder(all, writingHeight: page.writingHeight).first
        return [sized, all].flatMap { marks in
            var darkest: [PageMark] = []
            for mark in marks.sorted(by: { weight($0) > weight($1) }) {
                // The same ink is found at several thresholds.
                let isNew = darkest.allSatisfy { 2 * mark.sharedPixels(with: $0) < mark.area }
                if isNew { darkest.append(mark) }
                if darkest.count == most { break }
            }
            return darkest
        }
    }

    /// Whether the most probable class is a digit of enough confidence other than 1: any straight line is classified as 1.
    private static func isDigit(_ digits: [Float], _ sureEnough: Float) -> Bool {
        let best = digits.indexOfGreatest ?? 1
        return best != 1 && digits[best] >= sureEnough
    }
}

extension [PixelBox] {
    /// Whether some of the boxes do not overlap.
    var areApart: Bool {
        guard !isEmpty else { return false }
        // Boxes that overlap each other have a pixel in common.
        let (x, y) = (map(\.x).max() ?? 0, map(\.y).max() ?? 0)
        let (maxX, maxY) = (map(\.maxX).min() ?? 1, map(\.maxY).min() ?? 1)
        return x >= maxX || y >= maxY
    }
}
