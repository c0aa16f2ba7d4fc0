import NeuralNetwork
import Preprocessing
import Raster
import Testing

@testable import DigitReading

/// Solid boxes as digits and letters: what they look like is given.
struct PageContextTests {
    private func columns(of digits: [Glyph], beside others: [Glyph]) throws -> [Int] {
        // Boxes without a page have no surroundings: all rather look like digits.
        let spec = NetworkSpec(
            layers: [.flatten, .linear(outputs: 2, bias: true)], initialization: .glorotUniform)
        var network = try Network(spec)
        network.parameters[network.parameters.count - 1] = 1.5
        return PageContext(
            digits, others: others, on: GrayRaster(width: 1, height: 1),
            network: SurroundingsNetwork(network), settings: PageSettings()
        ).digits.map(\.mark.box.x)
    }

    /// A row of numbers, which says how the page is written.
    private func numbers() throws -> [Glyph] {
        try [300, 322, 344, 420, 442, 520].map { try Glyph.box(x: $0, as: 4) }
    }

    @Test func `digits that were cut apart stay a number`() throws {
        let touching = try [100, 117, 134].map {
            try Glyph.box(x: $0, width: 17, as: 3, confidence: 0.97, wasCut: true)
        }
        let whole = try Glyph.box(x: 100, width: 51, as: nil)
        #expect(
            try columns(of: touching + (try numbers()), beside: [whole])
                == [100, 117, 134, 300, 322, 344, 420, 442, 520])
    }

    @Test func `vertical strokes and pieces that were cut out of a word are none`() throws {
        let word = try Glyph.box(x: 100, width: 70, height: 34, as: nil)
        let pieces = try [
            Glyph.box(x: 100, width: 5, height: 26, as: 1, wasCut: true),
            Glyph.box(x: 108, width: 9, height: 16, as: 7, confidence: 0.9, wasCut: true),
            Glyph.box(x: 120, width: 14, height: 20, as: 0, confidence: 0.85, wasCut: true),
            Glyph.box(x: 140, width: 5, height: 33, as: 1, confidence: 0.95, wasCut: true),
        ]
        #expect(
            try columns(of: pieces + (try numbers()), beside: [word])
                == [300, 322, 344, 420, 442, 520])
    }

    @Test func `a digit between letters goes`() throws {
        let letters = try [56, 78, 122, 144, 166].map { try Glyph.box(x: $0, height: 22, as: nil) }
        let letter = try Glyph.box(x: 100, height: 20, as: 6, confidence: 0.9)
        #expect(
            try columns(of: [letter] + (try numbers()), beside: letters)
                == [300, 322, 344, 420, 442, 520])
    }

    @Test func `a frame that looks like a 0 does not say how the page is written`() throws {
        let frame = try Glyph.box(x: 0, width: 900, height: 900, foot: 950, as: 0, isHollow: true)
        let found = try columns(of: [frame] + (try numbers()), beside: [])
        #expect(Set([300, 322, 344, 420, 442, 520]).isSubset(of: found))
    }

    @Test func `what is far too pale or small for the page goes`() throws {
        let speck = try Glyph.box(x: 200, width: 2, height: 4, as: 1)
        #expect(try columns(of: [speck] + (try numbers()), beside: []).first == 300)
    }

    @Test func `pencil beside print needs to be as dark as pencil`() throws {
        let print = try [300, 322, 344, 420, 442, 520].map {
            try Glyph.box(x: $0, as: 4, printed: 0.99)
        }
        func pencil(_ x: Int, as digit: Int, strength: Float) throws -> Glyph {
            try Glyph.box(x: x, as: digit, strength: strength)
        }
        let hand = try [100, 122, 144].map { try pencil($0, as: 3, strength: 0.15) }
        let strokes = try [pencil(166, as: 1, strength: 0.3)]
        #expect(
            try columns(of: hand + strokes + print, beside: [])
                == [100, 122, 144, 166, 300, 322, 344, 420, 442, 520])
        // Paler than a quarter of the pencil, it is dirt.
        let dirt = try pencil(122, as: 3, strength: 0.03)
        #expect(
            try columns(of: [hand[0], dirt, hand[2]] + print, beside: [])
                == [100, 144, 300, 322, 344, 420, 442, 520])
    }
}
