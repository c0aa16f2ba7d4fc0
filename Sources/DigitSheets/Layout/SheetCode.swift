import MNIST
import SystemLibraries

/// The code on a sheet: its plan as black and white cells, with a checksum.
///
/// Rows of cells from the top left, the highest bit of each number first: the fields in the order of
/// `Field`, then their CRC-16 (CCITT, 0x1021 from 0xFFFF). All bits are changed by a fixed pattern, so that
/// no plan looks like an empty field. A set bit is black.
package enum SheetCode {
    /// Columns and rows of cells: 72, of which 56 hold the fields and 16 the checksum.
    package static let (columns, rows) = (12, 6)
    /// The layout that this program prints and reads; another one is another version.
    package static let version: UInt32 = 1

    /// The numbers in the code, in their order; together 56 bits.
    package enum Field: Int, CaseIterable {
        /// The version of the layout, which is `SheetCode.version`.
        case version
        /// The digits that are asked for: bit n is set for digit n.
        case digits
        /// The number of boxes for each digit.
        case perDigit
        /// 1 where the boxes are in random order, else 0.
        case isShuffled
        /// What the random order follows from, 0 where there is none.
        case seed
        /// The number of the page, from 0.
        case page
        /// The number of pages of the sheet.
        case pageCount
        /// Always 101 in bits: one more check.
        case reserve

        /// The number of bits of the field.
        var width: Int {
            switch self {
            case .version: 4
            case .digits: 10
            case .perDigit: 6
            case .isShuffled: 1
            case .seed: 16
            case .page, .pageCount: 8
            case .reserve: 3
            }
        }
    }

    /// The bits of all fields, without the checksum.
    private static let fieldBits = Field.allCases.reduce(0) { $0 + $1.width }
    /// The fixed pattern by which every cell is changed: 72 random bits from a seed.
    ///
    /// The seed is arbitrary; another one would be another version of the code.
    private static let pattern: [Bool] = {
        var generator = SeededGenerator(seed: 0x0D16)
        return (0..<columns * rows).map { _ in generator.next() >> 63 == 1 }
    }()

    /// Returns the fields' values for a plan, in their order in the code.
    static func fields(of plan: SheetPlan) -> [(field: Field, value: UInt32)] {
        let digits = plan.digits.reduce(UInt32(0)) { $0 | 1 << $1.value }
        var seed: UInt32 = 0
        if case .shuffled(let number) = plan.order { seed = UInt32(number) }
        let values: [UInt32] = [
            version, digits, UInt32(plan.perDigit), plan.order == .rows ? 0 : 1, seed,
            UInt32(plan.page - 1), UInt32(plan.pageCount), 0b101,
        ]
        return Array(zip(Field.allCases, values)).map { (field: $0, value: $1) }
    }

    /// Returns the code of a plan, row by row: whether each of the 72 cells is black.
    package static func cells(of plan: SheetPlan) -> [Bool] {
        var bits = fields(of: plan).flatMap { Self.bits(of: $0.value, count: $0.field.width) }
        bits += Self.bits(of: UInt32(checksum(of: bits)), count: 16)
        return zip(bits, pattern).map { $0 != $1 }
    }

    /// Reads a code from how black each cell is, 0 white … 1 black, row by row.
    ///
    /// Nil where the cells are no code, or none that this program knows. The least certain cells may be
    /// wrong: each choice of them is tried, and the checksum decides.
    package static func plan(of darkness: [Double]) -> SheetPlan? {
        guard darkness.count == columns * rows else { return nil }
        let cells = darkness.map { $0 > 0.5 }
        let doubtful = darkness.indices.filter { abs(darkness[$0] - 0.5) < doubt }
            .sorted { (abs(darkness[$0] - 0.5), $0) < (abs(darkness[$1] - 0.5), $1) }
            .prefix(mostDoubtful)
        // Bit n of the choice says whether the n-th doubtful cell is changed; the first choice changes none.
        for choice in 0..<1 << doubtful.count {
            var tried = cells
            for (place, cell) in doubtful.enumerated() where choice >> place & 1 == 1 {
                tried[cell].toggle()
            }
            if let plan = exactPlan(of: tried) { return plan }
        }
        return nil
    }

    /// The distance from the middle between black and white within which a cell is doubtful; set by eye.
    private static let doubt = 0.25
    /// The most cells that are tried both ways: 64 choices.
    ///
    /// A checksum of 16 bits and 7 known ones (the version and the reserve) let a wrong code pass once in
    /// 100,000 unreadable ones.
    private static let mostDoubtful = 6

    /// Returns the plan that cells say exactly; nil where the checksum, the version or the reserve is
    /// wrong, and where no sheet has such a plan.
    private static func exactPlan(of cells: [Bool]) -> SheetPlan? {
        let bits = zip(cells, pattern).map { $0 != $1 }
        let (fields, sum) = (Array(bits[..<fieldBits]), bits[fieldBits...])
        guard number(sum) == UInt32(checksum(of: fields)) else { return nil }
        var rest = fields[...]
        var values: [Field: UInt32] = [:]
        for field in Field.allCases {
            values[field] = number(rest.prefix(field.width))
            rest = rest.dropFirst(field.width)
        }
        func value(_ field: Field) -> Int { Int(values[field] ?? 0) }
        guard value(.version) == version, value(.reserve) == 0b101 else { return nil }
        return try? SheetPlan(
            digits: Digit.allCases.filter { value(.digits) >> $0.value & 1 == 1 },
            perDigit: value(.perDigit),
            order: value(.isShuffled) == 1 ? .shuffled(seed: UInt16(value(.seed))) : .rows,
            page: value(.page) + 1, of: value(.pageCount))
    }

    /// Returns a number's lowest `count` bits, the highest of them first.
    private static func bits(of number: UInt32, count: Int) -> [Bool] {
        (0..<count).map { number >> (count - 1 - $0) & 1 == 1 }
    }

    /// Returns the number that bits say, the highest first; of more than 32 the last ones.
    private static func number(_ bits: some Sequence<Bool>) -> UInt32 {
        bits.reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
    }

    /// Returns the CRC-16 of bits (CCITT polynomial x¹⁶ + x¹² + x⁵ + 1, start value 0xFFFF, nothing reflected).
    private static func checksum(of bits: [Bool]) -> UInt16 {
        bits.reduce(0xFFFF) { sum, bit in
            let feedback = (sum >> 15 == 1) != bit
            return sum << 1 ^ (feedback ? 0x1021 : 0)
        }
    }
}
