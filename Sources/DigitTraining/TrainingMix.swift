/// The composition of one batch: how many examples of each kind.
package struct TrainingMix: Sendable, Hashable {
    /// The kinds of examples, by where they come from; the order of the cases is that within a
    /// batch.
    package enum Kind: Sendable, Hashable, CaseIterable {
        /// MNIST's own digits, augmented.
        case mnist
        /// Digits of the stroke models, in styles MNIST lacks.
        case procedural
        /// Digits that other real hands wrote with a pen on a tablet.
        case penDigit
        /// Crops that our pipeline made of simulated photos and that hold the written digit.
        case rightCrop
        /// Digits in print, and crops of photos of them.
        case printedDigit
        /// Crops of photos of a digit that hold something else.
        case wrongCrop
        /// Letters and signs of real hands.
        case penOther
        /// Letters and signs that touch each other, or a digit.
        case penJoined
        /// Crops of photos of letters and signs, of real hands or in print.
        case otherCrop
        /// Letters and signs in print.
        case printedOther
        /// Pieces, pairs, lines, blobs and texture.
        case junk

        /// Whether the example shows no digit.
        var showsNoDigit: Bool {
            switch self {
            case .mnist, .procedural, .penDigit, .rightCrop, .printedDigit: false
            case .wrongCrop, .penOther, .penJoined, .otherCrop, .printedOther, .junk: true
            }
        }
    }

    /// The number of examples of each kind in a batch; a kind that is missing has none.
    package var counts: [Kind: Int]

    /// Makes a mix of the numbers of each kind.
    package init(_ counts: [Kind: Int]) { self.counts = counts }

    /// The number of examples of one kind in a batch.
    package subscript(kind: Kind) -> Int { counts[kind] ?? 0 }

    /// The number of examples in a batch.
    package var batchSize: Int { counts.values.reduce(0, +) }

    /// The share of a batch, 0 … 1, that shows no digit; calibration takes it for the network's
    /// prior.
    package var nonDigitShare: Float {
        Float(counts.filter(\.key.showsNoDigit).values.reduce(0, +)) / Float(batchSize)
    }

    /// The mix of the shipped network: 372 examples, 39 % of them MNIST's and 31 % without a digit.
    ///
    /// Set by eye: kinds with many different examples have more. No record says that single
    /// numbers were tuned.
    package static let shipped = TrainingMix([
        .mnist: 144, .procedural: 20, .penDigit: 36, .rightCrop: 40, .printedDigit: 18,
        .wrongCrop: 12, .penOther: 56, .penJoined: 6, .otherCrop: 24, .printedOther: 8, .junk: 8,
    ])

    /// Returns what the example at a position of the batch is; kinds follow each other in the order
    /// of their declaration, MNIST first.
    ///
    /// Positions beyond the batch are junk.
    func kind(at position: Int) -> Kind {
        var rest = position
        for kind in Kind.allCases {
            if rest < self[kind] { return kind }
            rest -= self[kind]
        }
        return .junk
    }
}
