/// Numbers of any type in any number of dimensions, as they stand in a file.
struct NumberArray {
    /// How a number is stored.
    enum Element: Hashable {
        case unsigned(Int)
        case signed(Int)
        case float(Int)
        case boolean

        /// Bytes of a number.
        var size: Int {
            switch self {
            case .unsigned(let size), .signed(let size), .float(let size): size
            case .boolean: 1
            }
        }
    }

    /// The file's name for people.
    let name: String
    /// How many entries each dimension has, the first one changing slowest.
    let shape: [Int]
    /// How each number is stored.
    let element: Element
    /// Whether numbers begin with their highest byte.
    let isBigEndian: Bool
    /// Whether the first dimension changes fastest, as Fortran has it.
    let isFortran: Bool
    /// The numbers' bytes.
    private let bytes: [UInt8]
    private let offset: Int

    /// Makes an array of bytes behind a header; the shape must fit.
    init(
        name: String, shape: [Int], element: Element, isBigEndian: Bool, isFortran: Bool = false,
        bytes: [UInt8], offset: Int
    ) throws(DatasetError) {
        var count = 1
        for side in shape {
            let (product, overflow) = count.multipliedReportingOverflow(by: side)
            guard side >= 0, !overflow, product <= Self.mostNumbers else {
                throw .broken(
                    name, reason: "it claims \(shape) numbers, more than any data set has")
            }
            count = product
        }
        let expected = offset + count * element.size
        guard bytes.count == expected else {
            let problem = bytes.count < expected ? "it is cut off" : "something follows its end"
            throw .broken(
                name,
                reason: "it has \(bytes.count) bytes where its header says \(expected): \(problem)")
        }
        self.name = name
        self.shape = shape
        self.element = element
        self.isBigEndian = isBigEndian
        self.isFortran = isFortran
        self.bytes = bytes
        self.offset = offset
    }

    /// No data set of digits has more.
    private static let mostNumbers = 20_000_000 * 784

    /// How many numbers there are.
    var count: Int { shape.reduce(1, *) }

    /// The bytes as they are, where the numbers are unsigned bytes in the usual order.
    var plainBytes: [UInt8]? {
        guard element == .unsigned(1), !isFortran || shape.count < 2 else { return nil }
        return offset == 0 ? bytes : Array(bytes[offset...])
    }

    /// All numbers, the last dimension changing fastest.
    var values: [Float] {
        let raw = bytes.withUnsafeBytes { all in
            let source = UnsafeRawBufferPointer(rebasing: all[offset...])
            return [Float](unsafeUninitializedCapacity: count) { target, filled in
                read(source, into: target)
                filled = count
            }
        }
        return isFortran && shape.count > 1 ? reordered(raw) : raw
    }

    private func read(
        _ source: UnsafeRawBufferPointer, into target: UnsafeMutableBufferPointer<Float>
    ) {
        func fill<Number: FixedWidthInteger>(
            _ type: Number.Type, _ convert: (Number) -> Float
        ) {
            for index in 0..<target.count {
                let number = source.loadUnaligned(
                    fromByteOffset: index * MemoryLayout<Number>.size, as: Number.self)
                target[index] = convert(isBigEndian ? number.bigEndian : number.littleEndian)
            }
        }
        switch element {
        case .unsigned(1), .boolean: fill(UInt8.self, Float.init)
        case .unsigned(2): fill(UInt16.self, Float.init)
        case .unsigned(4): fill(UInt32.self, Float.init)
        case .unsigned: fill(UInt64.self, Float.init)
        // Bytes of 0 … 255 that were called signed.
        case .signed(1): fill(UInt8.self, Float.init)
        case .signed(2): fill(Int16.self, Float.init)
        case .signed(4): fill(Int32.self, Float.init)
        case .signed: fill(Int64.self, Float.init)
        case .float(2): fill(UInt16.self) { Self.half($0) }
        case .float(4): fill(UInt32.self, Float.init(bitPattern:))
        case .float: fill(UInt64.self) { Float(Double(bitPattern: $0)) }
        }
    }

    /// A number of 16 bits, which not every processor's Swift has.
    private static func half(_ bits: UInt16) -> Float {
        let sign: Float = bits >> 15 == 1 ? -1 : 1
        let (exponent, fraction) = (Int(bits >> 10 & 31), Float(bits & 1023))
        if exponent == 0 { return sign * fraction * 0x1p-24 }
        if exponent == 31 { return fraction == 0 ? sign * .infinity : .nan }
        return sign * (1024 + fraction)
            * Float(sign: .plus, exponent: exponent - 25, significand: 1)
    }

    /// Puts numbers whose first dimension changes fastest into the usual order.
    private func reordered(_ values: [Float]) -> [Float] {
        var strides = [Int](repeating: 1, count: shape.count)
        for place in shape.indices.dropFirst() {
            strides[place] = strides[place - 1] * shape[place - 1]
        }
        var index = [Int](repeating: 0, count: shape.count)
        return values.indices.map { _ in
            let value = values[zip(index, strides).reduce(0) { $0 + $1.0 * $1.1 }]
            for place in shape.indices.reversed() {
                index[place] += 1
                if index[place] < shape[place] { break }
                index[place] = 0
            }
            return value
        }
    }
}
