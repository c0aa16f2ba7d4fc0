import MNIST
import Raster
import SyntheticDigits
import Testing

private func luma(_ raster: ColorRaster, _ x: Int, _ y: Int) -> Float {
    let start = 3 * (y * raster.width + x)
    return raster.bytes[start..<start + 3].reduce(0) { $0 + Float($1) } / 3
}

/// The darkest and the lightest tone in a box.
private func tones(_ raster: ColorRaster, in box: PixelBox) -> (low: Float, high: Float) {
    var (low, high): (Float, Float) = (255, 0)
    for y in box.y..<box.maxY {
        for x in box.x..<box.maxX {
            low = min(low, luma(raster, x, y))
            high = max(high, luma(raster, x, y))
        }
    }
    return (low, high)
}

struct PageBenchmarkTests {
    private let benchmark = PageBenchmark(seed: 11)

    @Test(arguments: PageKind.allCases)
    func `every kind of page has what its transcript says, inside the photo`(kind: PageKind) {
        // Sheets have more on them than fits into a small photo.
        let isSheet = PageKind.sheets.contains(kind)
        let page = benchmark.page(kind, index: 0, longSide: isSheet ? 1000 : 500)
        let digits = page.lines.flatMap(\.self)
        #expect(digits.isEmpty == [.text, .signs, .book].contains(kind))
        #expect(page.lines.allSatisfy { !$0.isEmpty })
        #expect(page.transcript.filter { $0 != "/" }.count == digits.count)
        #expect(page.transcript.split(separator: "/").count == page.lines.count)
        let upright = kind == .turned ? nil : page.raster
        for digit in digits {
            #expect(digit.box.width > 0 && digit.box.height > 3)
            guard let upright else { continue }
            #expect(digit.box.maxX <= upright.width && digit.box.maxY <= upright.height)
            let (low, high) = tones(upright, in: digit.box)
            #expect(high - low > 10)
        }
    }

    @Test func `the same seed gives the same page and another one another page`() {
        let page = benchmark.page(.rows, index: 3, longSide: 300)
        #expect(page.raster == benchmark.page(.rows, index: 3, longSide: 300).raster)
        #expect(page.raster != benchmark.page(.rows, index: 5, longSide: 300).raster)
        #expect(page.raster != PageBenchmark(seed: 12).page(.rows, index: 3, longSide: 300).raster)
    }

    @Test func `lines follow each other down the page and digits go to the right`() throws {
        for kind in [PageKind.rows, .table, .dense] {
            let page = benchmark.page(kind, index: 1, longSide: 600)
            try #require(page.lines.count > 1)
            for line in page.lines {
                for (left, right) in zip(line, line.dropFirst()) {
                    #expect(left.box.x < right.box.x)
                }
            }
            for (above, below) in zip(page.lines, page.lines.dropFirst()) {
                #expect(above[0].box.y < below[0].box.y)
            }
        }
    }

    @Test func `touching digits share columns, others of a number do not`() {
        func overlaps(_ kind: PageKind) -> Int {
            (0..<6).reduce(0) { sum, index in
                let lines = benchmark.page(kind, index: index, longSide: 500).lines
                return sum
                    + lines.reduce(0) { sum, line in
                        sum + zip(line, line.dropFirst()).count { $0.box.maxX > $1.box.x }
                    }
            }
        }
        #expect(overlaps(.touching) > 10)
        #expect(overlaps(.practice) == 0)
    }

    @Test func `digits of real hands keep their labels`() {
        var dataset = DigitDataset()
        for label in Digit.allCases {
            // A bar as long as the label says tells the pictures apart.
            var image = DigitImage()
            for row in 4..<24 {
                for column in 10..<12 + label.value { image[column, row] = 255 }
            }
            dataset.append(image, label: label)
        }
        let page = PageBenchmark(seed: 3, handwritten: dataset)
            .page(.practice, index: 0, longSide: 800)
        var count = 0
        for digit in page.lines.flatMap(\.self) where digit.label.value > 2 {
            count += 1
            let aspect = Float(digit.box.width) / Float(digit.box.height)
            #expect(abs(aspect - Float(digit.label.value + 2) / 20) < 0.16)
        }
        #expect(count > 5)
    }
}
