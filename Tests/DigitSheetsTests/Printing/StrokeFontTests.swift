import DigitSheets
import Foundation
import Testing

struct StrokeFontTests {
    private func strokes(_ text: String, capital height: Double = 10) -> [[SheetPoint]] {
        StrokeFont.strokes(of: text, at: [100, 50], capital: height)
    }

    @Test func `letters stand on the baseline, one after the other`() {
        // An I is one stroke as high as a capital; a T is 7 tenths wide, its stem in the middle.
        #expect(strokes("I") == [[[100, 40], [100, 50]]])
        #expect(strokes("T") == [[[100, 40], [107, 40]], [[103.5, 40], [103.5, 50]]])
        // 2.3 tenths stand between two letters; a blank has 3.6 tenths itself.
        #expect(distance(strokes("TI").flatMap(\.self)[4], [109.3, 40]) < 1e-9)
        #expect(distance(strokes("I I").flatMap(\.self)[2], [100 + 2.3 + 3.6 + 2.3, 40]) < 1e-9)
        #expect(distance(strokes(".").flatMap(\.self), [[100, 49.9], [100, 49.9]]) < 1e-9)
        #expect(strokes("").isEmpty && strokes(" ").isEmpty)
    }

    @Test func `all grows with the height of a capital`() {
        let (smallOnes, largeOnes) = (strokes("g8&", capital: 2), strokes("g8&", capital: 20))
        #expect(smallOnes.count == largeOnes.count && !smallOnes.isEmpty)
        for (small, large) in zip(smallOnes, largeOnes) {
            #expect(small.count == large.count && !small.isEmpty)
            for (one, other) in zip(small, large) {
                #expect(distance(10 * (one - [100, 50]), other - [100, 50]) < 1e-9)
            }
        }
    }

    @Test func `a text is as wide as its strokes reach`() {
        #expect(abs(StrokeFont.width(of: "T", capital: 10) - 7) < 1e-9)
        #expect(abs(StrokeFont.width(of: "T T", capital: 5) - (7 + 2.3 + 3.6 + 2.3 + 7) / 2) < 1e-9)
        // These letters reach from the left end of their width to its right end.
        for text in ["TEN", "HUH", "O", "Hello T", "[]"] {
            let places = strokes(text).flatMap(\.self).map(\.x)
            let width = StrokeFont.width(of: text, capital: 10)
            #expect(abs((places.min() ?? 0) - 100) < 1e-9)
            #expect(abs((places.max() ?? 0) - 100 - width) < 1e-9, "\(text)")
        }
    }

    @Test func `a round letter is an ellipse in chords of 12 degrees`() throws {
        let ring = try #require(strokes("O").first)
        #expect(ring.count == 31 && distance(ring[0], ring[30]) < 1e-9)
        for place in ring { #expect(abs(distance(place, [105, 45]) - 5) < 1e-9) }
        for (place, next) in zip(ring, ring.dropFirst()) {
            // 2 r sin 6°.
            #expect(abs(distance(place, next) - 1.045_285) < 1e-6)
        }
    }

    @Test func `all of ASCII and the letters of western languages can be printed`() {
        let ascii = String(
            String.UnicodeScalarView((32...126 as ClosedRange<UInt8>).map { Unicode.Scalar($0) }))
        #expect(ascii.count == 95)
        let accented = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœŒ"
        let eastern = "ąćęłńśźżčďěňřšťůžāēģīķļņūőűğşİı"
        for text in [ascii, accented, eastern, "„“”‘’–—…€£§°·×"] {
            #expect(StrokeFont.uncovered(in: text) == nil)
            for character in text where character != " " {
                #expect(!strokes(String(character)).isEmpty, "\(character)")
            }
        }
    }

    @Test func `the first letter that the font lacks is named, and a blank stands for it`() {
        #expect(StrokeFont.uncovered(in: "Heft 日本") == "日")
        #expect(StrokeFont.uncovered(in: "α") == "α")
        #expect(StrokeFont.uncovered(in: "1\n2") == "\n")
        #expect(StrokeFont.uncovered(in: "") == nil)
        #expect(strokes("T日T") == strokes("T T"))
    }

    @Test(arguments: [
        ("e", "\u{301}", "\u{E9}"), ("Z", "\u{30C}", "\u{17D}"), ("a", "\u{30A}", "\u{E5}"),
    ])
    func `a letter and a sign that follows it are what the letter with the sign is`(
        letter: String, sign: String, whole: String
    ) {
        #expect(whole.unicodeScalars.count == 1)
        #expect(strokes(letter + sign) == strokes(whole))
        #expect(strokes(whole).count == strokes(letter).count + 1)
    }

    @Test func `signs stand above the letter, below it, or in the place of a dot`() {
        func top(_ text: String) -> Double {
            50 - (strokes(text).flatMap(\.self).map(\.y).min() ?? 50)
        }
        func bottom(_ text: String) -> Double {
            50 - (strokes(text).flatMap(\.self).map(\.y).max() ?? 50)
        }
        #expect(top("é") > top("e") + 1 && bottom("é") == bottom("e"))
        #expect(top("É") > top("E") + 1)
        #expect(bottom("ç") < bottom("c") - 1 && top("ç") == top("c"))
        // An í has an accent and a stem, no dot; an į keeps its dot.
        #expect(strokes("í").count == 2)
        #expect(strokes("į").count == 3)
    }

    /// Whether a letter is one of ASCII and one of the signs that the font has, by Unicode's own decomposition.
    private func isLetterWithSign(_ letter: String) -> Bool {
        let parts = letter.decomposedStringWithCanonicalMapping.unicodeScalars
        // Grave, acute, circumflex, tilde, macron, breve, dot, diaeresis, ring, double acute, caron, cedilla, ogonek.
        let signs: Set<UInt32> = [
            0x300, 0x301, 0x302, 0x303, 0x304, 0x306, 0x307, 0x308, 0x30A, 0x30B, 0x30C, 0x327,
            0x328,
        ]
        return parts.count == 2 && parts.first?.isASCII == true
            && parts.last.map { signs.contains($0.value) } == true
    }

    @Test
    func
        `of letters with signs those are printed whose sign the font has, and no other sign instead`()
    {
        var counts = (printed: 0, refused: 0)
        for value in Array(0xC0...0x24F) + Array(0x1E00...0x1EFF) as [UInt32] {
            guard let letter = Unicode.Scalar(value).map({ String(Character($0)) }),
                letter.decomposedStringWithCanonicalMapping.unicodeScalars.count > 1
            else { continue }
            let isPrinted = StrokeFont.uncovered(in: letter) == nil
            #expect(isPrinted == isLetterWithSign(letter), "\(letter)")
            if isPrinted { counts.printed += 1 } else { counts.refused += 1 }
        }
        #expect(counts.printed > 150 && counts.refused > 100)
        // A letter and a combining sign: dot below, ring below, double grave.
        for sign in ["\u{323}", "\u{325}", "\u{30F}"] {
            #expect(StrokeFont.uncovered(in: "a" + sign) != nil)
        }
    }

    @Test func `no text is no millimeter wide`() {
        #expect(StrokeFont.width(of: "", capital: 10) == 0)
        #expect(abs(StrokeFont.width(of: " ", capital: 10) - 3.6) < 1e-9)
    }
}
