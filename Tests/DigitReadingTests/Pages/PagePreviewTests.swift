import Decoders
import PhotoFiles
import Preprocessing
import Raster
import SyntheticDigits
import Testing

@testable import DigitReading

struct PagePreviewTests {
    private func showsSeveral(_ raster: ColorRaster) throws -> Bool {
        var renderer = PageRenderer(
            photo: try TestPhoto.photo(raster), decoder: PhotoDecoder(),
            settings: PreprocessingSettings(), observer: nil)
        let classifier = try Model.shipped().classifier
        return PagePreview(
            of: try renderer.render(PageRendering(WorkingSizes())), by: classifier, sureEnough: 0.9,
            settings: PageSettings()
        ).showsSeveral
    }

    @Test(arguments: [PageKind.rows, .notebook, .small, .touching, .faint, .turned])
    func `digits of a page are seen in a preview, also turned`(kind: PageKind) throws {
        let page = PageBenchmark(seed: 23).page(kind, index: 1)
        #expect(try showsSeveral(page.raster))
    }

    @Test(arguments: [0, 4, 5]) func `one digit is not several`(value: Int) throws {
        #expect(try showsSeveral(TestPhoto.digit(value, seed: 12)) == false)
    }

    /// Whether several digits show among shapes side by side, where a bar is so surely a 1, and where only so sure a
    /// digit counts if most marks are none.
    private func showsSeveral(
        _ shapes: [DrawnShape], bar: Float = 0.98, plus: Float = 0.98, sureEnough: Float = 0.9
    ) throws -> Bool {
        var page = DrawnPage(width: 40 * shapes.count)
        for (place, shape) in shapes.enumerated() { page.add(shape, 10 + 40 * place, 40) }
        return PagePreview(
            of: try page.rendered(), by: try .ofShapes(bar: bar, plus: plus),
            sureEnough: sureEnough, settings: PageSettings()
        ).showsSeveral
    }

    @Test func `several sure ones of one height are a page, a few lines are none`() throws {
        let settings = PageSettings()
        let ones = Array(repeating: DrawnShape.bar(), count: settings.writing.fewestOnes)
        #expect(try showsSeveral(ones))
        #expect(try !showsSeveral(Array(ones.dropLast())))
        #expect(try !showsSeveral(ones, bar: settings.sure - 0.05))
        let high = Int(30 * settings.alike) + 1
        #expect(try !showsSeveral(ones.dropLast() + [.bar(height: high)]))
        // As many marks that are no digits are not outnumbered.
        let others = Array(repeating: DrawnShape.plus(), count: ones.count)
        #expect(try !showsSeveral(ones + others, plus: 0))
        #expect(try showsSeveral(ones + others.dropLast(), plus: 0))
    }

    @Test func `where most marks are digits, one that is sure and another one are enough`() throws {
        // Nothing is as sure as the rule for two digits asks here.
        #expect(try showsSeveral([.ring(), .plus()], plus: 0.6, sureEnough: 1))
        #expect(try !showsSeveral([.ring(), .plus()], plus: 0.4, sureEnough: 1))
        #expect(try !showsSeveral([.ring(), .bar()], sureEnough: 1), "any line is read as 1")
        #expect(try !showsSeveral([.plus(), .plus()], plus: 0.6, sureEnough: 1), "none is sure")
    }

    @Test func `boxes are apart where some do not overlap`() {
        let box = PixelBox(x: 0, y: 0, width: 10, height: 10)
        #expect([PixelBox]().areApart == false)
        #expect([box, PixelBox(x: 5, y: 5, width: 10, height: 10)].areApart == false)
        #expect([box, box, PixelBox(x: 0, y: 10, width: 10, height: 10)].areApart)
    }
}
