import Foundation
import MNIST
import Reporting
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

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
        #expect(gallery.items.map(\.verdict) == [.right, .wrong, .unknown, .unread])
    }

    @Test(arguments: [
        ("g.png", Gallery.FileKind.png), ("a/G.HTML", .html), ("g.jpg", nil), ("png", nil),
    ])
    func `the file name's ending says which kind of gallery is wanted`(
        name: String, kind: Gallery.FileKind?
    ) {
        #expect(Gallery.FileKind(fileName: name) == kind)
    }

    @Test func `the page is well-formed, and a name with markup stays a name`() throws {
        let page = try gallery.html()
        let elements = try Elements(of: Data(page.utf8))
        #expect(elements.count(of: "li") == 4)
        #expect(elements.count(of: "img") == 5)
        #expect(elements.count(of: "script") == 0)
        #expect(elements.text.contains("<script>alert('&\"')</script>"))
        #expect(!page.contains("\u{202E}"), "a name must not turn the page's reading direction")
    }

    @Test func `the page loads nothing, runs nothing and says so`() throws {
        let page = try gallery.html()
        let elements = try Elements(of: Data(page.utf8))
        let policy = elements.all.first {
            $0.attributes["http-equiv"] == "Content-Security-Policy"
        }?.attributes["content"]
        let style = try #require(page.firstRange(of: "<style>")).upperBound
        let end = try #require(page.firstRange(of: "</style>")).lowerBound
        let digest = SHA256.hex(of: Array(page[style..<end].utf8))
        let allowed = try #require(
            policy?.firstMatch(
                of: /default-src 'none'; img-src data:; style-src 'sha256-([^']+)';/))
        let named = try #require(Data(base64Encoded: String(allowed.1)))
        #expect(named.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() == digest)
        for element in elements.all {
            #expect(element.attributes["style"] == nil)
            #expect(!element.attributes.keys.contains { $0.hasPrefix("on") })
            for key in ["src", "href"] {
                if let address = element.attributes[key] {
                    #expect(address.hasPrefix("data:image/png;base64,"))
                }
            }
        }
        #expect(!page.contains("url("))
        #expect(page.contains("prefers-color-scheme: dark"))
    }

    @Test func `every picture has words and a size, every reading is more than its color`() throws {
        let elements = try Elements(of: Data(try gallery.html().utf8))
        for image in elements.all where image.name == "img" {
            #expect(image.attributes["alt"]?.isEmpty == false)
            #expect(image.attributes["width"] != nil && image.attributes["height"] != nil)
        }
        for words in ["right", "is 7", "error: corrupt", "99.0 %"] {
            #expect(elements.text.contains(words))
        }
    }

    @Test func `a gallery of nothing is a page that says so`() throws {
        let empty = Gallery(title: "None", items: [])
        #expect(try empty.html().contains("nothing to show"))
        #expect(try empty.file(.png).count > 100)
    }

    @Test func `a picture of many items shows the first and counts the rest`() {
        let items = (0..<1_000).map { Gallery.Item(name: "\($0)", predicted: Digit(7)) }
        let all = Gallery(title: "Many", items: items).draw()
        let shown = Gallery(title: "Many", items: Array(items.prefix(200))).draw()
        #expect(all.width == shown.width && all.height == shown.height)
        #expect(all.raster != shown.raster, "the heading counts what is not drawn")
    }
}

/// The elements of a well-formed page, in order.
final class Elements: NSObject, XMLParserDelegate {
    struct Element {
        let name: String
        let attributes: [String: String]
    }

    private(set) var all: [Element] = []
    private(set) var text = ""

    init(of data: Data) throws {
        super.init()
        let parser = XMLParser(data: data)
        parser.delegate = self
        if !parser.parse() { throw parser.parserError ?? CocoaError(.formatting) }
    }

    func count(of name: String) -> Int { all.count { $0.name == name } }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        all.append(Element(name: name, attributes: attributes))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
