package import MNIST

/// A way in which a data set's pictures may lie, compared with MNIST's, and how they are put right.
///
/// From MNIST's picture the changes come in the order of the properties: transposing first, inverting last.
package struct DatasetView: Sendable, Hashable {
    /// Whether columns and rows have changed places, as in EMNIST's files.
    package var isTransposed = false
    /// Whether left and right have changed places.
    package var isMirrored = false
    /// Whether top and bottom have changed places.
    package var isUpsideDown = false
    /// Whether ink is 0 and paper 255.
    package var isInverted = false

    /// Makes a view; without arguments it is the way in which MNIST's pictures lie.
    package init(
        isTransposed: Bool = false, isMirrored: Bool = false, isUpsideDown: Bool = false,
        isInverted: Bool = false
    ) {
        self.isTransposed = isTransposed
        self.isMirrored = isMirrored
        self.isUpsideDown = isUpsideDown
        self.isInverted = isInverted
    }

    /// All sixteen combinations, the usual one, as MNIST has it, first.
    package static let all: [DatasetView] = [false, true].flatMap { isInverted in
        [false, true].flatMap { isTransposed in
            [false, true].flatMap { isMirrored in
                [false, true].map {
                    DatasetView(
                        isTransposed: isTransposed, isMirrored: isMirrored, isUpsideDown: $0,
                        isInverted: isInverted)
                }
            }
        }
    }

    /// What the pictures look like, as words behind "look"; empty where they lie as MNIST's do.
    package var words: String {
        let lie: String? =
            // Two mirrorings are half a turn; transposing and one mirroring are a quarter of one.
            switch (isTransposed, isMirrored, isUpsideDown) {
            case (false, false, false): nil
            case (false, true, false): "mirrored left to right"
            case (false, false, true): "mirrored top to bottom"
            case (false, true, true): "turned upside down"
            case (true, false, false): "transposed, as EMNIST's are"
            case (true, true, false): "turned to the right by a quarter"
            case (true, false, true): "turned to the left by a quarter"
            case (true, true, true): "transposed and turned upside down"
            }
        let tone = isInverted ? "inverted (ink is 0, paper 255)" : nil
        return [lie, tone].compactMap(\.self).joined(separator: " and ")
    }

    /// Returns the picture as MNIST would have it, given one that lies this way.
    package func upright(_ image: DigitImage) -> DigitImage {
        let last = DigitImage.side - 1
        var result = DigitImage()
        for y in 0...last {
            for x in 0...last {
                // Where the pixel that belongs at (x, y) stands: its place is taken through the
                // changes in their order.
                var (column, row) = (x, y)
                if isTransposed { swap(&column, &row) }
                if isMirrored { column = last - column }
                if isUpsideDown { row = last - row }
                let value = image[column, row]
                result[x, y] = isInverted ? 255 - value : value
            }
        }
        return result
    }
}
