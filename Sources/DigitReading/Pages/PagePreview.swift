import NeuralNetwork
import Preprocessing
import Raster

/// A preview of what may be a page: whether it shows several digits, upright or at a quarter turn.
///
/// At most 24 marks are classified, and 8 of them at the three other quarter turns (`Settings`): a photo that is no
/// page costs little more than one of a single digit.
struct PagePreview {
    /// Whether two digits other than 1 show that do not overlap, upright or at a quarter turn, or whether most of the
    /// marks as high as the writing are digits, upright (`areWriting`).
    let showsSeveral: Bool
    /// The heights in pixels of the digits other than 1 that show; empty where they do not show that there are several.
    let heights: [Float]
    /// The marks that were classified upright, each once.
    let glyphs: [Glyph]

    /// The constants of this algorithm; each comment tells where its value is from.
    struct Settings: Sendable, Codable {
        /// The number of marks that are chosen by each of two rules, at most; not tuned: two digits among them are
        /// enough, and each mark costs a classification.
        var most = 12
        /// The number of marks that are classified at all quarter turns, at most; not tuned: each costs three
        /// classifications more, so that fewer are looked at than upright.
        var mostTurned = 8
    }

    /// Classifies marks of a page; of two digits each counts from the confidence `sureEnough`, 0 … 1, on.
    init(
        of page: RenderedPage, by classifier: Classifier, sureEnough: Float, settings: PageSettings
    ) {
        let reader = GlyphReader(
            page: page, classifier: classifier, settings: settings.glyphReader)
        let order = MarkOrder(page.marks, writingHeight: page.writingHeight, settings: settings)
        let sized = reader.read(Self.heaviest(of: order.first, settings)).compactMap(\.self)
        let isSized = Set(sized.map(\.mark))
        let others = Self.heaviest(of: page.marks, settings).filter { !isSized.contains($0) }
        let glyphs = sized + reader.read(others).compactMap(\.self)
        self.glyphs = glyphs
        func digits(_ probabilities: [[Float]]) -> [Glyph] {
            zip(glyphs, probabilities).filter { $0.1.isDigitButOne(atLeast: sureEnough) }.map(\.0)
        }
        let upright = digits(glyphs.map(\.probabilities))
        if upright.map(\.mark.box).areApart {
            (showsSeveral, heights) = (true, upright.map(\.height))
            return
        }
        if Self.areWriting(sized, settings) {
            (showsSeveral, heights) = (true, [])
            return
        }
        let pictures = glyphs.prefix(settings.preview.mostTurned).map(\.image)
        for quarters in 1...3 {
            let turn = PageTurn(quarters: quarters)
            let turned = digits(
                classifier.opinions(pictures.map { $0.turned(turn) }).map(\.digits))
            if turned.map(\.mark.box).areApart {
                let boxes = turned.map(\.mark.box)
                showsSeveral = true
                heights = boxes.map { Float(quarters == 2 ? $0.height : $0.width) }
                return
            }
        }
        (showsSeveral, heights) = (false, [])
    }

    /// Returns the height in pixels of the page's digits, where dots or grain were measured as its writing; else nil.
    ///
    /// So it is where all digits that show are large enough to be read (`PageReader.Settings.wantedHeight`), and higher
    /// than any character of writing as low as was measured (`PageSettings.writable`). Such a page need not be decoded at a higher
    /// resolution (`PageRetry.inOrder`), nor its dots be classified.
    func largeWriting(on page: RenderedPage, settings: PageSettings) -> Float? {
        let wanted = settings.reader.wantedHeight
        guard page.writingHeight < wanted, let least = heights.min(), least >= wanted,
            least > settings.writable * page.writingHeight
        else { return nil }
        return heights.upperMedian
    }

    /// Returns the marks with most ink, darkness counting twice.
    ///
    /// They are asked for among those as high as the writing, and among all, too, since the height may be misjudged, and
    /// joined digits have more ink than each alone.
    private static func heaviest(of marks: [PageMark], _ settings: PageSettings) -> [PageMark] {
        func weight(_ mark: PageMark) -> Float { Float(mark.area) * mark.strength * mark.strength }
        var heaviest: [PageMark] = []
        for mark in marks.sorted(by: { weight($0) > weight($1) }) {
            // The same ink is found at several thresholds. Unlike by `isFirstOfItsInk`, only marks that were chosen
            // suppress others, and just `foundAgain` is enough: it ends with the first few.
            let isNew = heaviest.allSatisfy {
                Float(mark.sharedPixels(with: $0)) < settings.foundAgain * Float(mark.area)
            }
            if isNew { heaviest.append(mark) }
            if heaviest.count >= settings.preview.most { break }
        }
        return heaviest
    }

    /// Whether most of the marks are digits, and either two of them that do not overlap are other than 1, one of these
    /// sure, or `PageWriting.Settings.fewestOnes` that do not overlap are sure ones, alike in height.
    private static func areWriting(_ glyphs: [Glyph], _ settings: PageSettings) -> Bool {
        let digits = glyphs.filter { $0.confidence >= .likelierThanNot }
        guard 2 * digits.count > glyphs.count else { return false }
        if digits.contains(where: { $0.isDigitButOne(atLeast: settings.sure) }) {
            return digits.filter { $0.digit != 1 }.map(\.mark.box).areApart
        }
        var ones: [Glyph] = []
        for one in digits where one.digit == 1 && one.confidence >= settings.sure {
            if !ones.contains(where: { $0.mark.box.overlaps(one.mark.box) }) { ones.append(one) }
        }
        return ones.contains { lowest in
            ones.count { 1...settings.alike ~= $0.height / lowest.height }
                >= settings.writing.fewestOnes
        }
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
