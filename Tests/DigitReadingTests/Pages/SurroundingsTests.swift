import MNIST
import Preprocessing
import Raster
import Testing

@testable import DigitReading

struct SurroundingsTests {
    /// A page on which two upright strokes stand, 20 pixels high and 28 apart.
    private let page: GrayRaster = {
        var page = GrayRaster(width: 200, height: 100)
        for row in 40..<60 {
            for column in [100, 101, 102, 128, 129, 130] { page.pixels[row * 200 + column] = 0.5 }
        }
        return page
    }()

    private func mark(_ columns: Range<Int>, rows: Range<Int> = 40..<60) -> PageMark {
        PageMark(runs: rows.map { PixelRun(row: $0, columns: columns) }, strength: 0.5)
    }

    private func picture(_ mark: PageMark) -> DigitImage {
        Surroundings.picture(
            of: mark, on: page, height: 20, strength: 0.5,
            settings: Surroundings.Settings())
    }

    @Test func `a mark stands in the middle, in full strength, and its neighbor faint beside it`() {
        let picture = picture(mark(100..<103))
        #expect(picture[13, 14] > 150 || picture[14, 14] > 150)
        // 28 pixels are 11.2 of the picture's.
        let neighbor = (23...27).map { picture[$0, 14] }.max() ?? 0
        #expect((40...120).contains(neighbor))
        #expect(picture[6, 14] == 0)
    }

    @Test func `heights of writing are 11 pixels`() {
        let picture = picture(mark(100..<103))
        let rows = (0..<28).filter { row in (10...17).contains { picture[$0, row] > 100 } }
        #expect((10...12).contains(rows.count))
        #expect(rows.first == 8 || rows.first == 9)
    }

    @Test func `what lies beyond the page is paper`() {
        let corner = PageMark(
            runs: (0..<20).map { PixelRun(row: $0, columns: 0..<3) }, strength: 0.5)
        #expect(picture(corner).pixels.allSatisfy { $0 == 0 })
    }
}

struct SurroundingsNetworkTests {
    @Test func `the shipped network has opinions`() throws {
        var bar = DigitImage()
        for row in 9..<19 { bar[14, row] = 255 }
        let pictures = [DigitImage(), bar]
        let network = try SurroundingsNetwork.shipped()
        let opinions = network.logOdds(pictures)
        #expect(opinions.count == 2 && opinions[0] != opinions[1])
        #expect(opinions.allSatisfy { abs($0) <= 8 && $0 != 0 })
        #expect(network.logOdds([]).isEmpty)
    }
}
