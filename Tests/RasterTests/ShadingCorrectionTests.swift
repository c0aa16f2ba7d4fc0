import Raster
import Testing

struct ShadingCorrectionTests {
    @Test func `paper is divided out, but not by deep shadow`() {
        var random = RandomRasters(seed: 21)
        for (width, height) in RandomRasters.sizes {
            let (gray, paper) = (random.gray(width, height), random.gray(width, height))
            var ink = paper
            ink.divideOut(of: gray, notBelow: 40)
            let expected = zip(gray.pixels, paper.pixels).map { gray, paper in
                (max(paper, 1) - gray) / max(paper, 40)
            }
            #expect(ink.pixels == expected)
            ink.lower(by: 0.25)
            #expect(ink.pixels == expected.map { max(0, $0 - 0.25) })
        }
    }
}
