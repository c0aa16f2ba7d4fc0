import SystemLibraries
import Testing

/// Sentences for terminals that show ASCII alone.
struct PlainSignsTests {
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
    func `names of files stay as they are`(name: String) { #expect(name.inPlainSigns == name) }
}
