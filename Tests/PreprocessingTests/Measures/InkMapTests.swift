import Preprocessing
import Raster
import SystemLibraries
import Testing

struct InkMapTests {
    /// Paper of 160 by 120 pixels with a stroke of five pixels, half as bright as the paper, under some light.
    private func page(_ light: (_ x: Int, _ y: Int) -> Float) -> GrayRaster {
        var page = GrayRaster(width: 160, height: 120)
        for y in 0..<120 {
            for x in 0..<160 {
                let isStroke = (40..<120).contains(x) && (60..<65).contains(y)
                page[x, y] = light(x, y) * (isStroke ? 0.5 : 1)
            }
        }
        return page
    }

    private func map(_ gray: GrayRaster, _ paper: PaperLevel = .closing(side: 25)) -> InkMap {
        InkMap(of: gray, paper: paper)
    }

    @Test func `ink is the share of the paper's light that is missing`() {
        let map = map(page { _, _ in 200 })
        #expect(abs(map.paperLevel - 200) < 1)
        #expect(abs(map.ink[80, 62] - 0.5) < 0.01)
        #expect(abs(map.ink[20, 20]) < 0.005 && abs(map.ink[80, 90]) < 0.005)
        // A drawing without grain has half of a step of its 256 levels.
        #expect(abs(map.noise - 0.5 / 200) < 1e-4)
    }

    @Test(arguments: [PaperLevel.closing(side: 25), .fineClosing(side: 25), .strokes(share: 0.1)])
    func `light that falls off leaves the ink as it is`(paper: PaperLevel) {
        let map = map(page { x, y in 240 - Float(x) * 0.8 - Float(y) * 0.4 }, paper)
        for place in [45, 80, 115] {
            #expect(abs(map.ink[place, 62] - 0.5) < 0.04)
            #expect(abs(map.ink[place, 30]) < 0.03)
        }
    }

    @Test(arguments: [Float(2), 5])
    func `noise is the grain's deviation over the paper's light`(deviation: Float) {
        var random = SeededGenerator(seed: 4)
        var page = page { _, _ in 200 }
        for index in page.pixels.indices {
            page.pixels[index] += random.normal(deviation: deviation)
        }
        let map = map(page)
        #expect(abs(map.noise / (deviation / 200) - 1) < 0.15)
        // The median of the paper's ink is 0, not that of its lightest grain.
        let paper = map.ink.pixels.median
        #expect(abs(paper) < 0.3 * map.noise)
    }

    @Test func `in the dark ink is measured against a sixth of white`() {
        // 10 of 20 levels are missing: half of the paper, but a quarter of 40.
        let map = map(page { _, _ in 20 })
        #expect(abs(map.ink[80, 62] - 0.25) < 0.01)
        #expect(abs(map.noise - 0.5 / 40) < 1e-4)
    }

    @Test func `a picture of one pixel and one of one level have no ink`() {
        #expect(
            map(GrayRaster(width: 1, height: 1, filledWith: 90)).ink.pixels.allSatisfy {
                abs($0) < 1e-3
            })
        let flat = map(GrayRaster(width: 30, height: 7, filledWith: 90), .strokes(share: 0.5))
        #expect(flat.ink.pixels.allSatisfy { abs($0) < 1e-3 })
    }

    @Test func `noise is the distance to the quantile a deviation below the median`() {
        // Of even grain of 3 levels to both sides 16 parts of 100 lie 34 of 50 below the median.
        var random = SeededGenerator(seed: 8)
        var page = GrayRaster(width: 400, height: 400, filledWith: 200)
        for index in page.pixels.indices { page.pixels[index] += random.uniform(-3, 3) }
        #expect(abs(map(page).noise / (0.68 * 3 / 200) - 1) < 0.06)
    }
}
