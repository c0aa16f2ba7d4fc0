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
        var judged = classifier.probabilities(images)[...]
        return zip(marks, digits).map { mark, digit in
            guard let digit, let image = digit.workpiece.image, let classes = judged.popFirst()
            else { return nil }
            return Glyph(
                mark: mark, workpiece: digit.workpiece, image: image,
                probabilities: Array(classes.prefix(10)), strokeLength: digit.length)
        }
    }
}
