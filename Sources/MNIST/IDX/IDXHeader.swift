/// The header of an IDX file: which type of numbers the file holds, and in how many dimensions.
///
/// Source: the format's description on MNIST's own page (LeCun, Cortes, Burges): two zeros, the type, the number of
/// dimensions, then the length of each dimension in 32 bits, all big-endian; the numbers follow, the last dimension
/// changing fastest.
package struct IDXHeader: Sendable, Hashable {
    /// The types of numbers, each by the byte that stands for it.
    package enum Element: UInt8, Sendable {
        /// Whole numbers from 0 on, of one byte.
        case unsignedByte = 0x08
        /// Whole numbers in two's complement, of one byte.
        case signedByte = 0x09
        /// Whole numbers in two's complement, of two bytes.
        case short = 0x0B
        /// Whole numbers in two's complement, of four bytes.
        case int = 0x0C
        /// Floating-point numbers of IEEE 754, of four bytes.
        case float = 0x0D
        /// Floating-point numbers of IEEE 754, of eight bytes.
        case double = 0x0E

        /// How many bytes a number takes.
        package var size: Int {
            switch self {
            case .unsignedByte, .signedByte: 1
            case .short: 2
            case .int, .float: 4
            case .double: 8
            }
        }
    }

    /// The type of the numbers.
    package let element: Element
    /// How many entries each dimension has, the first one changing slowest.
    package let lengths: [UInt32]

    /// The most dimensions: pictures, rows, columns and channels are what a data set of pictures can have.
    private static let mostDimensions = 4

    /// The bytes of the longest header: 20.
    package static let longest = size(dimensions: mostDimensions)

    /// Makes the header of a file of numbers in as many dimensions as there are lengths.
    package init(_ element: Element, lengths: [UInt32]) {
        self.element = element
        self.lengths = lengths
    }

    /// Reads the header at the beginning of a file; nil where that is none, or is cut off.
    package init?(_ file: [UInt8]) {
        guard let (element, dimensions) = Self.start(of: file),
            file.count >= Self.size(dimensions: dimensions)
        else { return nil }
        self.element = element
        lengths = (0..<dimensions).map { Self.number(file, at: Self.size(dimensions: $0)) }
    }

    /// Whether bytes begin like an IDX file: two zeros, a known type, one to four dimensions.
    package static func begins(_ file: [UInt8]) -> Bool { start(of: file) != nil }

    /// Returns the type and the number of dimensions that the first four bytes name; nil where they are no such bytes.
    private static func start(of file: [UInt8]) -> (element: Element, dimensions: Int)? {
        guard file.count >= 4, file[0] == 0, file[1] == 0, let element = Element(rawValue: file[2]),
            (1...mostDimensions).contains(Int(file[3]))
        else { return nil }
        return (element, Int(file[3]))
    }

    /// Returns the first four bytes of a file as a number, the format's magic number; nil for fewer bytes.
    package static func magic(of file: [UInt8]) -> UInt32? {
        file.count >= 4 ? number(file, at: 0) : nil
    }

    /// Returns the number that a file of a type and a number of dimensions begins with.
    package static func magic(_ element: Element, dimensions: Int) -> UInt32 {
        UInt32(element.rawValue) << 8 | UInt32(dimensions)
    }

    /// Returns the bytes of a header: the magic number, and four for each dimension.
    package static func size(dimensions: Int) -> Int { 4 + 4 * dimensions }

    /// The bytes of this header.
    package var size: Int { Self.size(dimensions: lengths.count) }

    /// The bytes that the whole file has, header and numbers, at most `Int.max`: lengths are whatever a file says.
    package var fileSize: Int {
        var size = element.size
        for length in lengths {
            let (product, isTooLarge) = size.multipliedReportingOverflow(by: Int(length))
            if isTooLarge { return .max }
            size = product
        }
        let (whole, isTooLarge) = size.addingReportingOverflow(self.size)
        return isTooLarge ? .max : whole
    }

    /// The header as it stands in a file.
    package var bytes: [UInt8] {
        ([Self.magic(element, dimensions: lengths.count)] + lengths).flatMap { number in
            (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32($0))) }
        }
    }

    /// Returns the 32-bit number, most significant byte first, that stands at an offset in bytes.
    private static func number(_ file: [UInt8], at offset: Int) -> UInt32 {
        file[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
}

/// Makes the IDX files that MNIST is published in, as bytes.
package enum IDXWriter {
    /// Returns the bytes of a whole file with these entries: 784 bytes for each picture, one for each label.
    ///
    /// Parts of an entry, or more entries than 32 bits can count, are a programmer's error.
    package static func encoded(_ kind: IDXKind, _ entries: [UInt8]) -> [UInt8] {
        precondition(entries.count.isMultiple(of: kind.entrySize))
        let count = UInt32(entries.count / kind.entrySize)
        let header = IDXHeader(.unsignedByte, lengths: kind == .images ? [count, 28, 28] : [count])
        return header.bytes + entries
    }
}
