package import MNIST
package import PhotoFiles
import Preprocessing
package import Raster

extension DigitReader {
    /// A glyph on a page that may be a digit of a number, with its features.
    package struct PossibleDigit: Sendable {
        /// The most probable digit, 0 … 9.
        package let digit: Int
        /// The glyph's box in pixels of the upright full-size photo.
        package let box: PixelBox
        /// The features by which it is judged.
        package let measures: DigitMeasures
        /// A 28×28 picture of the glyph and its surroundings.
        package let surroundings: DigitImage
    }

    /// Returns all glyphs on the page of a photo that may be digits of a number, with what they are judged by.
    ///
    /// None where there is no ink or the photo cannot be decoded. Used to fit the judgment (`digits fit-judgment`).
    package func possibleDigits(on photo: Photo) -> [PossibleDigit] {
        guard
            let found = try? PageReader(model: model, decoder: decoder, settings: settings).find(
                at: photo)
        else {
            return []
        }
        return found.context.evidence.compactMap { digit, measures, surroundings in
            digit.workpiece.box.map {
                PossibleDigit(
                    digit: digit.digit, box: $0, measures: measures, surroundings: surroundings)
            }
        }
    }
}
