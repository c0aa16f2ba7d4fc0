package import Drawing
import Files
package import MNIST
package import Raster

/// A picture of digits to look at: each with its photo, its 28×28 picture and what was read.
///
/// A gallery is for where one picture is wanted, for example to send; the page to work with is a report.
package struct Gallery: Sendable {
    /// The heading of the picture.
    package var title: String
    /// One line below the heading and the counts: what was read, with which model; empty for none.
    package var subtitle: String
    /// The digits, in the order in which they are drawn.
    package var items: [Item]

    /// Makes a gallery of items that stay in their order.
    package init(title: String, subtitle: String = "", items: [Item]) {
        self.title = title
        self.subtitle = subtitle
        self.items = items
    }

    /// One digit: its pictures, what was read, and what it is, as far as that is known.
    package struct Item: Sendable {
        /// The photo's name, or the picture's number in a data set.
        package var name: String
        /// The upright photo, made small; nil for a picture of a data set.
        package var photo: ColorRaster?
        /// The 28×28 picture the network saw; nil for a photo that cannot be read.
        package var image: DigitImage?
        /// The digit that was read, also where it was rejected; nil where there is none.
        package var predicted: Digit?
        /// What the digit is by its label; nil where that is not known.
        package var actual: Digit?
        /// The probability, 0 … 1, that `predicted` is right.
        package var confidence: Double?
        /// Why there is no reliable digit, for example `rejected: no-ink`; empty for a reading.
        package var problem: String

        /// Makes an item; what is not known of a digit is left away.
        package init(
            name: String, photo: ColorRaster? = nil, image: DigitImage? = nil,
            predicted: Digit? = nil, actual: Digit? = nil, confidence: Double? = nil,
            problem: String = ""
        ) {
            self.name = name
            self.photo = photo
            self.image = image
            self.predicted = predicted
            self.actual = actual
            self.confidence = confidence
            self.problem = problem
        }

        /// Whether the digit was read, and rightly: what the card's color says.
        package var outcome: Outcome {
            guard problem.isEmpty, let predicted else { return .unread }
            guard let actual else { return .unknown }
            return predicted == actual ? .right : .wrong
        }
    }

    /// Whether a digit was read, and whether as what it is.
    package enum Outcome: String, Sendable, CaseIterable {
        /// The digit was read as what it is.
        case right
        /// The digit was read as another one.
        case wrong
        /// The digit was read, and has no label to compare it with.
        case unknown
        /// The digit was rejected, or its photo could not be read.
        case unread
    }

    /// Returns the gallery as a PNG file's bytes.
    package func png() throws(PictureError) -> [UInt8] { try PNG.encode(draw().raster) }

    /// What stands above the items: how many there are, how many are right and wrong where that is
    /// known, and how many were not read.
    var summary: String {
        func count(_ outcome: Outcome) -> Int { items.count { $0.outcome == outcome } }
        let (right, wrong) = (count(.right), count(.wrong))
        var parts = ["\(NumberText.count(items.count)) digits"]
        // Right and wrong only count what has a label; of unlabeled digits neither is said.
        if right + wrong > 0 {
            parts.append("\(NumberText.count(right)) right")
            parts.append("\(NumberText.count(wrong)) wrong")
        }
        if count(.unread) > 0 { parts.append("\(NumberText.count(count(.unread))) not read") }
        return parts.joined(separator: " · ")
    }
}

extension Gallery.Item {
    /// The outcome in words, for people who do not see the color; empty for a reading that nobody has labeled.
    var label: String {
        switch outcome {
        case .right: return "right"
        case .wrong: return "is \(actual?.description ?? "-")"
        case .unknown: return ""
        case .unread: return problem.isEmpty ? "not read" : problem
        }
    }
}
