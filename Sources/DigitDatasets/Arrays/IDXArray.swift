import MNIST

/// Reads IDX files of every type and shape.
///
/// Source: the format's description on MNIST's page: two zeros, the type, the number of dimensions, then
/// each dimension as a 32-bit number, all big-endian.
enum IDXArray {
    /// Whether bytes begin like an IDX file.
    static func begins(_ bytes: [UInt8]) -> Bool {
        bytes.count >= 4 && bytes[0] == 0 && bytes[1] == 0 && element(bytes[2]) != nil
            && (1...4).contains(bytes[3])
    }

    /// Whether bytes begin like an IDX file whose numbers were written the wrong way round.
    static func beginsLittleEndian(_ bytes: [UInt8]) -> Bool {
        bytes.count >= 4 && bytes[2] == 0 && bytes[3] == 0 && element(bytes[1]) != nil
            && (1...4).contains(bytes[0])
    }

    /// Reads a file.
    static func array(_ bytes: [UInt8], named name: String) throws(DatasetError) -> NumberArray {
        guard begins(bytes), let element = element(bytes[2]) else {
            throw .broken(name, reason: "it does not begin as an IDX file does")
        }
        let dimensions = Int(bytes[3])
        let offset = 4 + 4 * dimensions
        guard bytes.count >= offset else {
            throw .broken(name, reason: "it is cut off: its header is not complete")
        }
        let shape = (0..<dimensions).map { number(bytes, at: 4 + 4 * $0) }
        // The magic number right, the sizes not.
        if let first = shape.first, first > 1 << 24, first.isMultiple(of: 1 << 16) {
            throw .foreign(name, .littleEndianIDX)
        }
        return try NumberArray(
            name: name, shape: shape, element: element, isBigEndian: true, bytes: bytes,
            offset: offset)
    }

    private static func element(_ type: UInt8) -> NumberArray.Element? {
        switch type {
        case 0x08: .unsigned(1)
        case 0x09: .signed(1)
        case 0x0B: .signed(2)
        case 0x0C: .signed(4)
        case 0x0D: .float(4)
        case 0x0E: .float(8)
        default: nil
        }
    }

    private static func number(_ bytes: [UInt8], at offset: Int) -> Int {
        bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }
}
