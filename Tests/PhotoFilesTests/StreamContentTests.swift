import PhotoFiles
import Testing

struct StreamContentTests {
    private func kind(_ text: String, isWhole: Bool = true) -> StreamContent? {
        StreamContent(startingWith: Array(text.utf8), isWhole: isWhole)
    }

    @Test func `photos are known by their first bytes`() {
        #expect(StreamContent(startingWith: [0xFF, 0xD8, 0xFF, 0xE0], isWhole: false) == .photo)
        #expect(StreamContent(startingWith: Handmade.pngSignature, isWhole: false) == .photo)
        for text in ["P6\n4 4\n255\n", "P2 4 4 255 1", "P4\n# a comment\n8 8\n"] {
            #expect(kind(text, isWhole: false) == .photo, "\(text)")
        }
        let gif = Handmade.gif(Handmade.gifFrame(30, 20))
        #expect(StreamContent(startingWith: gif, isWhole: true) == .photo)
    }

    @Test(arguments: [
        "a.jpg\n", "GIF89a.jpg\n", "P6\nP7\n", "BM.bmp", "folder/ü.jpg\n", "%d.jpg\n", "",
    ])
    func `text is names`(text: String) {
        #expect(kind(text) == .names)
    }

    @Test(arguments: ["%PDF-1.7\n", "<svg/>", "PK\u{3}\u{4}", "a\0b", "\n <html>"])
    func `documents and archives are no names`(text: String) {
        #expect(kind(text) == .foreign)
    }

    @Test func `what may become either is waited for, a list's first line is not`() {
        #expect(kind("a.j", isWhole: false) == nil)
        #expect(kind("GIF89a", isWhole: false) == nil)
        #expect(kind("P6\n", isWhole: false) == nil)
        #expect(kind("%PDF-1.7\n", isWhole: false) == nil)
        #expect(kind("a.jpg\nb", isWhole: false) == .names)
        #expect(kind(String(repeating: "x", count: 1024), isWhole: false) == .names)
    }
}
