import NeuralNetwork
import Preprocessing
import Raster

/// A first, cheap look at what may be a page: whether it shows several digits, upright or turned.
struct PageGlance {
    /// Whether it does.
    let showsSeveral: Bool

    /// So many marks are chosen in each of two ways, and so many looked at in all turns.
    private static let (most, mostTurned) = (12, 8)
    /// Smaller marks are not looked at, in pixels.
    private static let leastSide = 8

    /// Looks at the marks of a page; one that is a digit with this probability is one.
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

    /// The darkest marks, and the darkest as high as the writing: its height may be misjudged, and digits
    /// that are joined are darker than each.
    private static func marks(of page: Workpiece) -> [PageMark] {
        func weight(_ mark: PageMark) -> Float { Float(mark.area) * mark.strength * mark.strength }
        let all = page.marks.filter { $0.box.longSide >= leastSide }
        let sized = MarkOrder(all, writingHeight: page.writingHeight).first
        return [sized, all].flatMap { marks in
            var darkest: [PageMark] = []
            for mark in marks.sorted(by: { weight($0) > weight($1) }) {
                // Each thing on a page is found several times.
                let isNew = darkest.allSatisfy { 2 * mark.sharedPixels(with: $0) < mark.area }
                if isNew { darkest.append(mark) }
                if darkest.count == most { break }
            }
            return darkest
        }
    }

    /// Whether it is a digit, and no 1: any line is one.
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
