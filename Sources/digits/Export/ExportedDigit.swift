import DigitReading
import MNIST

/// A digit on its way into a data set, and where it comes from.
struct ExportedDigit {
    let image: DigitImage
    let label: Digit
    /// The row the digit was read in: where it is on which photo.
    let row: Row
    /// The SHA-256 of the photo's bytes.
    let sha256: String
}

extension [ExportedDigit] {
    /// The pictures and labels alone.
    var dataset: DigitDataset {
        reduce(into: DigitDataset()) { $0.append($1.image, label: $1.label) }
    }

    /// Splits the digits in two, the first part with this share of them.
    ///
    /// The seed alone decides, with the order the digits came in. Each label has the same share in
    /// both parts, as far as whole digits allow; each part keeps the order the digits came in.
    func split(share: Double, seed: UInt64) -> (first: [ExportedDigit], second: [ExportedDigit]) {
        var generator = SeededGenerator(seed: seed)
        var places: [(key: Double, index: Int)] = []
        for label in Digit.allCases {
            // Shuffled within the label, then spread evenly over 0 … 1: any cut through all of them
            // takes the same share of each.
            let indices = self.indices.filter { self[$0].label == label }.shuffled(
                using: &generator)
            let offset = Double(generator.unit())
            for (rank, index) in indices.enumerated() {
                places.append(((Double(rank) + offset) / Double(indices.count), index))
            }
        }
        places.sort { ($0.key, $0.index) < ($1.key, $1.index) }
        let chosen = Set(places.prefix(Int((share * Double(count)).rounded())).map(\.index))
        return (
            indices.filter { chosen.contains($0) }.map { self[$0] },
            indices.filter { !chosen.contains($0) }.map { self[$0] }
        )
    }
}
