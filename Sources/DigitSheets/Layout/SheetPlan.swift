package import MNIST
import SystemLibraries

/// What is asked of the writers of a sheet, and which of its pages this is: all that its code holds.
package struct SheetPlan: Sendable, Hashable {
    /// The digits that are to be written, each once, in ascending order.
    package let digits: [Digit]
    /// How many boxes each page has for each of the digits, 1 … 63.
    package let perDigit: Int
    /// In which order the boxes ask for the digits.
    package let order: Order
    /// Which of the sheet's pages this is, 1 … `pageCount`.
    package let page: Int
    /// How many pages the sheet has, 1 … 255.
    package let pageCount: Int

    /// In which order the boxes of a page ask for the digits.
    package enum Order: Sendable, Hashable {
        /// A row for each digit.
        case rows
        /// Shuffled, each page its own way: who writes the same digit ten times writes it by rote.
        case shuffled(seed: UInt16)
    }

    /// The most boxes a digit has on a page, and the most pages of a sheet: what 6 and 8 bits of the code hold.
    package static let (mostPerDigit, mostPages) = (63, 255)

    /// Makes a plan; digits that are given twice count once.
    ///
    /// Throws `noDigits` or `count` where there is no digit, or a count is out of its range.
    package init(
        digits: [Digit] = Digit.allCases, perDigit: Int = 10, order: Order = .rows, page: Int = 1,
        of pageCount: Int = 1
    ) throws(SheetError) {
        self.digits = Set(digits).sorted()
        guard !digits.isEmpty else { throw .noDigits }
        guard (1...Self.mostPerDigit).contains(perDigit) else {
            throw .count(.boxesPerDigit, most: Self.mostPerDigit)
        }
        guard (1...Self.mostPages).contains(pageCount), (1...pageCount).contains(page) else {
            throw .count(.pages, most: Self.mostPages)
        }
        self.perDigit = perDigit
        self.order = order
        self.page = page
        self.pageCount = pageCount
    }

    /// The digits that the boxes of the page ask for, in reading order: `digits.count * perDigit` of them.
    ///
    /// The same plan gives the same order on every machine.
    package var labels: [Digit] {
        let rows = digits.flatMap { [Digit](repeating: $0, count: perDigit) }
        guard case .shuffled(let seed) = order else { return rows }
        var generator = SeededGenerator(seed: UInt64(seed)).split(UInt64(page))
        return rows.shuffled(using: &generator)
    }

    /// The name of the sheet, which all its pages share: six hexadecimal digits.
    ///
    /// A hash of the code's fields without the page (FNV-1a, a whole field a step), folded to 24 bits: two
    /// of a thousand sheets have the same name with a probability of 3 %.
    package var sheetName: String {
        var shared = SheetCode.fields(of: self).filter { $0.field != .page }.map(\.value)
        shared.append(0)
        let sum = shared.reduce(UInt32(0x811C_9DC5)) { ($0 ^ $1) &* 0x0100_0193 }
        let digits = String((sum ^ sum >> 24) & 0xFF_FFFF, radix: 16)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// Returns the plan of another page of the same sheet, from 1; throws where the sheet has none of that number.
    package func page(_ number: Int) throws(SheetError) -> SheetPlan {
        try SheetPlan(
            digits: digits, perDigit: perDigit, order: order, page: number, of: pageCount)
    }
}

/// Why there cannot be such a sheet.
package enum SheetError: Error, Sendable, Hashable, CustomStringConvertible {
    /// No digit is to be written.
    case noDigits
    /// A count is 0 or too large: what is counted, and the most it may be.
    case count(Count, most: Int)
    /// The boxes would be too small to write in: how many were asked for each digit, and how many would fit.
    case tooManyBoxes(perDigit: Int, most: Int)
    /// The title has a character that the sheet's font lacks.
    case unprintable(Character)

    /// What a sheet has a number of.
    package enum Count: String, Sendable {
        /// The boxes that a page has for each digit.
        case boxesPerDigit = "boxes for each digit"
        /// The sheet's pages.
        case pages
    }

    /// What is wrong, without a full stop: what can be done about it may follow.
    package var problem: String {
        switch self {
        case .noDigits: "A sheet needs at least one digit"
        case .count(let count, let most): "The number of \(count.rawValue) must be 1 … \(most)"
        case .tooManyBoxes(let count, let most):
            """
            \(count) boxes for each digit would be too small to write in; at most \(most) fit on a \
            page
            """
        case .unprintable(let character):
            "a sheet cannot print “\(character)”; it has Latin letters, digits and signs"
        }
    }

    /// The error in a sentence or two for people, with what to do about it.
    package var description: String {
        switch self {
        case .noDigits, .count: problem + "."
        case .tooManyBoxes: problem + ". Ask for more pages."
        case .unprintable: "The title: \(problem)."
        }
    }
}
