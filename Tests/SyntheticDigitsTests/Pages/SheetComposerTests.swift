import Raster
import Testing

@testable import SyntheticDigits

struct SheetComposerTests {
    private let benchmark = PageBenchmark(seed: 4)

    /// The shares of a truth's pixels that have a role.
    private func share(_ role: PageTruth.Role, of truth: PageTruth, in box: PixelBox) -> Float {
        var count = 0
        for y in box.y..<box.maxY {
            for x in box.x..<box.maxX where truth.roles[y * truth.width + x] == role.rawValue {
                count += 1
            }
        }
        return Float(count) / Float(max(1, box.area))
    }

    @Test(arguments: PageKind.sheets)
    func `the truth of a sheet has ink for each of its digits`(kind: PageKind) throws {
        var count = 0
        for index in 0..<3 {
            let page = benchmark.page(kind, index: index, longSide: 700, withTruth: true)
            let truth = try #require(page.truth)
            #expect(truth.width == page.raster.width && truth.height == page.raster.height)
            for digit in page.lines.flatMap(\.self) where digit.box.area > 40 {
                count += 1
                #expect(share(.digit, of: truth, in: digit.box) > 0.01)
                #expect([.digit, .line].contains(truth.role(in: digit.box)))
            }
        }
        #expect((count == 0) == [.signs, .book].contains(kind))
    }

    @Test func `fields have lines and digits, books print and signs neither`() throws {
        func count(_ kind: PageKind, _ role: PageTruth.Role) throws -> Int {
            let page = benchmark.page(kind, index: 1, longSide: 700, withTruth: true)
            return try #require(page.truth).roles.count { $0 == role.rawValue }
        }
        #expect(try count(.fields, .line) > 100)
        #expect(try count(.fields, .digit) > 100)
        #expect(try count(.book, .digit) == 0)
        #expect(try count(.book, .other) > 1000)
        #expect(try count(.signs, .digit) == 0)
        #expect(try count(.signs, .print) == 0)
        #expect(try count(.sudoku, .print) > 100)
    }

    @Test func `a frame that is drawn around digits leaves them digits`() {
        var truth = PageTruth(width: 3, height: 1)
        let ink = GrayRaster(width: 3, height: 1, pixels: [0, 1, 1])
        truth.mark(GrayRaster(width: 3, height: 1, pixels: [0, 1, 0]), as: .digit)
        truth.mark(ink, as: .line, overPaperAlone: true)
        #expect(
            truth.roles
                == [
                    PageTruth.Role.paper.rawValue, PageTruth.Role.digit.rawValue,
                    PageTruth.Role.line.rawValue,
                ])
        #expect(truth.role(in: PixelBox(x: 1, y: 0, width: 1, height: 1)) == .digit)
        #expect(truth.role(in: PixelBox(x: -4, y: 0, width: 5, height: 9)) == .paper)
    }

    @Test func `places on a bent page and pixels are each other's inverse`() {
        var view = PageView(width: 300, height: 400)
        (view.rotation, view.tilt, view.curl) = (7, [0.1, -0.05], 0.14)
        for place in [Point(0.3, 0.4), Point(-0.4, 0.1), Point(0.2, -0.5)] {
            let pixel = view.pixel(place)
            let back = view.page(pixel.x, pixel.y) - place
            #expect((back * back).sum() < 1e-8)
        }
    }
}
