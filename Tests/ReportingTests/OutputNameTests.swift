import PhotoFiles
import Testing

@testable import Reporting

struct OutputNameTests {
    /// Paths that converters, cameras and people make, and some that only an attacker would.
    private var paths: [PhotoPath] {
        let plain = [
            "a.png", "a.png.jpg", "a.png~.jpg", "a.png~", "b", "b.jpg", "b.jpeg", "B.JPG", "p.jpg",
            "p.jpg-1", "p.jpg~1", "p.jpg~1.png", "p.jpg.png", "a/b.jpg", "a+b.jpg", "a%2Fb.jpg",
            "./b",
            "/b", "é.jpg", "e\u{301}.jpg", "日本.png", "日本.png.jpg", " .jpg", ".jpg", "-.jpg",
            "~.jpg",
            "%.jpg", "%25.jpg", "x\n.jpg", "", "..", "\u{202E}gpj.exe",
        ]
        let long = ["x", "y"].flatMap { start in
            [".jpg", ".png", ""].map { start + String(repeating: "long", count: 90) + $0 }
        }
        let raw: [[UInt8]] = [
            [0xFF], [0xFF, 0x2E, 0x6A, 0x70, 0x67], [0xC3, 0xA9, 0xFF], [0x25, 0x46, 0x46],
        ]
        return (plain + long).map { PhotoPath($0) } + raw.map { PhotoPath(bytes: $0) }
    }

    @Test func `no two photos share a name, nor two digits of a photo`() {
        let names = paths.flatMap { path in
            (0...12).map { OutputName.picture(ofDigit: $0, of: path) }
        }
        #expect(Set(names.map { Array($0.utf8) }).count == names.count)
        let annotations = paths.map { OutputName.annotation(of: $0) }
        #expect(Set(annotations.map { Array($0.utf8) }).count == annotations.count)
        let folders = paths.map(\.debugFolderName)
        #expect(Set(folders.map { Array($0.utf8) }).count == folders.count)
    }

    @Test func `every name is one that a file system takes`() {
        for path in paths {
            for name in [
                OutputName.picture(ofDigit: 2999, of: path), OutputName.annotation(of: path),
                path.debugFolderName,
            ] {
                #expect(!name.isEmpty && name.utf8.count <= 230)
                #expect(!name.utf8.contains(0x2F) && !name.utf8.contains(0))
                #expect(!name.hasPrefix(".") && !name.hasPrefix("-"))
            }
        }
    }

    @Test func `names are those people expect`() {
        #expect(OutputName.picture(ofDigit: 0, of: PhotoPath("a/7.jpg")) == "a+7.jpg.png")
        #expect(OutputName.picture(ofDigit: 3, of: PhotoPath("a/7.jpg")) == "a+7.jpg~3.png")
        #expect(OutputName.annotation(of: PhotoPath("a/7.jpg")) == "a+7.jpg")
        #expect(OutputName.annotation(of: PhotoPath("7.PNG")) == "7.PNG~.jpg")
    }
}
