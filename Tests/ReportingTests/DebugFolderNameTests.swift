import PhotoFiles
import Reporting
import SystemLibraries
import Testing

@Suite struct DebugFolderNameTests {
    @Test(arguments: [
        ("7.jpg", "7.jpg"),
        ("a/7.jpg", "a+7.jpg"),
        ("/home/me/7.jpg", "+home+me+7.jpg"),
        ("../x/7.jpg", "%2E.+x+7.jpg"),
        ("..", "%2E."),
        ("-rf", "%2Drf"),
        ("a b.png", "a%20b.png"),
        ("a+b.png", "a%2Bb.png"),
        ("ü/字.png", "ü+字.png"),
        ("<script>.png", "%3Cscript%3E.png"),
        ("", "%"),
    ])
    func `a photo's folder is named after its path`(path: String, name: String) {
        #expect(PhotoPath(path).debugFolderName == name)
    }

    @Test func `paths that could be confused have different names`() {
        let paths: [PhotoPath] = [
            PhotoPath("a/b.png"), PhotoPath("a+b.png"), PhotoPath("a%2Fb.png"),
            PhotoPath("a/b/.png"), PhotoPath("/a/b.png"), PhotoPath("./a/b.png"),
            PhotoPath("%2Ea"), PhotoPath(".a"), PhotoPath(""), PhotoPath("%"),
            PhotoPath(bytes: [0xFF, 0x2E]), PhotoPath(bytes: [0xFE, 0x2E]),
            PhotoPath("%FF."), PhotoPath("u\u{308}.png"), PhotoPath("\u{FC}.png"),
        ]
        let long = String(repeating: "x", count: 300)
        let overlong = [PhotoPath("a/\(long)"), PhotoPath("b/\(long)"), PhotoPath(long)]
        // Bytes, because Swift takes composed and decomposed letters for equal.
        let names = (paths + overlong).map { Array($0.debugFolderName.utf8) }
        #expect(Set(names).count == names.count)
    }

    @Test func `whatever bytes a path has, its name is one short visible folder's`() {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<300 {
            let count = Int(random.uniform(0, 400))
            let path = PhotoPath(
                bytes: (0..<count).map { _ in UInt8.random(in: 1...255, using: &random) })
            let name = path.debugFolderName
            #expect((1...230).contains(name.utf8.count))
            #expect(!name.hasPrefix(".") && !name.hasPrefix("-"))
            #expect(name.unicodeScalars.allSatisfy { $0.value > 32 && $0 != "/" && $0 != "\\" })
        }
    }
}
