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

    /// The height that a preview gives a page of shapes side by side whose writing was measured to be so high.
    private func largeWriting(_ shapes: [DrawnShape], measured height: Float) throws -> Float? {
        var drawn = DrawnPage(width: 60 * shapes.count)
        drawn.writingHeight = height
        for (place, shape) in shapes.enumerated() { drawn.add(shape, 10 + 60 * place, 40) }
        let page = try drawn.rendered()
        let settings = PageSettings()
        return PagePreview(
            of: page, by: try .ofShapes(bar: 0.98, plus: 0.98), sureEnough: 0.9,
            settings: settings
        ).largeWriting(on: page, settings: settings)
    }

    @Test func `digits are as high as those that show, however low dots of the paper are`() throws {
        let digits: [DrawnShape] = [.ring(height: 36), .plus(), .ring()]
        #expect(try largeWriting(digits, measured: 5) == 30)
        #expect(try largeWriting(digits, measured: 11.9) == 30)
        // They may be of that writing; or there is writing too small to be read; or they show nothing.
        #expect(try largeWriting(digits, measured: 12) == nil)
        #expect(try largeWriting(digits + [.ring(height: 24)], measured: 5) == nil)
        #expect(try largeWriting([.ring()], measured: 5) == nil)
    }

    /// Paper with more ink in dots, ten pixels wide and 40 apart, than in its two digits.
    @Test func `a page with dots is not decoded finer for them`() throws {
        let digits = [2, 3].map { TestPhoto.digit($0, seed: 12, width: 300, height: 300) }
        let raster = TestPhoto.gray(width: 1200, height: 300) { x, y in
            let (across, down) = (x % 40 - 20, y % 40 - 20)
            let paper: UInt8 = across * across + down * down < 25 ? 40 : 225
            guard x < 600 else { return paper }
            return digits[x / 300].bytes[3 * (y * 300 + x % 300)]
        }
        let photo = try TestPhoto.photo(raster)
        var renderer = PageRenderer(
            photo: photo, decoder: PhotoDecoder(), settings: PreprocessingSettings(), observer: nil)
        let reader = PageReader(
            model: try Model.shipped(), decoder: PhotoDecoder(), settings: ReadingSettings())
        let page = try renderer.render(PageRendering(WorkingSizes()))
        #expect(page.writingHeight < reader.settings.pages.reader.wantedHeight)
        var upright = Workpiece(photo: photo, settings: PreprocessingSettings())
        try Pipeline.uprightPage(longSide: page.rendering.longSide, by: PhotoDecoder())
            .run(&upright)
        let found = try reader.find(at: photo, onlyIfPage: upright)
        #expect(found.page.rendering.longSide == page.rendering.longSide)
        #expect(found.context.digits.map(\.digit).sorted() == [2, 3])
    }

    @Test func `boxes are apart where some do not overlap`() {
        let box = PixelBox(x: 0, y: 0, width: 10, height: 10)
        #expect([PixelBox]().areApart == false)
        #expect([box, PixelBox(x: 5, y: 5, width: 10, height: 10)].areApart == false)
        #expect([box, box, PixelBox(x: 0, y: 10, width: 10, height: 10)].areApart)
    }
}
