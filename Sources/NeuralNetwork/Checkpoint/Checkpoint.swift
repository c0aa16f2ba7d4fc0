import Files
import MNIST
import SystemLibraries

/// A trained network as a file: weights, architecture, and what a reader must know to use them.
///
/// The file is safetensors (see `Safetensors`); Python's `safetensors` reads it as it is. Its metadata
/// holds `architecture` (JSON of a `NetworkSpec`), `temperature`, `training` (free text), `history` (a
/// line of JSON per epoch) and, where it was measured, `risk` (JSON of a `RiskTable`); what else it
/// holds is passed over.
package struct Checkpoint: Sendable {
    /// The network with its trained numbers.
    package var network: Network
    /// The temperature by which logits are divided before the softmax; above 0.
    package var temperature: Float
    /// How the network was trained: data, options, seed, figures.
    package var training: String
    /// Loss and accuracy of every epoch, as lines of JSON; empty where nobody kept them.
    package var history: String
    /// How often readings of photos with this network err, where that was measured.
    package var risk: RiskTable?

    /// Makes a checkpoint of its parts.
    package init(
        network: Network, temperature: Float = 1, training: String = "", history: String = "",
        risk: RiskTable? = nil
    ) {
        self.network = network
        self.temperature = temperature
        self.training = training
        self.history = history
        self.risk = risk
    }

    /// Reads a file's bytes as a network that reads digits.
    package init(bytes: [UInt8]) throws(CheckpointError) {
        try self.init(bytes: bytes.span.bytes)
    }

    /// What a network is made for, by which the shapes of its input and output are checked.
    package enum Purpose: Sendable {
        /// It reads 28×28 pictures as digits, with as many outputs as `DigitClasses` allows.
        case digits
        /// It reads 28×28 pictures as one of two classes: no digit, digit.
        case surroundings

        /// Throws where the network does not take and give what it is made for.
        func check(_ network: Network) throws(CheckpointError) {
            let input = network.spec.input
            let classCount = network.plan.classCount
            let fits =
                switch self {
                case .digits:
                    input == Self.picture && DigitClasses.counts.contains(classCount)
                case .surroundings: input == Self.picture && classCount == 2
                }
            guard fits else {
                throw .architecture(.notForDigits(input: input, classCount: classCount))
            }
        }

        /// The only input that a reader of digits has.
        private static let picture = Shape(rows: 28, columns: 28, channels: 1)
    }

    /// Reads a file's bytes where they lie, as a network made for a purpose.
    ///
    /// Throws where the file is not whole, where the network does not fit the purpose, and where
    /// the temperature is missing.
    package init(
        bytes: RawSpan, for purpose: Purpose = .digits
    ) throws(CheckpointError) {
        let file = try Safetensors(bytes: bytes)
        network = try Network(tensors: file, prefix: "")
        try purpose.check(network)
        // A temperature that is no number above 0 would make every confidence meaningless.
        guard let text = file.metadata["temperature"], let value = Float(text), value.isFinite,
            value > 0
        else { throw .missing("temperature") }
        temperature = value
        training = file.metadata["training"] ?? ""
        history = file.metadata["history"] ?? ""
        do {
            risk = try file.metadata["risk"].map {
                try JSONDecoder().decode(RiskTable.self, from: Data($0.utf8))
            }
        } catch {
            throw .malformed("its table of risks is not one of this version")
        }
        // A table with impossible ranks would promise an error rate that was never measured.
        if let risk, !risk.isSound { throw .malformed("its table of risks is none") }
    }

    /// The most bytes of a model's file that are read, 1 GiB: a sparse file may claim more than
    /// there is memory.
    ///
    /// A thousand times those of the network inside this program (0.97 MB); not tuned.
    private static let mostBytes = 1 << 30

    /// Reads a file as a network that reads digits, and makes sure that its answers are numbers.
    ///
    /// Every error names the file.
    package init(contentsOf path: String) throws(CheckpointError) {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileBytes.readRegular(path, atMost: Self.mostBytes)
        } catch {
            throw .unreadable(path: path, reason: error.reason)
        }
        do throws(CheckpointError) {
            // Files of other programs are named as what they are before their bytes are taken for a
            // header.
            if let kind = ForeignModel.kind(of: bytes) { throw .foreign(kind) }
            try self.init(bytes: bytes)
            try checkAnswers()
        } catch {
            throw .inFile(path: path, error)
        }
    }

    /// Throws where the network's answers to a few pictures are not finite: finite weights may
    /// still be too large for anything to be computed.
    package func checkAnswers() throws(CheckpointError) {
        // Five pixels of ink and five of paper in turn; with bare paper and with all ink, three
        // pictures that are as unlike as can be.
        let bars = (0..<DigitImage.pixelCount).map { UInt8($0 / 5 % 2 * 255) }
        let pictures = [
            DigitImage(), DigitImage(pixels: bars),
            DigitImage(pixels: [UInt8](repeating: 255, count: DigitImage.pixelCount)),
        ]
        let logits = Classifier(checkpoint: self).logits(pictures)
        guard logits.joined().allSatisfy(\.isFinite) else { throw .answersNotFinite }
    }

    /// Returns the file's bytes, the trained numbers in the given precision; statistics always keep
    /// their full precision.
    ///
    /// The same checkpoint gives the same bytes.
    package func encoded(
        precision: Safetensors.Precision = .float32
    ) throws(CheckpointError) -> [UInt8] {
        var file = Safetensors()
        try network.store(in: &file, prefix: "", precision: precision)
        // Swift prints the shortest decimal that reads back as the same number.
        file.metadata["temperature"] = "\(temperature)"
        file.metadata["training"] = training
        if !history.isEmpty { file.metadata["history"] = history }
        file.metadata["risk"] = try risk.map(Self.text)
        return try file.encoded()
    }

    /// Returns a table of risks as JSON, its keys sorted so that the same model always gives the same file.
    private static func text(_ risk: RiskTable) throws(CheckpointError) -> String {
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            return String(decoding: try encoder.encode(risk), as: UTF8.self)
        } catch {
            throw .malformed("its table of risks cannot be written (\(error))")
        }
    }
}
