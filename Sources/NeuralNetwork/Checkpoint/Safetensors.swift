import SystemLibraries

/// Named tensors and a few strings about them, in the safetensors format.
///
/// A file is: the header's length as 8 bytes, little-endian; the header, a JSON object; the data.
/// The header has an entry per tensor, `{"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}`
/// with offsets counted from the header's end, and `__metadata__`, strings by name. Tensors are dense,
/// row by row, little-endian, and cover the data without gaps. Source: github.com/huggingface/safetensors.
/// Here tensors are `F32` or `F16`; in memory they are always `Float`.
package struct Safetensors: Sendable, Equatable {
    /// The types of numbers that are read and written, by the names of the format.
    package enum Precision: String, Sendable, Codable {
        /// Four bytes, exact: IEEE 754 single precision.
        case float32 = "F32"
        /// Two bytes, three decimal digits: IEEE 754 half precision.
        case float16 = "F16"

        /// The bytes of one number.
        var byteCount: Int { self == .float32 ? 4 : 2 }
    }

    /// One tensor: its extents, its numbers, and how they are stored.
    package struct Tensor: Sendable, Equatable {
        /// The extents, slowest first; their product is the number of values.
        package var shape: [Int]
        /// The numbers, row by row, whatever the precision of the file.
        package var values: [Float]
        /// The precision in which the numbers are, or were, stored.
        package var precision: Precision

        /// Makes a tensor; the shape must fit the number of values.
        package init(shape: [Int], values: [Float], precision: Precision = .float32) {
            precondition(shape.reduce(1, *) == values.count)
            self.shape = shape
            self.values = values
            self.precision = precision
        }
    }

    /// The tensors by their names.
    package var tensors: [String: Tensor]
    /// Strings about the tensors by their names, such as `temperature`.
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
        /// The type of the numbers: `F32` or `F16`.
        var dtype: String
        /// The extents, slowest first.
        var shape: [Int]
        /// The first byte and the one after the last, counted from the end of the header.
        var data_offsets: [Int]
    }

    /// The longest header in bytes; longer ones are refused, as the reference implementation does.
    private static let longestHeader = 100_000_000

    /// A file's header: an entry for each tensor by name, and metadata under the reserved key `__metadata__`.
    private struct Header: Codable {
        /// What the header says of each tensor, by name.
        var entries: [String: Entry] = [:]
        /// Strings about the tensors, by name.
        var metadata: [String: String] = [:]

        /// A key of the header: a tensor's name, or the reserved one.
        private struct Key: CodingKey {
            /// The key that is reserved for strings.
            static let metadata = Key(stringValue: "__metadata__")
            /// The key as the header has it.
            var stringValue: String
            /// Nothing: keys of a JSON object are strings.
            var intValue: Int? { nil }
            /// Makes a key of any name.
            init(stringValue: String) { self.stringValue = stringValue }
            /// Makes no key.
            init?(intValue: Int) { nil }
        }

        /// Makes a header without tensors.
        init() {}

        /// Reads a header; keys other than `__metadata__` are tensors.
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

        /// Writes a header: the metadata, and an entry for each tensor.
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
        // Sorted by name, since the order of a dictionary changes from run to run.
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
        // The length of the header is checked before anything is read or allocated by it.
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
        // In the order of their bytes, tensors must follow one another without gaps: no byte is
        // read twice, none is hidden.
        for (name, entry) in header.entries.sorted(by: Self.isBefore) {
            let tensor = try Self.tensor(name, entry, in: data)
            guard entry.data_offsets[0] == covered else {
                throw .malformed("tensor “\(name.shortened)” does not follow the one before it")
            }
            covered = entry.data_offsets[1]
            tensors[name] = tensor
        }
        // Bytes behind the last tensor mean that the file is not what its header says.
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
        // Extents are multiplied with a check for overflow, and bounded by the bytes there are.
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
        // The array is filled without being zeroed first, in a loop that compiles to vector
        // instructions.
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
