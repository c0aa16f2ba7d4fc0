import NeuralNetwork
import Preprocessing
import Raster

/// Makes marks' 28×28 pictures and classifies them, many at once.
struct GlyphReader {
    /// The page with its marks.
    let page: RenderedPage
    /// The network.
    let classifier: Classifier
    /// The constants of this algorithm.
    let settings: Settings

    /// Classifies marks as `read(_:)` does, but for those whose glyphs are `known`: they have been classified before, in
    /// the same rendering of the page.
    func read(_ marks: [PageMark], known: [Glyph]) -> [Glyph?] {
        let byMark = Dictionary(known.map { ($0.mark, $0) }) { first, _ in first }
        var others = read(marks.filter { byMark[$0] == nil })[...]
        return marks.map { byMark[$0] ?? others.popFirst() ?? nil }
    }

    /// Classifies marks, in their order; the place of a mark without a 28×28 picture is empty.
    ///
    /// A mark whose shape cannot be that of its most probable digit has the probability 0 for all ten.
    func read(_ marks: [PageMark]) -> [Glyph?] {
        let digits = marks.map { mark -> (workpiece: Workpiece, length: Float)? in
            var digit = page.workpiece.cropped(to: mark)
            let length = Float(digit.mask?.outlineLength ?? 0) / 2
            do { try Pipeline.digitOfPage.run(&digit) } catch { return nil }
            digit.box = page.workpiece.photoBox(of: mark)
            return (digit, length)
        }
        let images = digits.compactMap { $0?.workpiece.image }
        var judged = classifier.opinions(images)[...]
        return zip(marks, digits).map { mark, digit in
            guard let digit, let image = digit.workpiece.image, let opinion = judged.popFirst()
            else { return nil }
            let probabilities = opinion.digits
            let isPossible = isPossible(probabilities, mark.box, strokeLength: digit.length)
            return Glyph(
                mark: mark, workpiece: digit.workpiece, image: image,
                probabilities: isPossible ? probabilities : probabilities.map { _ in 0 },
                printed: opinion.printed, strokeLength: digit.length)
        }
    }

    /// The constants of this algorithm; each comment tells where its value is from.
    struct Settings: Sendable, Codable {
        /// The length of a digit's strokes over its long side, less than this.
        ///
        /// Set by eye; of 5,500 digits of MNIST and UNIPEN one in a thousand has more than 4.3.
        var mostStrokes: Float = 5.2
    }

    /// Whether a mark of such a shape can be the digit that it looks like at 28×28.
    ///
    /// Scaled to 28×28, an outline around a whole page and a lying dash look like digits, too.
    private func isPossible(
        _ probabilities: [Float], _ box: PixelBox, strokeLength: Float
    ) -> Bool {
        let best = probabilities.indexOfGreatest
        let strokes = strokeLength / Float(max(1, box.longSide))
        return strokes < settings.mostStrokes && (best != 1 || box.width < box.height)
    }
}
