import Preprocessing
import Raster
import Testing

struct InkColorfulnessTests {
    /// Paper with a shadow on its right half, a blue stroke across and a gray one below it.
    private func page(paper: SIMD3<Float>) -> ColorRaster {
        var bytes: [UInt8] = []
        for y in 0..<100 {
            for x in 0..<140 {
                var value = paper
                if (40..<46).contains(y) { value *= [0.35, 0.45, 0.85] }
                if (70..<76).contains(y) { value *= 0.4 }
                if x >= 70 { value *= 0.5 }
                for channel in 0..<3 { bytes.append(UInt8(value[channel].rounded())) }
            }
        }
        return ColorRaster(width: 140, height: 100, bytes: bytes)
    }

    @Test(arguments: [[235, 232, 225], [240, 215, 150], [190, 222, 240]] as [SIMD3<Float>])
    func `a colored stroke stays, a shadow and a gray one go`(paper: SIMD3<Float>) {
        let gray = InkColorfulness(of: page(paper: paper)).gray
        for x in [20, 120] {
            #expect(gray[x, 43] < 130)
            #expect(gray[x, 73] > 225, "gray ink has the paper's color")
            #expect(gray[x, 10] > 240)
        }
        #expect(abs(gray[66, 10] - gray[74, 10]) < 8, "no edge of the shadow is left")
    }

    @Test func `what is too dark to have a color has none`() {
        let night = ColorRaster(width: 2, height: 1, bytes: [9, 2, 2, 2, 2, 9])
        #expect(InkColorfulness(of: night).gray.pixels.allSatisfy { $0 > 200 })
    }
}
