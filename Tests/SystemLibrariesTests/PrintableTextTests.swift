import SystemLibraries
import Testing

/// Texts on their way to a terminal: those of strangers, and this program's own for one that shows ASCII alone.
struct PrintableTextTests {
    @Test(arguments: [
        ("photo 1.jpg", "photo 1.jpg"), ("Größe 数字 😀.jpg", "Größe 数字 😀.jpg"), ("", ""),
        ("\u{1B}[2Jgone", "\\u{1b}[2Jgone"), ("two\nlines\r", "two\\u{a}lines\\u{d}"),
        ("\u{9B}2J\u{7F}\0", "\\u{9b}2J\\u{7f}\\u{0}"),
        // Turns what follows to run from right to left: "gpj.exe" would be read as a photo's name.
        ("a\u{202E}gpj.exe", "a\\u{202e}gpj.exe"),
        ("a\u{2028}b\u{2029}c\u{200B}d", "a\\u{2028}b\\u{2029}c\\u{200b}d"),
    ])
    func `what a terminal might act on is made visible, and nothing else changes`(
        text: String, printable: String
    ) {
        #expect(text.printable == printable)
    }

    @Test func `no character of any script leaves something unsafe to print`() {
        // All of the scripts in use below the ideographs, with every control and format character among them.
        let scalars = (0..<0x3000).compactMap(Unicode.Scalar.init)
        let unsafe = scalars.filter(\.isUnsafeToPrint)
        #expect(unsafe.count > 65 && unsafe.count < 200)
        let wrong = scalars.filter { scalar in
            let text = String(Character(scalar)).printable.unicodeScalars
            return text.contains { $0.isUnsafeToPrint }
                || (text.first == scalar) == scalar.isUnsafeToPrint
        }
        #expect(wrong.isEmpty, "\(wrong.map(\.value))")
    }

    @Test func `a text of 80 characters is as it was, a longer one loses its middle`() {
        let fitting = String(repeating: "x", count: 80)
        #expect(fitting.shortened == fitting)
        let path = "/home/" + String(repeating: "a", count: 200) + "/photo.jpg"
        #expect(path.shortened.unicodeScalars.count == 80)
        #expect(path.shortened.hasPrefix("/home/aaa") && path.shortened.hasSuffix("aa/photo.jpg"))
        #expect(path.shortened.contains("a…a"))
    }

    @Test func `a shortened text is printable, at its beginning and its end`() {
        let text = "\u{1B}[2J" + String(repeating: "x", count: 100) + "\u{7}"
        #expect(text.shortened.hasPrefix("\\u{1b}[2Jx") && text.shortened.hasSuffix("x\\u{7}"))
        #expect("\u{1B}".shortened == "\\u{1b}")
    }

    @Test(arguments: [
        ("3,024 × 4,032", "3,024 x 4,032"), ("0 … 9", "0 ... 9"), ("a · b – c", "a - b - c"),
        ("“seven” isn’t → 7", "\"seven\" isn't -> 7"), ("██░░", "##.."),
        ("turned 90°", "turned 90 degrees"),
    ])
    func `each of the program's own signs has one in ASCII`(text: String, plain: String) {
        #expect(text.inPlainSigns == plain)
        #expect(plain.utf8.allSatisfy { $0 < 128 })
        #expect(plain.inPlainSigns == plain)
    }

    @Test(arguments: ["Größe.jpg", "数字/é😀.png", "plain.jpg", ""])
    func `in plain signs names of files stay as they are`(name: String) {
        #expect(name.inPlainSigns == name)
    }
}
