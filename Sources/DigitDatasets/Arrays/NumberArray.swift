/// Numbers of any type in any number of dimensions, as their bytes stand in a file; converted when asked for.
struct NumberArray {
    /// How a number is stored, with its size in bytes: 1, 2, 4 or 8 (a floating-point number: 2, 4 or 8).
    enum Element: Hashable {
        /// A whole number from 0 on, of 1, 2, 4 or 8 bytes.
        case unsigned(Int)
        /// A whole number in two's complement, of 1, 2, 4 or 8 bytes.
        case signed(Int)
        /// A floating-point number of IEEE 754, of 2, 4 or 8 bytes.
        case float(Int)
        /// A byte that is 0 or 1.
        case boolean

        /// How many bytes a number takes.
        var size: Int {
            switch self {
            case .unsigned(let size), .signed(let size), .float(let size): size
            case .boolean: 1
            }
        }
    }

    /// The file's name, as error messages have it.
    let name: String
    /// How many entries each dimension has, the first one changing slowest.
    let shape: [Int]
    /// How each number is stored.
    let element: Element
    /// Whether each number's bytes begin with the most significant one.
    let isBigEndian: Bool
    /// Whether the first dimension changes fastest, as Fortran has it.
    let isFortran: Bool
    /// The whole file, of which the numbers are the last part.
    private let bytes: [UInt8]
    /// Where the first number begins, in bytes from the file's start.
    private let offset: Int

    /// Makes an array of a file's bytes, whose numbers begin at an offset and reach to the end.
    ///
    /// Throws `DatasetError.broken` where the shape has a negative or an implausibly large size, or
    /// asks for more or fewer bytes than there are.
    init(
        name: String, shape: [Int], element: Element, isBigEndian: Bool, isFortran: Bool = false,
        bytes: [UInt8], offset: Int
    ) throws(DatasetError) {
        // The shape is whatever the file says: the product must not overflow before it is compared.
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

    /// The most numbers an array may claim: twenty million pictures of 784 pixels.
    ///
    /// An order of magnitude, not tuned: MNIST8M, the largest set of digits that is about, has 8
    /// million. It keeps a broken header from asking for all memory.
    private static let mostNumbers = 20_000_000 * 784

    /// How many numbers there are.
    var count: Int { shape.reduce(1, *) }

    /// The bytes as they are where the numbers are unsigned bytes in the usual order, which costs
    /// no conversion; nil otherwise.
    var plainBytes: [UInt8]? {
        guard element == .unsigned(1), !isFortran || shape.count < 2 else { return nil }
        return offset == 0 ? bytes : Array(bytes[offset...])
    }

    /// All numbers as 32-bit floats, the last dimension changing fastest; converted anew on each call.
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

    /// Converts the numbers in the order in which they are stored; `source` holds as many as `target` has room for.
    private func read(
        _ source: UnsafeRawBufferPointer, into target: UnsafeMutableBufferPointer<Float>
    ) {
        /// Converts numbers that are read as whole ones of a width, after putting their bytes into
        /// this machine's order.
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
        case .signed(1): fill(Int8.self, Float.init)
        case .signed(2): fill(Int16.self, Float.init)
        case .signed(4): fill(Int32.self, Float.init)
        case .signed: fill(Int64.self, Float.init)
        case .float(2): fill(UInt16.self) { Self.half($0) }
        case .float(4): fill(UInt32.self, Float.init(bitPattern:))
        case .float: fill(UInt64.self) { Float(Double(bitPattern: $0)) }
        }
    }

    /// Returns a floating-point number of 16 bits (IEEE 754 binary16), for which not every
    /// processor's Swift has a type.
    private static func half(_ bits: UInt16) -> Float {
        let sign: Float = bits >> 15 == 1 ? -1 : 1
        let (exponent, fraction) = (Int(bits >> 10 & 31), Float(bits & 1023))
        // Exponent 0: zero and subnormal numbers, in steps of 2^-24. Exponent 31: infinity and NaN.
        if exponent == 0 { return sign * fraction * 0x1p-24 }
        if exponent == 31 { return fraction == 0 ? sign * .infinity : .nan }
        return sign * (1024 + fraction)
            * Float(sign: .plus, exponent: exponent - 25, significand: 1)
    }

    /// Returns numbers whose first dimension changes fastest in the usual order, where the last one does.
    private func reordered(_ values: [Float]) -> [Float] {
        // How far apart, in the stored order, two neighbors in each dimension are.
        var strides = [Int](repeating: 1, count: shape.count)
        for place in shape.indices.dropFirst() {
            strides[place] = strides[place - 1] * shape[place - 1]
        }
        var index = [Int](repeating: 0, count: shape.count)
        return values.indices.map { _ in
            let value = values[zip(index, strides).reduce(0) { $0 + $1.0 * $1.1 }]
            // Counts on like an odometer: the last dimension first, a carry to the one before it.
            for place in shape.indices.reversed() {
                index[place] += 1
                if index[place] < shape[place] { break }
                index[place] = 0
            }
            return value
        }
    }
}
