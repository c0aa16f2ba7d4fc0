import Foundation
import Preprocessing
import Raster

/// Reads a mark of digits that touch: tries cuts, has the network judge every part between two of
/// them, and keeps the likeliest ways through all cuts.
struct CutBeam {
    /// Reads parts of the mark.
    let reader: GlyphReader
    /// How high the writing around the mark is, in pixels.
    let height: Float

    /// How many ways are followed at the same time.
    private static let width = 6
    /// The widest a digit can be in heights.
    private static let widest: Float = 1.35
    /// What a digit more costs: of two readings of the same ink, the simpler one is likelier.
    private static let costOfDigit: Float = 0.15

    /// A way through the cuts up to one of them.
    private struct Way {
        var glyphs: [Glyph] = []
        var score: Float = 0
    }

    /// Returns the digits of the mark, if they are likelier than what the mark is as a whole.
    func split(_ whole: Glyph) -> [Glyph]? {
        let mark = whole.mark
        let pen = 2 * Float(mark.area) / Float(max(1, outline(of: mark)))
        let spacing = max(2, Int(0.12 * min(height, Float(mark.box.height))))
        let found = TouchingCuts(
            of: mark, thickest: Int(3 * pen) + 1, spacing: spacing,
            limit: min(16, 2 + Int(4 * Float(mark.box.width) / height))
        ).cuts
        guard !found.isEmpty else { return nil }
        // The mark's own edges are the first and the last cut.
        let cuts: [TouchingCuts.Cut?] = [nil] + found + [nil]
        let last = cuts.count - 1
        var pairs: [(from: Int, to: Int)] = []
        var parts: [PageMark] = []
        for to in 1...last {
            for from in 0..<to where !(from == 0 && to == last) {
                guard let part = mark.part(after: cuts[from], before: cuts[to]) else { continue }
                let wide = Float(part.box.width)
                guard wide <= Self.widest * max(height, Float(part.box.height)),
                    Float(part.box.longSide) > 0.3 * height
                else { continue }
                pairs.append((from, to))
                parts.append(part)
            }
        }
        let glyphs = reader.read(parts)
        var ways = [[Way]](repeating: [], count: cuts.count)
        ways[0] = [Way()]
        for (pair, glyph) in zip(pairs, glyphs) {
            guard let glyph else { continue }
            let gain = Self.score(glyph) - Self.costOfDigit
            ways[pair.to] += ways[pair.from].map { way in
                Way(glyphs: way.glyphs + [glyph], score: way.score + gain)
            }
            ways[pair.to].sort { $0.score > $1.score }
            ways[pair.to] = Array(ways[pair.to].prefix(Self.width))
        }
        guard let best = ways[last].first, best.glyphs.count > 1 else { return nil }
        return best.score > Self.score(whole) - Self.costOfDigit ? best.glyphs : nil
    }

    /// How much a glyph speaks for being one digit: the logarithm of its confidence.
    static func score(_ glyph: Glyph) -> Float { logf(glyph.confidence + 1e-4) }

    private func outline(of mark: PageMark) -> Int {
        mark.mask(in: mark.box).outlineLength
    }
}
