import SystemLibraries

extension Network {
    /// The key of the metadata under which the architecture stands as JSON.
    private static let architectureKey = "architecture"

    /// Reads the architecture from a file's metadata and the numbers from its tensors, whose names
    /// begin with `prefix`.
    ///
    /// Throws where a tensor is missing, has another shape or holds what is no number, and where a
    /// variance is negative.
    init(tensors file: Safetensors, prefix: String) throws(CheckpointError) {
        guard let text = file.metadata[Self.architectureKey] else { throw .missing("architecture") }
        let spec: NetworkSpec
        do {
            spec = try JSONDecoder().decode(NetworkSpec.self, from: Data(text.utf8))
        } catch {
            throw .malformed("its architecture is not one this version knows")
        }
        let plan: NetworkPlan
        do {
            plan = try NetworkPlan(spec)
        } catch {
            throw .architecture(error)
        }
        self.init(
            spec, plan, parameters: try file.values(of: plan.parameters, prefix: prefix),
            statistics: try file.values(of: plan.statistics, prefix: prefix))
        // Inference takes a variance's root.
        for tensor in plan.statistics where tensor.spec.name == BatchNorm.variance {
            guard statistics[tensor.range].allSatisfy({ $0 >= 0 }) else {
                throw .negativeVariance(tensor: prefix + tensor.name)
            }
        }
    }

    /// Adds the architecture to a file's metadata and the numbers to its tensors, in the given
    /// precision; statistics keep their full one.
    func store(
        in file: inout Safetensors, prefix: String, precision: Safetensors.Precision
    ) throws(CheckpointError) {
        // Sorted keys, so that the same architecture always gives the same bytes.
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            file.metadata[Self.architectureKey] = String(
                decoding: try encoder.encode(spec), as: UTF8.self)
        } catch {
            throw .malformed("its architecture cannot be written (\(error))")
        }
        file.store(parameters, as: plan.parameters, prefix: prefix, precision: precision)
        file.store(statistics, as: plan.statistics, prefix: prefix, precision: .float32)
    }
}

extension Safetensors {
    /// Returns the numbers of some tensors one after the other, in the order in which they are
    /// given; throws where one is missing, of another shape or not finite.
    func values(
        of tensors: [NetworkPlan.Tensor], prefix: String
    ) throws(CheckpointError) -> [Float] {
        var values: [Float] = []
        values.reserveCapacity(tensors.last?.range.upperBound ?? 0)
        for tensor in tensors {
            let name = prefix + tensor.name
            guard let found = self.tensors[name] else { throw .missing("tensor “\(name)”") }
            guard found.shape == tensor.spec.shape else {
                throw .mismatch(tensor: name, expected: tensor.spec.shape, found: found.shape)
            }
            guard Self.areFinite(found.values) else { throw .notFinite(tensor: name) }
            values += found.values
        }
        return values
    }

    /// Whether all values are finite.
    ///
    /// Compares the largest magnitude's bits, as a search for one that is not finite does not
    /// compile to vector instructions.
    private static func areFinite(_ values: [Float]) -> Bool {
        let largest = values.reduce(0 as Int32) {
            max($0, Int32(bitPattern: $1.bitPattern & 0x7FFF_FFFF))
        }
        return Float(bitPattern: UInt32(largest)).isFinite
    }

    /// Adds tensors whose numbers stand one after the other in an array.
    mutating func store(
        _ values: [Float], as tensors: [NetworkPlan.Tensor], prefix: String, precision: Precision
    ) {
        for tensor in tensors {
            self.tensors[prefix + tensor.name] = Tensor(
                shape: tensor.spec.shape, values: Array(values[tensor.range]), precision: precision)
        }
    }
}
