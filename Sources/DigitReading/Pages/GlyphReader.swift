import MNIST
import NeuralNetwork
import Preprocessing
import Raster

/// Makes marks' 28×28 pictures and has the network judge them, many at once.
struct GlyphReader {
    /// The page, as `FindMarks` left it.
    let page: Workpiece
    /// The network.
    let classifier: Classifier

    /// Reads marks; the place of one that leaves no picture is empty.
    func read(_ marks: [PageMark]) -> [Glyph?] {
        let digits = marks.map { mark -> (workpiece: Workpiece, length: Float)? in
            var digit = page.cropped(to: mark)
            let length = Float(digit.mask?.outlineLength ?? 0) / 2
            do { try Pipeline.digitOfPage.run(&digit) } catch { return nil }
            digit.box = page.photoBox(of: mark)
            return (digit, length)
        }
        let images = digits.compactMap { $0?.workpiece.image }
        var judged = classifier.opinions(images)[...]
        return zip(marks, digits).map { mark, digit in
            guard let digit, let image = digit.workpiece.image, let opinion = judged.popFirst()
            else { return nil }
            let probabilities = opinion.digits
            let isPossible = Self.isPossible(probabilities, mark.box, strokeLength: digit.length)
            return Glyph(
                mark: mark, workpiece: digit.workpiece, image: image,
                probabilities: isPossible ? probabilities : probabilities.map { _ in 0 },
                printed: opinion.printed, strokeLength: digit.length)
        }
    }

    /// The most strokes a digit has, in parts of its longer side.
    private static let mostStrokes: Float = 5.2
    /// The most strokes a 1 has, with all its serifs.
    private static let mostStickStrokes: Float = 3

    /// Whether a mark of such a shape can be the digit it looks like at 28×28, where an outline around a
    /// whole page and a lying dash look like digits, too.
    private static func isPossible(
        _ probabilities: [Float], _ box: PixelBox, strokeLength: Float
    ) -> Bool {
        let best = probabilities.indexOfGreatest
        let strokes = strokeLength / Float(max(1, box.longSide))
        guard best == 1 else { return strokes < mostStrokes }
        return strokes < mostStickStrokes && box.width < box.height
    }
}
