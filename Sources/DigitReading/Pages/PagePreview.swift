import NeuralNetwork
import Preprocessing
import Raster

/// A preview of what may be a page: whether it shows at least two digits apart, upright or at a quarter turn.
///
/// At most 24 marks are classified, and 8 of them at the three other quarter turns (`Settings`): a photo that is no
/// page costs little more than one of a single digit.
struct PagePreview {
    /// Whether at least two digits that do not overlap show.
    let showsSeveral: Bool

    /// The constants of this algorithm; each comment tells where its value is from.
    struct Settings: Sendable, Codable {
        /// The number of marks that are chosen by each of two rules, at most; not tuned: two digits among them are
        /// enough, and each mark costs a classification.
        var most = 12
        /// The number of marks that are classified at all quarter turns, at most; not tuned: each costs three
        /// classifications more, so that fewer are looked at than upright.
        var mostTurned = 8
    }

    /// Classifies marks of a page; a digit other than 1 counts from the confidence `sureEnough`, 0 … 1, on.
    init(
        of page: RenderedPage, by classifier: Classifier, sureEnough: Float, settings: PageSettings
    ) {
        let glyphs = GlyphReader(
            page: page, classifier: classifier, settings: settings.glyphReader
        ).read(Self.marks(of: page, settings)).compactMap(\.self)
        func areSeveral(_ probabilities: [[Float]]) -> Bool {
            zip(glyphs, probabilities).filter { Self.isDigit($0.1, sureEnough) }.map(\.0.mark.box)
                .areApart
        }
        let pictures = glyphs.prefix(settings.preview.mostTurned).map(\.image)
        showsSeveral =
            areSeveral(glyphs.map(\.probabilities))
            || (1...3).contains { quarters in
                let turn = PageTurn(quarters: quarters)
                return areSeveral(
                    classifier.opinions(pictures.map { $0.turned(turn) }).map(\.digits))
            }
    }

    /// Returns the marks with most ink, darkness counting twice, among those as high as the writing and among all.
    ///
    /// Among all, too, since the height may be misjudged, and joined digits have more ink than each alone.
    private static func marks(of page: RenderedPage, _ settings: PageSettings) -> [PageMark] {
        func weight(_ mark: PageMark) -> Float { Float(mark.area) * mark.strength * mark.strength }
        let sized = MarkOrder(
            page.marks, writingHeight: page.writingHeight, settings: settings
        ).first
        return [sized, page.marks].flatMap { marks in
            var darkest: [PageMark] = []
            for mark in marks.sorted(by: { weight($0) > weight($1) }) {
                // The same ink is found at several thresholds. Unlike by `isFirstOfItsInk`, only marks that were chosen
                // suppress others, and just `foundAgain` is enough: it ends with the first few.
                let isNew = darkest.allSatisfy {
                    Float(mark.sharedPixels(with: $0)) < settings.foundAgain * Float(mark.area)
                }
                if isNew { darkest.append(mark) }
                if darkest.count >= settings.preview.most { break }
            }
            return darkest
        }
    }

    /// Whether the most probable class is a digit other than 1 with enough confidence: any straight line is classified
    /// as 1.
    private static func isDigit(_ digits: [Float], _ sureEnough: Float) -> Bool {
        let best = digits.indexOfGreatest ?? 1
        return best != 1 && digits[best] >= sureEnough
    }
}

extension [PixelBox] {
    /// Whether some two of the boxes do not overlap; false for fewer than two.
    var areApart: Bool {
        guard !isEmpty else { return false }
        // Boxes that overlap each other have a pixel in common.
        let (x, y) = (map(\.x).max() ?? 0, map(\.y).max() ?? 0)
        let (maxX, maxY) = (map(\.maxX).min() ?? 1, map(\.maxY).min() ?? 1)
        return x >= maxX || y >= maxY
    }
}
