package import MNIST
package import Raster

/// A picture of digits to look at: each with its photo, its 28×28 picture and what was read.
///
/// The page to work with is a report; this is for where a picture is wanted.
package struct Gallery: Sendable {
    /// The heading.
    package var title: String
    /// One line below it: what was read, with which model.
    package var subtitle: String
    /// What is shown, in order.
    package var items: [Item]

    /// Makes a gallery.
    package init(title: String, subtitle: String = "", items: [Item]) {
        self.title = title
        self.subtitle = subtitle
        self.items = items
    }

    /// One digit.
    package struct Item: Sendable {
        /// The photo's name, or the picture's number in a data set.
        package var name: String
        /// The photo, made small; data sets have none.
        package var photo: ColorRaster?
        /// What the network saw; a photo that cannot be read has none.
        package var image: DigitImage?
        /// What was read.
        package var predicted: Digit?
        /// What it is, when that is known.
        package var actual: Digit?
        /// The probability, 0 … 1, that `predicted` is right.
        package var confidence: Double?
        /// Why there is no reliable digit, for example `rejected: no-ink`; empty for a reading.
        package var problem: String

        /// Makes an item.
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

        /// What became of the item.
        package var verdict: Verdict {
            guard problem.isEmpty, let predicted else { return .unread }
            guard let actual else { return .unknown }
            return predicted == actual ? .right : .wrong
        }
    }

    /// Whether a digit was read, and rightly.
    package enum Verdict: String, Sendable, CaseIterable {
        /// Read as what it is.
        case right
        /// Read as something else.
        case wrong
        /// Read, and nobody said what it is.
        case unknown
        /// Rejected or not readable.
        case unread
    }

    /// Returns the gallery as a PNG file's bytes.
    package func png() throws(ReportingError) -> [UInt8] { try PNG.encode(draw().raster) }

    /// What is above the items: how many there are of each kind.
    var summary: String {
        func count(_ verdict: Verdict) -> Int { items.count { $0.verdict == verdict } }
        let (right, wrong) = (count(.right), count(.wrong))
        var parts = ["\(NumberText.count(items.count)) digits"]
        if right + wrong > 0 {
            parts.append("\(NumberText.count(right)) right")
            parts.append("\(NumberText.count(wrong)) wrong")
        }
        if count(.unread) > 0 { parts.append("\(NumberText.count(count(.unread))) not read") }
        return parts.joined(separator: " · ")
    }
}

extension Gallery.Item {
    /// The reading in words, for people who do not see the color.
    var label: String {
        switch verdict {
        case .right: return "right"
        case .wrong: return "is \(actual?.description ?? "-")"
        case .unknown: return ""
        case .unread: return problem.isEmpty ? "not read" : problem
        }
    }
}
