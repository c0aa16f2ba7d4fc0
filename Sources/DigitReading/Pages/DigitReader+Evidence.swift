package import MNIST
package import PhotoFiles
import Preprocessing
package import Raster

extension DigitReader {
    /// Something on a page that may be a digit of a number, and what was measured of it.
    package struct Candidate: Sendable {
        /// The digit it looks like.
        package let digit: Int
        /// Its box in the upright photo.
        package let box: PixelBox
        /// What speaks for and against it.
        package let measures: DigitMeasures
        /// It amid what is around it.
        package let surroundings: DigitImage
    }

    /// Returns what the page of a photo has to be judged; nothing where there is no ink.
    package func candidates(on photo: Photo) -> [Candidate] {
        guard let seen = try? PageReader(model: model, decoder: decoder).look(at: photo) else {
            return []
        }
        return seen.context.evidence.compactMap { digit, measures, surroundings in
            digit.workpiece.box.map {
                Candidate(
                    digit: digit.digit, box: $0, measures: measures, surroundings: surroundings)
            }
        }
    }
}
