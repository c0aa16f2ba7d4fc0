import Preprocessing
import Raster

/// Reads a mark of digits that touch: tries cuts, has the network judge every part between two of
/// them, and keeps the ways through all cuts that explain most.
struct CutBeam {
    /// Reads parts of the mark.
    let reader: GlyphReader
    /// How high the writing around the mark is, in pixels.
    let height: Float

    /// How many ways are followed at the same time.
    private static let width = 6
    /// The widest a digit can be in heights.
    private static let widest: Float = 1.35
    /// What a digit more costs in heights of strokes: of two readings of the same ink, the simpler
    /// one is likelier.
    private static let costOfDigit: Float = 0.15

    /// The part of a mark's strokes that its digits have at least.
    private static let leastExplained: Float = 0.75

    /// How sure its digits must be on average: letters can be cut into what resembles digits.
    private static let leastConfidence: Float = 0.75

    /// A way through the cuts up to one of them.
    private struct Way {
        var glyphs: [Glyph] = []
        var gain: Float = 0
    }

    /// Returns the digits of the mark, if they explain more than the mark as a whole.
    func split(_ whole: Glyph) -> [Glyph]? {
        let mark = whole.mark
        let spacing = max(2, Int(0.12 * min(height, Float(mark.box.height))))
        let found = TouchingCuts(
            of: mark, thickest: Int(3 * whole.penWidth) + 1, spacing: spacing,
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
                guard wide <= Self.widest * max(height, Float(part.box.height)) else { continue }
                pairs.append((from, to))
                parts.append(part)
            }
        }
        var ways = [[Way]](repeating: [], count: cuts.count)
        ways[0] = [Way()]
        for (pair, glyph) in zip(pairs, read(parts)) {
            // A part that is no digit explains nothing, but may be there: a stroke that joins two.
            ways[pair.to] += ways[pair.from].map { way in
                guard let glyph, glyph.gain > 0 else { return way }
                return Way(
                    glyphs: way.glyphs + [glyph],
                    gain: way.gain + glyph.gain - Self.costOfDigit * height)
            }
            ways[pair.to].sort { $0.gain > $1.gain }
            ways[pair.to] = Array(ways[pair.to].prefix(Self.width))
        }
        guard let best = ways[last].first, explains(best, whole) else { return nil }
        return best.gain > whole.gain - Self.costOfDigit * height ? best.glyphs : nil
    }

    /// Whether a way leaves little of the mark unexplained, and not by sticks alone: those can be cut out
    /// of any letter.
    private func explains(_ way: Way, _ whole: Glyph) -> Bool {
        let length = way.glyphs.reduce(0) { $0 + $1.strokeLength }
        let certain = way.glyphs.reduce(0) { $0 + $1.strokeLength * $1.confidence }
        return length > Self.leastExplained * whole.strokeLength
            && certain > Self.leastConfidence * length && way.glyphs.contains { $0.digit != 1 }
    }

    /// Reads the parts that are large enough to be digits.
    private func read(_ parts: [PageMark]) -> [Glyph?] {
        let isLarge = parts.map { Float($0.box.longSide) > 0.3 * height }
        var glyphs = reader.read(zip(parts, isLarge).filter(\.1).map(\.0))[...]
        return isLarge.map { $0 ? glyphs.popFirst() ?? nil : nil }
    }
}
