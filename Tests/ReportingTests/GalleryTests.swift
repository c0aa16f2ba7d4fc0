import Drawing
import MNIST
import Reporting
import Testing

@Suite struct GalleryTests {
    private let hostile = "<script>alert('&\"')</script>\u{202E}gnp.7"

    private var gallery: Gallery {
        Gallery(
            title: hostile, subtitle: hostile,
            items: [
                .init(
                    name: hostile, photo: Fixtures.photo, image: Fixtures.image,
                    predicted: Digit(7), actual: Digit(7), confidence: 0.99),
                .init(
                    name: "b", image: Fixtures.image, predicted: Digit(1), actual: Digit(7),
                    confidence: 0.7),
                .init(name: "c", image: Fixtures.image, predicted: Digit(7), confidence: 0.8),
                .init(name: "d", photo: Fixtures.photo, problem: "error: corrupt"),
            ])
    }

    @Test func `an item is right, wrong, unknown or unread`() {
        #expect(gallery.items.map(\.outcome) == [.right, .wrong, .unknown, .unread])
    }

    @Test func `a gallery of nothing is a picture all the same`() throws {
        #expect(try Gallery(title: "None", items: []).png().count > 100)
    }

    @Test func `a picture of many items shows the first and counts the rest`() {
        let items = (0..<1_000).map { Gallery.Item(name: "\($0)", predicted: Digit(7)) }
        let all = Gallery(title: "Many", items: items).draw()
        let shown = Gallery(title: "Many", items: Array(items.prefix(200))).draw()
        #expect(all.width == shown.width && all.height == shown.height)
        #expect(all.raster != shown.raster, "the heading counts what is not drawn")
    }
}
