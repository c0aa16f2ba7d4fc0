import PhotoFiles
import Testing

struct ImageFormatTests {
    @Test(arguments: [
        ("a.jpg", ImageFormat.jpeg), ("A.JPEG", .jpeg), ("a.b.PNG", .png), ("x/y.tif", .tiff),
        ("é.webp", .webp), ("a.heic", .heic), ("a.avif", .avif), ("a.bmp", .bmp), ("a.gif", .gif),
    ])
    func `a name promises a format`(_ name: String, _ format: ImageFormat) {
        #expect(ImageFormat(promisedBy: PhotoPath(name)) == format)
    }

    @Test(arguments: ["", "a", ".jpg", "jpg", "a.csv", "a.jpg.txt", "a.jpg/b", "a.jpg~", "a."])
    func `other names promise nothing`(_ name: String) {
        #expect(ImageFormat(promisedBy: PhotoPath(name)) == nil)
    }

    @Test func `a name that promises another format is warned of`() throws {
        let file = Handmade.gif(Handmade.gifFrame(30, 20))
        #expect(
            try Photo(encoded: file, named: PhotoPath("a.jpg")).warnings == [.wrongExtension])
        #expect(try Photo(encoded: file, named: PhotoPath("a.gif")).warnings.isEmpty)
        #expect(try Photo(encoded: file, named: PhotoPath("a")).warnings.isEmpty)
    }

    private static let foreign: [(String, ForeignContent)] = [
        ("%PDF-1.7", ForeignContent.pdf), ("%!PS-Adobe", .postScript),
        ("<?xml version='1.0'?><svg xmlns='a'/>", .svg), ("<svg/>", .svg),
        ("<?xml ?><image/>", .xml),
        ("<!DOCTYPE html>", .html), ("push graphic-context", .vectorScript),
        ("/* XPM */", .pixMap), ("P7\nWIDTH 4", .portableMap), ("hello", .text),
        ("\0\0\0\0", .zeros),
        ("\0\0\0\u{18}ftypmp42\0\0\0\0isom", .video), ("PK\u{3}\u{4}", .archive),
        ("\0\u{1}\u{2}", .unknown),
    ]

    @Test(arguments: foreign)
    func `what is no photo is called by its name`(_ start: String, _ content: ForeignContent) {
        #expect(throws: PhotoFileError.unsupportedFormat(content)) {
            try Photo(encoded: Array(start.utf8))
        }
    }

    @Test func `each error is one sentence that says what to do`() {
        let errors: [PhotoFileError] =
            [
                .notFound, .unreadable(reason: "Permission denied"), .notAFile(.folder), .empty,
                .tooLarge(reason: "it has 99 MB"), .corrupt(reason: "it ends early"),
            ] + ForeignContent.allCases.map { .unsupportedFormat($0) }
        for error in errors {
            #expect(error.description.hasSuffix("."))
            #expect(error.description.contains("; "))
            #expect(error.description.first?.isUppercase == true)
        }
    }
}
