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

    @Test func `boxes are apart where some do not overlap`() {
        let box = PixelBox(x: 0, y: 0, width: 10, height: 10)
        #expect([PixelBox]().areApart == false)
        #expect([box, PixelBox(x: 5, y: 5, width: 10, height: 10)].areApart == false)
        #expect([box, box, PixelBox(x: 0, y: 10, width: 10, height: 10)].areApart)
    }
}
