import Decoders
import DigitReading
import PhotoFiles
import Raster
import SyntheticDigits
import Testing

/// Reading of simulated pages from a fixed seed.
struct PageReadingTests {
    private let benchmark = PageBenchmark(seed: 23)

    private func reader(_ layout: Layout = .page) throws -> DigitReader {
        var reader = try DigitReader()
        reader.layout = layout
        return reader
    }

    private func read(_ raster: ColorRaster, _ layout: Layout = .page) throws -> [Row] {
        try reader(layout).rows(for: TestPhoto.photo(raster), path: PhotoPath("page.png"))
    }

    /// How many digits of a page are read as they are, where they are, and how many rows there are.
    private func right(_ page: SimulatedPage, _ rows: [Row]) -> (right: Int, read: Int) {
        let digits = page.lines.flatMap(\.self)
        let read = rows.filter { $0.status == .ok }
        let right = digits.filter { digit in
            read.contains { $0.digit == digit.label && $0.box?.covers(digit.box) == true }
        }
        return (right.count, read.count)
    }

    @Test(arguments: [
        (PageKind.rows, 0.93), (.table, 0.9), (.ruled, 0.85), (.tilted, 0.9), (.desk, 0.9),
        (.notebook, 0.9), (.shadow, 0.9), (.faint, 0.9),
    ])
    func `recall and precision on simulated pages`(kind: PageKind, least: Double) throws {
        var (actual, right, read) = (0, 0, 0)
        for index in 0..<4 {
            let page = benchmark.page(kind, index: index, longSide: 800)
            let found = self.right(page, try self.read(page.raster))
            actual += page.lines.reduce(0) { $0 + $1.count }
            right += found.right
            read += found.read
        }
        #expect(Double(right) >= least * Double(actual), "recall \(right) of \(actual)")
        #expect(Double(right) >= least * Double(read), "precision \(right) of \(read)")
    }

    @Test func `hundreds of digits come in order`() throws {
        let page = benchmark.page(.dense, index: 1)
        let rows = try read(page.raster)
        let digits = page.lines.reduce(0) { $0 + $1.count }
        #expect(digits > 200)
        #expect(right(page, rows).right > digits * 9 / 10)
        #expect(rows.map(\.index) == Array(rows.indices))
        let places = rows.map { [$0.row ?? 0, $0.column ?? 0] }
        #expect(places == places.sorted { $0.lexicographicallyPrecedes($1) })
    }

    @Test func `a page without a digit has one row that says so`() throws {
        let blank = TestPhoto.gray(width: 600, height: 800) { _, _ in 230 }
        let rows = try read(blank)
        #expect(rows.count == 1)
        #expect(rows[0].status == .rejected && rows[0].reason == .noInk && rows[0].digit == nil)
    }

    @Test(arguments: [1, 3])
    func `a page photographed turned is read, and boxes stay the photo's`(quarters: Int) throws {
        let page = benchmark.page(.rows, index: 1, longSide: 1000)
        let turns: [Turn] = [
            [], [.transpose, .mirrorColumns], [.mirrorColumns, .mirrorRows],
            [.transpose, .mirrorRows],
        ]
        let turned = page.raster.turned(turns[quarters])
        let rows = try read(turned)
        let digits = page.lines.reduce(0) { $0 + $1.count }
        #expect(rows[0].warnings.map(\.rawValue).contains("turned-\(360 - 90 * quarters)"))
        #expect(rows.count >= digits * 9 / 10)
        let box = try #require(rows.compactMap(\.box).max { $0.area < $1.area })
        #expect(box.maxX <= turned.width && box.maxY <= turned.height)
    }

    @Test(arguments: 0...9)
    func `one digit that fills a page is read`(digit: Int) throws {
        let rows = try read(TestPhoto.digit(digit, seed: 5))
        #expect(rows.map(\.digit?.value) == [digit])
        #expect(rows[0].row == 0 && rows[0].column == 0 && rows[0].text == "\(digit)")
    }

    @Test(arguments: 0..<4) func `words are no page of digits`(index: Int) throws {
        let words = benchmark.page(.text, index: index, longSide: 800).raster
        #expect(try read(words, .auto).count == 1)
    }

    @Test func `auto reads a page as a page and one digit as one`() throws {
        let page = benchmark.page(.rows, index: 0, longSide: 1000)
        let rows = try read(page.raster, .auto)
        #expect(rows.count > 1)
        #expect(rows == (try read(page.raster, .page)))
        let digit = TestPhoto.digit(5, seed: 3)
        #expect(try read(digit, .auto) == (try read(digit, .single)))
    }
}

extension PixelBox {
    /// Whether the middle of another box lies in this one and both are about as large.
    fileprivate func covers(_ other: PixelBox) -> Bool {
        let (x, y) = ((other.x + other.maxX) / 2, (other.y + other.maxY) / 2)
        return self.x <= x && x < maxX && self.y <= y && y < maxY
            && longSide < 2 * other.longSide && other.longSide < 2 * longSide
    }
}
