import SystemLibraries

/// Named tensors and a few strings about them, in the safetensors format.
///
/// A file is: the header's length as 8 bytes, little-endian; the header, a JSON object; the data.
/// The header has an entry per tensor, `{"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}`
/// with offsets counted from the header's end, and `__metadata__`, strings by name. Tensors are dense,
/// row by row, little-endian, and cover the data without gaps. Source: github.com/huggingface/safetensors.
/// Here tensors are `F32` or `F16`; in memory they are always `Float`.
package struct Safetensors: Sendable, Equatable {
    /// How numbers are stored.
    package enum Precision: String, Sendable, Codable {
        /// Four bytes, exact.
        case float32 = "F32"
        /// Two bytes, three decimal digits.
        case float16 = "F16"

        var byteCount: Int { self == .float32 ? 4 : 2 }
    }

    /// One tensor.
    package struct Tensor: Sendable, Equatable {
        /// The extents, slowest first.
        package var shape: [Int]
        /// The numbers, row by row.
        package var values: [Float]
        /// How they are, or were, stored.
        package var precision: Precision

        /// Makes a tensor.
        package init(shape: [Int], values: [Float], precision: Precision = .float32) {
            precondition(shape.reduce(1, *) == values.count)
            self.shape = shape
            self.values = values
            self.precision = precision
        }
    }

    /// The tensors by name.
    package var tensors: [String: Tensor]
    /// The strings by name.
    package var metadata: [String: String]

    /// Makes a file's contents.
    package init(tensors: [String: Tensor] = [:], metadata: [String: String] = [:]) {
        self.tensors = tensors
        self.metadata = metadata
    }
}

// MARK: - The header

extension Safetensors {
    /// What a header says of one tensor: its type of number, its extents, and the bytes from the end of the header that
    /// hold it.
    private struct Entry: Codable {
        var dtype: String
        var shape: [Int]
        var data_offsets: [Int]
    }

    /// Headers beyond this are refused, as the reference implementation does.
    private static let longestHeader = 100_000_000

    /// A file's header: an entry for each tensor by name, and metadata under the reserved key `__metadata__`.
    private struct Header: Codable {
        var entries: [String: Entry] = [:]
        var metadata: [String: String] = [:]

        private struct Key: CodingKey {
            static let metadata = Key(stringValue: "__metadata__")
            var stringValue: String
            var intValue: Int? { nil }
            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        init() {}

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            for key in container.allKeys {
                if key.stringValue == Key.metadata.stringValue {
                    metadata = try container.decode([String: String].self, forKey: key)
                } else {
                    entries[key.stringValue] = try container.decode(Entry.self, forKey: key)
                }
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(metadata, forKey: .metadata)
            for (name, entry) in entries {
                try container.encode(entry, forKey: Key(stringValue: name))
            }
        }
    }
}

// MARK: - Writing

extension Safetensors {
    /// Returns the file's bytes; the same contents give the same bytes.
    package func encoded() throws(CheckpointError) -> [UInt8] {
        var header = Header()
        header.metadata = metadata
        var data: [UInt8] = []
        for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) {
            let start = data.count
            for value in tensor.values {
                switch tensor.precision {
                case .float32:
                    withUnsafeBytes(of: value.bitPattern.littleEndian) { data += $0 }
                case .float16:
                    withUnsafeBytes(of: HalfPrecision.bits(value).littleEndian) { data += $0 }
                }
            }
            header.entries[name] = Entry(
                dtype: tensor.precision.rawValue, shape: tensor.shape,
                data_offsets: [start, data.count])
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            var text = [UInt8](try encoder.encode(header))
            // Spaces at the end keep the data aligned to 8 bytes.
            text += [UInt8](repeating: 0x20, count: (8 - text.count % 8) % 8)
            return withUnsafeBytes(of: UInt64(text.count).littleEndian) { Array($0) } + text + data
        } catch {
            throw .malformed("its header cannot be written (\(error))")
        }
    }
}

// MARK: - Reading

extension Safetensors {
    /// Reads a file's bytes where they lie; every length and offset in them is checked before it is used.
    package init(bytes: RawSpan) throws(CheckpointError) {
        let count = bytes.byteCount
        guard count >= 8 else { throw .malformed("it has \(count) bytes") }
        let length = UInt64(
            littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt64.self))
        guard length <= Self.longestHeader, Int(length) <= count - 8 else {
            throw .malformed("its header claims \(length) of \(count - 8) bytes")
        }
        let text = bytes.extracting(8..<8 + Int(length)).withUnsafeBytes { Data($0) }
        guard text.first == UInt8(ascii: "{") else {
            throw .malformed("its header is not a JSON object")
        }
        let header: Header
        do {
            header = try JSONDecoder().decode(Header.self, from: text)
        } catch {
            throw .malformed("its header does not describe tensors")
        }
        metadata = header.metadata
        tensors = [:]
        let data = bytes.extracting(droppingFirst: 8 + Int(length))
        var covered = 0
        for (name, entry) in header.entries.sorted(by: Self.isBefore) {
            let tensor = try Self.tensor(name, entry, in: data)
            guard entry.data_offsets[0] == covered else {
                throw .malformed("tensor “\(name.shortened)” does not follow the one before it")
            }
            covered = entry.data_offsets[1]
            tensors[name] = tensor
        }
        guard covered == data.byteCount else {
            throw .malformed("its tensors cover \(covered) of \(data.byteCount) bytes")
        }
    }

    /// Reads a file's bytes.
    package init(bytes: [UInt8]) throws(CheckpointError) {
        try self.init(bytes: bytes.span.bytes)
    }

    /// Whether one tensor's bytes stand before another's: tensors must follow each other without gaps or overlap.
    private static func isBefore(
        _ left: (key: String, value: Entry), _ right: (key: String, value: Entry)
    ) -> Bool {
        left.value.data_offsets.lexicographicallyPrecedes(right.value.data_offsets)
    }

    /// Reads one tensor, after checking that its extents, its type and its bytes agree and lie in the file; halves
    /// become floats.
    private static func tensor(
        _ name: String, _ entry: Entry, in data: RawSpan
    ) throws(CheckpointError) -> Tensor {
        guard let precision = Precision(rawValue: entry.dtype) else {
            throw .malformed(
                "tensor “\(name.shortened)” holds \(entry.dtype.shortened); only F32 and F16 are read"
            )
        }
        var count = 1
        for extent in entry.shape {
            let (product, overflow) = count.multipliedReportingOverflow(by: extent)
            guard extent >= 0, !overflow, product <= data.byteCount else {
                throw .malformed(
                    "tensor “\(name.shortened)” claims the shape \("\(entry.shape)".shortened)")
            }
            count = product
        }
        let offsets = entry.data_offsets
        guard offsets.count == 2, offsets[0] >= 0, offsets[0] <= offsets[1],
            offsets[1] <= data.byteCount, offsets[1] - offsets[0] == count * precision.byteCount
        else {
            throw .malformed(
                "tensor “\(name.shortened)” claims the bytes \("\(offsets)".shortened) of \(data.byteCount)"
            )
        }
        let values = data.extracting(offsets[0]..<offsets[1]).withUnsafeBytes { raw in
            [Float](unsafeUninitializedCapacity: count) { values, filled in
                switch precision {
                case .float32:
                    decode(raw, into: values, count: count) {
                        Float(bitPattern: UInt32(littleEndian: $0))
                    }
                case .float16:
                    decode(raw, into: values, count: count) {
                        HalfPrecision.value(UInt16(littleEndian: $0))
                    }
                }
                filled = count
            }
        }
        return Tensor(shape: entry.shape, values: values, precision: precision)
    }

    /// Fills `values` from stored numbers; checked before: there are `count` in `raw`.
    @inline(__always)
    private static func decode<Stored: FixedWidthInteger & BitwiseCopyable>(
        _ raw: UnsafeRawBufferPointer, into values: UnsafeMutableBufferPointer<Float>, count: Int,
        _ value: (Stored) -> Float
    ) {
        guard let start = raw.baseAddress, let target = values.baseAddress else { return }
        for index in 0..<count {
            target[index] = value(
                start.loadUnaligned(
                    fromByteOffset: index &* MemoryLayout<Stored>.size, as: Stored.self))
        }
    }
}
