import MNIST
import SystemLibraries
import Testing

@testable import SyntheticDigits

/// What layouts write and draw, before anything becomes pixels.
struct LayoutTests {
    /// What a layout has written on a sheet of its own, pen by pen.
    private func texts(_ layout: some PageLayout, seed: UInt64) -> [PageText] {
        var random = SeededGenerator(seed: seed)
        let scene = PageScene(width: 900, height: 1200, using: &random)
        var draft = PageDraft(
            scene, source: PageSource(), area: PageArea(low: [-0.45, -0.6], high: [0.45, 0.6]))
        layout.fill(&draft, using: &random)
        return draft.scene.texts
    }

    /// The direction, in radians clockwise from level, of an arrow's head; nil for any other mark.
    ///
    /// An arrow is a line and a head of three places, whose two sides are equally long.
    private func direction(of glyph: PageText.Glyph) -> Float? {
        guard glyph.mark == .other, case .strokes(let strokes) = glyph.shape, strokes.count == 2,
            strokes[1].points.count == 3
        else { return nil }
        let places = strokes[1].points
        let sides = [places[0] - places[1], places[2] - places[1]].map { ($0 * $0).sum() }
        guard abs(sides[0] - sides[1]) < 1e-3 * sides[0] else { return nil }
        let way = places[1] - (places[0] + places[2]) / 2
        // No arrow points backwards, and none is steep: a ratio is its own angle, nearly.
        return way.y / way.x
    }

    @Test func `arrows of notes lie along the lines of writing`() {
        var slopes: [Float] = []
        for seed: UInt64 in 0..<150 {
            for text in texts(NotesLayout(), seed: seed) {
                guard let slope = text.glyphs.first(where: { $0.mark == nil })?.turn else {
                    continue
                }
                for direction in text.glyphs.compactMap(direction) {
                    #expect(abs(direction - slope) < 0.002)
                    slopes.append(slope)
                }
            }
        }
        #expect(slopes.count { abs($0) > 0.01 } > 20)
    }

    @Test func `an exercise in two columns counts on from line to line`() {
        var counted = 0
        for seed: UInt64 in 0..<400 {
            let glyphs = texts(ExerciseLayout(), seed: seed).flatMap(\.glyphs)
            let lines = Dictionary(grouping: glyphs.filter { $0.label != nil }, by: \.line)
                .sorted { $0.key < $1.key }.map { $0.value.compactMap { $0.label?.value } }
            // By chance, four lines of two digits do not all go up by one.
            guard lines.count >= 4,
                lines.allSatisfy({ $0.count == 2 && $0[1] == ($0[0] + 1) % 10 })
            else { continue }
            counted += 1
            for (line, next) in zip(lines, lines.dropFirst()) {
                #expect(next[0] == (line[1] + 1) % 10)
            }
        }
        #expect(counted > 3)
    }

    @Test func `minutes have two digits and end at 59`() {
        var random = SeededGenerator(seed: 3)
        let times = (0..<3000).map { _ in random.figure() }.filter { $0.contains(":") }
        #expect(times.count > 100)
        for time in times {
            let parts = time.split(separator: ":")
            #expect(parts.count == 2 && parts[1].count == 2)
            #expect(parts.last.flatMap { Int($0) }.map { $0 < 60 } == true, "\(time)")
        }
    }
}
