import Raster
import Testing

struct ConnectedComponentsTests {
    /// Labels by flooding from every pixel not yet reached, in reading order.
    private func naive(_ mask: BinaryMask) -> [[Int]] {
        var labels = [Int](repeating: -1, count: mask.pixels.count)
        var parts: [[Int]] = []
        for start in mask.pixels.indices where mask.pixels[start] != 0 && labels[start] < 0 {
            var queue = [start]
            labels[start] = parts.count
            var part: [Int] = []
            while let index = queue.popLast() {
                part.append(index)
                let (y, x) = index.quotientAndRemainder(dividingBy: mask.width)
                for row in max(0, y - 1)...min(mask.height - 1, y + 1) {
                    for column in max(0, x - 1)...min(mask.width - 1, x + 1) {
                        let other = row * mask.width + column
                        if mask.pixels[other] != 0, labels[other] < 0 {
                            labels[other] = parts.count
                            queue.append(other)
                        }
                    }
                }
            }
            parts.append(part.sorted())
        }
        return parts
    }

    @Test(arguments: [UInt32(5), 30, 45, 60, 95])
    func `parts are those found by flooding`(_ percent: UInt32) {
        var random = RandomRasters(seed: UInt64(percent))
        for (width, height) in RandomRasters.sizes {
            let mask = random.mask(width, height, filled: percent)
            let ink = random.gray(width, height, upTo: 1)
            let found = ConnectedComponents(of: mask, ink: ink)
            let expected = naive(mask)
            #expect(found.components.count == expected.count)
            for (label, part) in expected.enumerated() {
                let component = found.components[label]
                #expect(component.area == part.count)
                #expect(abs(component.ink - part.reduce(0) { $0 + ink.pixels[$1] }) < 1e-3)
                #expect(component.peak == part.reduce(0) { max($0, ink.pixels[$1]) })
                let only = found.mask(where: found.components.indices.map { $0 == label })
                #expect(only.pixels.indices.filter { only.pixels[$0] != 0 } == part)
                #expect(only.boundingBox == component.box)
            }
        }
    }

    @Test func `corners connect`() {
        let mask = BinaryMask("#..", ".#.", "..#")
        let ink = GrayRaster(width: 3, height: 3, filledWith: 1)
        #expect(ConnectedComponents(of: mask, ink: ink).components.count == 1)
    }

    @Test func `a part touches those of another picture that are beside it or at its corners`() {
        let ink = GrayRaster(width: 6, height: 4)
        let parts = ConnectedComponents(
            of: BinaryMask("##....", "......", "...##.", "......"), ink: ink)
        let others = ConnectedComponents(
            of: BinaryMask("...#..", "..#..#", ".....#", "#....."), ink: ink)
        #expect(parts.neighbors(in: others) == [[0], [0, 1]])
        #expect(others.neighbors(in: parts) == [[0, 1], [1], []])
    }

    @Test func `a spiral is one part, however its arms meet`() {
        let mask = BinaryMask("#.#.#", "#.#.#", "#.###", "#...#", "#####")
        let ink = GrayRaster(width: 5, height: 5, filledWith: 1)
        let found = ConnectedComponents(of: mask, ink: ink)
        #expect(found.components.count == 1)
        #expect(found.components.first?.area == mask.count)
    }
}
