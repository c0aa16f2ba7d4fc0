import Foundation
import NeuralNetwork
import Preprocessing
import Raster
import Testing

@testable import DigitReading

/// Solid boxes of 18 by 30 pixels on a page without ink, judged by a network whose opinion is always the same.
struct DigitEvidenceTests {
    private func evidence(of digits: [Glyph], others: [Glyph] = []) throws -> DigitEvidence {
        let spec = NetworkSpec(
            layers: [.flatten, .linear(outputs: 2, bias: true)], initialization: .glorotUniform)
        var network = try Network(spec)
        network.parameters = network.parameters.map { _ in 0 }
        network.parameters[network.parameters.count - 1] = 1.5
        let settings = PageSettings()
        return DigitEvidence(
            of: digits, others: others,
            writing: try #require(PageWriting(of: digits, settings: settings)),
            on: GrayRaster(width: 1, height: 1), network: SurroundingsNetwork(network),
            settings: settings)
    }

    private func value(_ name: DigitMeasures.Name, _ measures: DigitMeasures) throws -> Float {
        measures.values[try #require(DigitMeasures.Name.allCases.firstIndex(of: name))]
    }

    /// Expects features of a digit to have values.
    private func expect(
        _ measures: DigitMeasures, _ wanted: [DigitMeasures.Name: Float],
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        for (name, wanted) in wanted {
            let found = try value(name, measures)
            #expect(abs(found - wanted) < 1e-3, "\(name): \(found)", sourceLocation: location)
        }
    }

    @Test func `a number of like digits has nothing odd`() throws {
        let found = try evidence(of: [100, 122, 144].map { try Glyph.box(x: $0, as: 4) })
        #expect(found.neighbors == [[1], [0, 2], [1]])
        for measures in found.measures {
            try expect(
                measures,
                [
                    // lg 0.02, ln 18/30, 60 of strokes over 30, ln 20 for no other number.
                    .doubt: -1.698_97, .groupDoubt: -1.698_97, .slimness: -0.510_83, .strokes: 2,
                    .nearest: 2.995_73, .surroundings: 1.5, .groupSurroundings: 1.5, .size: 0,
                    .misfit: 0, .oddity: 0, .strength: 0, .cut: 0, .unread: 0, .letters: 0,
                    .pageLetters: 0, .groupOnes: 0, .groupOverlap: 0, .line: 0, .column: 0,
                    .unlikeness: 0, .pageSpread: 0,
                ])
        }
    }

    @Test func `a vertical stroke twice as high is odd, and speaks against its number`() throws {
        let found = try evidence(of: [
            Glyph.box(x: 100, as: 4), Glyph.box(x: 122, as: 4),
            Glyph.box(x: 144, width: 6, height: 60, as: 1, confidence: 0.9, strength: 0.4),
        ])
        // ln 2 over a spread of 0.05; the page's digits are the two 4s.
        try expect(
            found.measures[2],
            [
                .size: 0.693_15, .misfit: 0.693_15, .oddity: 13.862_94, .strength: -0.693_15,
                .doubt: -1,
                .slimness: -2.302_59, .pageOnes: 1 / 3,
            ])
        // A third of the number's digits are vertical strokes; its mean size is a third of ln 2.
        for measures in found.measures {
            try expect(
                measures,
                [
                    .groupOnes: 1 / 3, .groupSize: 0.231_05, .groupSpread: 0.308_07,
                    .groupOddity: 4.620_98, .groupDoubt: -1.465_98,
                ])
        }
    }

    @Test func `a letter between two digits parts them and counts by its strokes`() throws {
        let digits = try [100, 144].map { try Glyph.box(x: $0, as: 4) }
        let found = try evidence(of: digits, others: [Glyph.box(x: 122, as: nil)])
        #expect(found.neighbors == [[], []])
        // A third of the strokes of the word, and of the page, are the letter's.
        for measures in found.measures {
            try expect(measures, [.letters: 0.577_35, .pageLetters: 0.577_35])
        }
        // In another word it says something about the page alone.
        let apart = try evidence(of: digits, others: [Glyph.box(x: 400, as: nil)])
        try expect(apart.measures[0], [.letters: 0, .pageLetters: 0.577_35])
    }

    @Test func `digits that overlap by half, cut out of one mark, say so`() throws {
        let cut = try [100, 109].map { try Glyph.box(x: $0, as: 4, wasCut: true) }
        let word = try Glyph.box(x: 100, width: 54, as: nil)
        let found = try evidence(of: cut, others: [word])
        for measures in found.measures {
            // 36 of the mark's 54 columns are read, 9 of them twice.
            try expect(
                measures, [.groupOverlap: 0.5, .cut: 1, .unread: 1 / 3, .groupUnread: 1 / 3])
        }
    }

    @Test func `other numbers on the line and below are counted`() throws {
        let found = try evidence(of: [
            Glyph.box(x: 100, as: 4), Glyph.box(x: 200, as: 4), Glyph.box(x: 100, foot: 160, as: 4),
        ])
        #expect(found.neighbors == [[], [], []])
        // One on the line, one in the column: ln 2; the nearest one is two heights below.
        try expect(found.measures[0], [.line: 0.693_15, .column: 0.693_15, .nearest: 0.693_15])
        #expect(found.surroundings.count == 3)
        #expect(try evidence(of: [Glyph.box(x: 0, as: 4)]).neighbors == [[]])
    }
}
