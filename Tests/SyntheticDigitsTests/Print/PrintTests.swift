import MNIST
import Raster
import SystemLibraries
import Testing

@testable import SyntheticDigits

/// Print in whatever font of the list this machine has.
struct PrintTests {
    private static let font: PrintFonts.Font? = {
        do { return try PrintFonts().fonts.first } catch { return nil }
    }()

    @Test(.enabled(if: font != nil, "needs the fonts that make model names"))
    func `a glyph is cut to its ink and fills MNIST's box`() throws {
        let font = try #require(Self.font)
        let glyph = try #require(PrintedGlyph("7", font: font))
        #expect(glyph.meaning == .printed(Digit.allCases[7]))
        #expect(glyph.height > 60 && glyph.width > 30)
        let picture = glyph.picture
        let rows = (0..<28).filter { y in (0..<28).contains { picture[$0, y] > 128 } }
        #expect(abs((rows.max() ?? 0) - (rows.min() ?? 0) + 1 - 20) <= 1)
        // A 7's ink is above: its foot is narrow.
        let ink = { (rows: Range<Int>) in
            rows.reduce(0) { sum, y in sum + (0..<28).reduce(0) { $0 + Int(picture[$1, y]) } }
        }
        #expect(ink(0..<14) > ink(14..<28))
    }

    @Test(.enabled(if: font != nil, "needs the fonts that make model names"))
    func `signs that ImageMagick would take for its own are printed as they are`() throws {
        let font = try #require(Self.font)
        let (percent, at) = (PrintedGlyph("%", font: font), PrintedGlyph("@", font: font))
        let (backslash, slash) = (PrintedGlyph("\\", font: font), PrintedGlyph("/", font: font))
        #expect(abs((percent?.width ?? 0) - (at?.width ?? 100)) < 60, "neither escape nor file")
        #expect(abs((backslash?.width ?? 0) - (slash?.width ?? 100)) < 12, "one sign, not two")
        #expect(PrintedGlyph(" ", font: font) == nil)
    }

    @Test(.enabled(if: font != nil, "needs the fonts that make model names"))
    func `a photo of print is about a printed digit`() throws {
        let font = try #require(Self.font)
        let glyph = try #require(PrintedGlyph("4", font: font))
        var random = SeededGenerator(seed: 7)
        var scene = PhotoScene(of: .print(glyph), width: 200, height: 240, using: &random)
        scene.writing.size = 0.5
        scene.writing.middle = .zero
        let photo = PhotoSimulator().photo(of: scene, using: &random)
        #expect(photo.meaning == .printed(Digit.allCases[4]) && photo.label?.value == 4)
        #expect(abs(photo.box.height - 100) < 16)
    }

    @Test func `missing fonts are named by their packages`() {
        let error = #expect(throws: PrintFontsError.self) { try PrintFonts(folder: "/nowhere") }
        #expect(error?.description.contains("apt-get install fonts-dejavu-core") == true)
    }
}
