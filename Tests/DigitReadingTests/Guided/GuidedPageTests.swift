import MNIST
import Testing

@testable import DigitReading

/// Pages of solid boxes that read as digits, and what is known to be written on them.
struct GuidedPageTests {
    /// The cost of a digit where it is known: the negative logarithm of 0.98, the confidence of all digits here.
    private let fits: Float = 0.020_203
    /// The cost of taking such a digit for none: the negative logarithm of 0.02.
    private let skipped: Float = 3.912_023
    /// What a known digit costs for which nothing is found.
    private let missing: Float = 6

    /// A mark that would not be read without knowing.
    private struct PossibleDigit {
        let glyph: Glyph
        var isInPlace = true
        /// The lines that it passes near, from 0.
        var lines = [0]
    }

    /// A page with a digit for each character of some lines, 40 pixels apart, and possible digits among them.
    private func page(
        _ lines: [String], possible: [PossibleDigit] = [], confidence: Float = 0.98,
        leastProbability: Float = 0
    ) throws -> GuidedPage {
        var glyphs: [Glyph] = []
        var places: [[Int]] = []
        for (row, line) in lines.enumerated() {
            places.append(Array(glyphs.count..<glyphs.count + line.count))
            for (column, digit) in line.enumerated() {
                glyphs.append(
                    try .box(
                        x: 40 * column, foot: 100 * row + 100, as: digit.wholeNumberValue,
                        confidence: confidence))
            }
        }
        let unguidedCount = glyphs.count
        for one in possible {
            for line in one.lines { places[line].append(glyphs.count) }
            glyphs.append(one.glyph)
        }
        return GuidedPage(
            glyphs: glyphs, unguidedCount: unguidedCount,
            isInPlace: glyphs.indices.map {
                $0 < unguidedCount || possible[$0 - unguidedCount].isInPlace
            },
            lines: places.map { line in
                line.sorted { (glyphs[$0].mark.box.x, $0) < (glyphs[$1].mark.box.x, $1) }
            }, leastProbability: leastProbability, settings: ReadingSettings())
    }

    /// The same page with one of its glyphs changed.
    private func replacing(_ place: Int, on page: GuidedPage, by glyph: Glyph) -> GuidedPage {
        var glyphs = page.glyphs
        glyphs[place] = glyph
        return GuidedPage(
            glyphs: glyphs, unguidedCount: page.unguidedCount, isInPlace: page.isInPlace,
            lines: page.lines, leastProbability: page.leastProbability, settings: page.settings)
    }

    private func digits(_ lines: [String]) -> [[Digit]] {
        lines.map { $0.compactMap { $0.wholeNumberValue.flatMap { Digit($0) } } }
    }

    /// For each known line the numbers of the glyphs that are its digits: `-` where there is none.
    private func places(_ written: [Int: GuidedPage.Place], _ known: [String]) -> [String] {
        known.enumerated().map { row, line in
            line.indices.map { index in
                let column = line.distance(from: line.startIndex, to: index)
                let glyphs = written.filter { $0.value == .init(line: row, column: column) }.keys
                return glyphs.isEmpty
                    ? "-" : glyphs.sorted().map(String.init).joined(separator: "&")
            }.joined()
        }
    }

    /// Expects that glyphs are aligned so with known lines, at such a cost.
    private func expect(
        _ page: GuidedPage, with known: [String], are expected: [String], cost: Float,
        at location: SourceLocation = #_sourceLocation
    ) {
        let found = page.aligned(with: digits(known))
        #expect(places(found.written, known) == expected, sourceLocation: location)
        #expect(abs(found.cost - cost) < 1e-3, sourceLocation: location)
    }

    // MARK: Alignment

    @Test func `lines that are as they are known cost next to nothing`() throws {
        expect(
            try page(["47", "125"]), with: ["47", "125"], are: ["01", "234"], cost: 5 * fits)
        expect(try page(["4"]), with: ["4"], are: ["0"], cost: fits)
    }

    @Test func `a line that is not on the page costs its digits, the lines after it keep theirs`()
        throws
    {
        let page = try page(["47", "12"])
        let cost = 4 * fits
        expect(
            page, with: ["47", "305", "12"], are: ["01", "---", "23"], cost: cost + 3 * missing)
        expect(page, with: ["30", "47", "12"], are: ["--", "01", "23"], cost: cost + 2 * missing)
        expect(page, with: ["47", "12", "3"], are: ["01", "23", "-"], cost: cost + missing)
    }

    @Test func `a line that is not known costs its digits' sureness`() throws {
        let cost = 4 * fits
        expect(
            try page(["47", "8", "12"]), with: ["47", "12"], are: ["01", "34"], cost: cost + skipped
        )
        expect(
            try page(["83", "47", "12"]), with: ["47", "12"], are: ["23", "45"],
            cost: cost + 2 * skipped)
        expect(
            try page(["47", "12", "9"]), with: ["47", "12"], are: ["01", "23"], cost: cost + skipped
        )
    }

    @Test func `lines do not change places`() throws {
        // One of both lines fits; the digits of the other one are missing here and left over there.
        let page = try page(["12", "47"])
        let found = page.aligned(with: digits(["47", "12"]))
        #expect(abs(found.cost - 2 * fits - 2 * skipped - 2 * missing) < 1e-3)
        #expect(
            [["23", "--"], ["--", "01"]].contains(places(found.written, ["47", "12"])))
    }

    @Test func `where nothing is found or nothing is known each side is by itself`() throws {
        expect(try page([]), with: [], are: [], cost: 0)
        expect(try page([]), with: ["123", "4"], are: ["---", "-"], cost: 4 * missing)
        expect(try page(["12", "3"]), with: [], are: [], cost: 3 * skipped)
        expect(try page(["12"]), with: [""], are: [""], cost: 2 * skipped)
    }

    @Test func `taking a digit for none costs no more than missing one, however sure it is`() throws
    {
        for confidence: Float in [0.9999, 1] {
            expect(
                try page(["8", "3"], confidence: confidence), with: [], are: [], cost: 2 * missing)
        }
        // The negative logarithm of 0.1.
        expect(try page(["8"], confidence: 0.9), with: [], are: [], cost: 2.302_585)
    }

    @Test func `a possible digit costs nothing where it is none, and a doubt where it is a digit`()
        throws
    {
        let five = PossibleDigit(glyph: try .box(x: 20, as: 5, confidence: 0.3))
        let page = try page(["46"], possible: [five])
        expect(page, with: ["46"], are: ["01"], cost: 2 * fits)
        // The negative logarithm of 0.3, and 0.7.
        expect(page, with: ["456"], are: ["021"], cost: 2 * fits + 1.203_973 + 0.7)
    }

    @Test func `out of its place a possible digit must be likely`() throws {
        func page(_ confidence: Float) throws -> GuidedPage {
            let glyph = try Glyph.box(x: 20, as: 5, confidence: confidence)
            return try self.page(["46"], possible: [PossibleDigit(glyph: glyph, isInPlace: false)])
        }
        // The negative logarithm of 0.5.
        expect(try page(0.5), with: ["456"], are: ["021"], cost: 2 * fits + 0.693_147 + 0.7)
        expect(try page(0.49), with: ["456"], are: ["0-1"], cost: 2 * fits + missing)
    }

    @Test func `in its place a possible digit has the least probability`() throws {
        func page(isInPlace: Bool) throws -> GuidedPage {
            let glyph = try Glyph.box(x: 20, as: nil)
            return try self.page(
                ["55"], possible: [PossibleDigit(glyph: glyph, isInPlace: isInPlace)],
                leastProbability: 0.01)
        }
        // The negative logarithm of 0.01.
        expect(
            try page(isInPlace: true), with: ["555"], are: ["021"],
            cost: 2 * fits + 4.605_170 + 0.7)
        let found = try page(isInPlace: false).aligned(with: digits(["555"]))
        #expect(found.written.count == 2 && found.written[2] == nil)
    }

    @Test func `of two rivals one is a digit`() throws {
        // The second 5 is the first one, found at another threshold.
        let same = PossibleDigit(glyph: try .box(x: 41, as: 5, confidence: 0.9))
        let page = try page(["45"], possible: [same])
        expect(page, with: ["45"], are: ["01"], cost: 2 * fits)
        let found = page.aligned(with: digits(["455"]))
        #expect(found.written.count == 2 && found.written[2] == nil)
        #expect(abs(found.cost - 2 * fits - missing) < 1e-3)
    }

    @Test func `a possible digit between two lines is a digit of one alone`() throws {
        let between = PossibleDigit(glyph: try .box(x: 90, foot: 150, as: 9), lines: [0, 1])
        let known = ["479", "129"]
        let alone = try page(["47", "12"], possible: [between]).aligned(with: digits(known))
        #expect([["014", "23-"], ["01-", "234"]].contains(places(alone.written, known)))
        // The other line takes what else may be its digit.
        let other = PossibleDigit(
            glyph: try .box(x: 130, foot: 200, as: 9, confidence: 0.3), lines: [1])
        let both = try page(["47", "12"], possible: [between, other])
        #expect(places(both.aligned(with: digits(known)).written, known) == ["014", "235"])
    }

    // MARK: Sure digits of other lines

    /// The known digits of each line after sure ones were added to those of the first `count` glyphs, which are in
    /// the first known line.
    private func added(to count: Int, of known: [String], on page: GuidedPage) -> [String] {
        var written: [Int: GuidedPage.Place] = [:]
        for glyph in 0..<count { written[glyph] = GuidedPage.Place(line: 0, column: glyph) }
        page.addSureOnes(to: &written, of: digits(known))
        return places(written, known)
    }

    @Test func `sure digits of other lines are those that are missing, in their order`() throws {
        let page = try page(["47", "3", "83"])
        #expect(added(to: 2, of: ["47383"], on: page) == ["01234"])
        // Over two lines, and where more are missing than there are.
        #expect(added(to: 2, of: ["473", "838"], on: page) == ["012", "34-"])
        #expect(added(to: 2, of: ["47"], on: page) == ["01"])
        // A 4 is known, but found already.
        #expect(added(to: 2, of: ["47"], on: try self.page(["47", "4"])) == ["01"])
    }

    @Test func `a digit that is not sure is added nowhere, nor are those beside it`() throws {
        let just = try page(["47", "38"], confidence: 0.9)
        #expect(added(to: 2, of: ["4738"], on: just) == ["0123"])
        let unsure = try Glyph.box(x: 40, foot: 200, as: 8, confidence: 0.899)
        #expect(added(to: 2, of: ["4738"], on: replacing(3, on: just, by: unsure)) == ["01--"])
        // One that would not be read without knowing is none of the line.
        let guided = try page(["47", "3"], possible: [PossibleDigit(glyph: unsure, lines: [1])])
        #expect(added(to: 2, of: ["473"], on: guided) == ["012"])
    }

    @Test func `a line with a digit that is not missing is none of the known lines`() throws {
        let page = try page(["47", "39"])
        #expect(added(to: 2, of: ["473"], on: page) == ["01-"])
        #expect(added(to: 2, of: ["4739"], on: page) == ["0123"])
    }

    @Test func `where more of a value are left over than missing none is taken`() throws {
        let page = try page(["47", "3", "3", "8"])
        #expect(added(to: 2, of: ["4738"], on: page) == ["01-4"])
        #expect(added(to: 2, of: ["47338"], on: page) == ["01234"])
        #expect(added(to: 2, of: ["473338"], on: page) == ["0123-4"])
    }

    @Test func `a rival of a known digit is not left over`() throws {
        // Its line would be none of the known ones, if the 9 counted.
        let page = replacing(3, on: try page(["47", "39"]), by: try .box(x: 41, foot: 101, as: 9))
        #expect(added(to: 2, of: ["473"], on: page) == ["012"])
        #expect(added(to: 2, of: ["4739"], on: page) == ["012-"])
    }

    // MARK: Members

    @Test func `the digits of a line are the known ones and those that would be read anyway`()
        throws
    {
        let (known, unknown) = (
            PossibleDigit(glyph: try .box(x: 20, as: 5, confidence: 0.3)),
            PossibleDigit(glyph: try .box(x: 150, as: 5, confidence: 0.3))
        )
        let page = try page(["468", "1"], possible: [known, unknown])
        let written = [
            0: GuidedPage.Place(line: 0, column: 0), 4: .init(line: 0, column: 1),
            1: .init(line: 0, column: 2),
        ]
        #expect(page.members(written) == [[0, 4, 1, 2], [3]])
        #expect(page.members([:]) == [[0, 1, 2], [3]])
    }

    @Test func `a rival of a known digit is no member, and lines without members are left out`()
        throws
    {
        let piece = PossibleDigit(glyph: try .box(x: 2, foot: 100, as: 5, confidence: 0.3))
        let page = try page(["4", "1", "7"], possible: [piece])
        #expect(page.members([3: .init(line: 0, column: 0)]) == [[3], [1], [2]])
        let covered = replacing(1, on: page, by: try .box(x: 1, as: 1))
        #expect(covered.members([0: .init(line: 0, column: 0)]) == [[0], [2]])
        #expect(try self.page([]).members([:]).isEmpty)
    }

    @Test func `a possible digit between two lines is a member of one alone`() throws {
        let between = PossibleDigit(glyph: try .box(x: 90, foot: 150, as: 9), lines: [0, 1])
        let page = try page(["47", "12"], possible: [between])
        let members = page.members([4: .init(line: 1, column: 2)])
        #expect(members.joined().count { $0 == 4 } == 1)
        #expect(members.joined().count == 5)
    }

    // MARK: Rivals

    /// Whether two glyphs are rivals, whichever is asked about the other.
    private func areRivals(_ one: Glyph, _ other: Glyph) -> Bool {
        let settings = Glyph.Settings()
        let isRival = one.isRival(of: other, settings)
        #expect(other.isRival(of: one, settings) == isRival)
        return isRival
    }

    @Test func `glyphs that share more than an eighth of the smaller one's ink are rivals`() throws
    {
        // 10 by 10 pixels, of which 4 by 3 are shared: 12 of 100; and 4 by 4.
        func square(_ x: Int, _ foot: Int) throws -> Glyph {
            try .box(x: x, width: 10, height: 10, foot: foot, as: 4)
        }
        #expect(try !areRivals(square(50, 50), square(56, 57)))
        #expect(try areRivals(square(50, 50), square(56, 56)))
        // 3 of 18 columns of the lower one, a twelfth of the higher one.
        let (low, high) = (
            try Glyph.box(x: 50, height: 30, as: 4),
            try Glyph.box(x: 65, height: 60, foot: 110, as: 4)
        )
        #expect(areRivals(low, high))
        #expect(try !areRivals(low, .box(x: 66, height: 60, foot: 110, as: 4)))
    }

    @Test func `what lies in another one's box is its rival even without shared ink`() throws {
        let ring = try Glyph.box(x: 50, width: 40, height: 60, as: 0, isHollow: true)
        let inside = try Glyph.box(x: 60, width: 10, height: 20, foot: 80, as: 4)
        #expect(areRivals(ring, inside))
        // It reaches out between the ring's sides.
        #expect(try !areRivals(ring, .box(x: 60, width: 10, height: 20, foot: 110, as: 4)))
        // A pixel's distance, to the side and below.
        #expect(try !areRivals(ring, .box(x: 90, as: 4)))
        #expect(try !areRivals(ring, .box(x: 60, width: 10, foot: 130, as: 4)))
    }
}
