package import MNIST
package import PhotoFiles
package import Raster

/// A digit on its way into a data set, with its label and where it comes from.
package struct SourcedDigit: Sendable {
    /// The 28×28 picture.
    package let image: DigitImage
    /// The digit that its label says it is.
    package let label: Digit
    /// Where on which photo it is.
    package let place: Place
    /// The SHA-256 of the photo's bytes as hexadecimal digits.
    package let sha256: String
    /// Who wrote the digit; nil where that is not known.
    package let writer: String?
    /// The name of what the digit is kept together with in a split; nil where that is its photo
    /// alone.
    package let group: String?

    /// Puts a digit together; the values are those of the properties with the same names.
    package init(
        image: DigitImage, label: Digit, place: Place, sha256: String, writer: String? = nil,
        group: String? = nil
    ) {
        self.image = image
        self.label = label
        self.place = place
        self.sha256 = sha256
        self.writer = writer
        self.group = group
    }

    /// Where on which photo a digit is, as far as that is known.
    package struct Place: Sendable {
        /// The photo.
        package var path: PhotoPath
        /// The digit's place in reading order among those that were found on the photo, from 0.
        package var index = 0
        /// The line of writing, 0 for the topmost.
        package var row: Int?
        /// The digit's place in its line of writing, 0 for the leftmost.
        package var column: Int?
        /// The digit's box, in pixels of the upright full-size photo.
        package var box: PixelBox?
        /// The name of the sheet that the digit was written on, its page from 1, and the number of the box on that
        /// page from 0; nil where the photo shows no sheet.
        package var sheet: (name: String, page: Int, box: Int)?
        /// What is to be known of the photo or the digit.
        package var warnings: [Warning] = []

        /// Names a photo, of which nothing else is known.
        package init(path: PhotoPath) { self.path = path }
    }
}

extension [SourcedDigit] {
    /// The pictures and labels alone, in order.
    package var dataset: DigitDataset {
        reduce(into: DigitDataset()) { $0.append($1.image, label: $1.label) }
    }
}
