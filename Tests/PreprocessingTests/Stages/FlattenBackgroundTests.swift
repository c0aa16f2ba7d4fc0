import Preprocessing
import Raster
import Testing

struct FlattenBackgroundTests {
    private func shaded(_ shade: (Int, Int) -> Float) -> GrayRaster {
        var picture = TestPicture(width: 300, height: 220, paper: 1)
        picture.two(x: 110, y: 60, height: 100, ink: 0.3)
        var gray = picture.gray
        for y in 0..<220 { for x in 0..<300 { gray[x, y] *= shade(x, y) } }
        return gray
    }

    @Test func `ink is the same in light and in shadow`() throws {
        let gray = shaded { x, _ in 240 - 0.4 * Float(x) }
        let result = try Workpiece(gray: gray).after(FlattenBackground())
        #expect(result.gray == nil)
        let ink = try result.inkMap()
        let errors = gray.pixels.indices.map { index -> Float in
            let isInked = gray.pixels[index] < 0.35 * (240 - 0.4 * Float(index % 300))
            return abs(ink.pixels[index] - (isInked ? 0.7 : 0))
        }
        #expect((errors.max() ?? 1) < 0.06)
    }

    @Test func `the median keeps a hard shadow's edge out of the ink`() throws {
        let gray = shaded { x, _ in x < 60 ? 120 : 230 }
        func residue(_ stage: FlattenBackground) throws -> Float {
            let ink = try Workpiece(gray: gray).after(stage).inkMap()
            return (20..<58).reduce(0) { $0 + ink[$1, 20] }
        }
        #expect(
            try residue(FlattenBackground(paper: .median(side: 31))) < residue(FlattenBackground()))
    }

    @Test func `noise is the paper's, not the ink's`() throws {
        var generator = SeededNoise(seed: 5)
        var gray = shaded { _, _ in 200 }
        for index in gray.pixels.indices { gray.pixels[index] += generator.value(within: 6) }
        let result = try Workpiece(gray: gray).after(FlattenBackground())
        // Even noise of ±6 on 200 has a deviation of 6/√3/200; a 16th part lies one below.
        #expect(abs(result.noise - 6 * 0.68 / 200) < 0.006)
    }
}

/// Even noise that is the same in every run.
struct SeededNoise {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func value(within bound: Float) -> Float {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return bound * (Float(state >> 40) * 0x1p-23 - 1)
    }
}
