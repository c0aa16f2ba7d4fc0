package import MNIST

/// What is asked of the writers of a sheet, and which of its pages this is: all that its code holds.
package struct SheetPlan: Sendable, Hashable {
    /// The digits that are to be written, each once, in ascending order.
    package let digits: [Digit]
    /// How many boxes a page has for each of them.
    package let perDigit: Int
    /// In which order the boxes ask for the digits.
    package let order: Order
    /// Which of the sheet's pages this is, from 1.
    package let page: Int
    /// How many pages the sheet has.
    package let pageCount: Int

    /// In which order the boxes of a page ask for the digits.
    package enum Order: Sendable, Hashable {
        /// A row for each digit.
        case rows
        /// Shuffled, each page its own way: who writes the same digit ten times writes it by rote.
        case shuffled(seed: UInt16)
    }

    /// The most boxes a digit has on a page, and the most pages of a sheet.
    package static let (mostPerDigit, mostPages) = (63, 255)

    /// Makes a plan; it must have a digit, and a page that its count has.
    package init(
        digits: [Digit] = Digit.allCases, perDigit: Int = 10, order: Order = .rows, page: Int = 1,
        of pageCount: Int = 1
    ) throws(SheetError) {
        self.digits = Set(digits).sorted()
        guard !digits.isEmpty else { throw .noDigits }
        guard (1...Self.mostPerDigit).contains(perDigit) else {
            throw .count("--per-digit", most: Self.mostPerDigit)
        }
        guard (1...Self.mostPages).contains(pageCount), (1...pageCount).contains(page) else {
            throw .count("--pages", most: Self.mostPages)
        }
        self.perDigit = perDigit
        self.order = order
        self.page = page
        self.pageCount = pageCount
    }

    /// The digits that the boxes of the page ask for, in reading order.
    package var labels: [Digit] {
        let rows = digits.flatMap { [Digit](repeating: $0, count: perDigit) }
        guard case .shuffled(let seed) = order else { return rows }
        var generator = SeededGenerator(seed: UInt64(seed)).split(UInt64(page))
        return rows.shuffled(using: &generator)
    }

    /// The name of the sheet, which all its pages share: six hexadecimal digits.
    package var sheetName: String {
        var shared = SheetCode.fields(of: self).filter { $0.field != .page }.map(\.value)
        shared.append(0)
        let sum = shared.reduce(UInt32(0x811C_9DC5)) { ($0 ^ $1) &* 0x0100_0193 }
        let digits = String((sum ^ sum >> 24) & 0xFF_FFFF, radix: 16)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// Another page of the same sheet.
    package func page(_ number: Int) throws(SheetError) -> SheetPlan {
        try SheetPlan(
            digits: digits, perDigit: perDigit, order: order, page: number, of: pageCount)
    }
}

/// Why there cannot be such a sheet.
package enum SheetError: Error, Sendable, Hashable, CustomStringConvertible {
    /// No digit is to be written.
    case noDigits
    /// A count is 0 or too large.
    case count(String, most: Int)
    /// The boxes would be too small to write in.
    case tooManyBoxes(perDigit: Int, most: Int)
    /// The title has a character that the sheet's font lacks.
    case unprintable(Character)

    package var description: String {
        switch self {
        case .noDigits: "A sheet needs at least one digit: --digits 0123456789."
        case .count(let option, let most): "\(option) must be 1 … \(most)."
        case .tooManyBoxes(let count, let most):
            """
            \(count) boxes for each digit would be too small to write in; at most \(most) fit on a \
            page. Ask for more --pages.
            """
        case .unprintable(let character):
            "--title: a sheet cannot print “\(character)”; it has Latin letters, digits and signs."
        }
    }
}
