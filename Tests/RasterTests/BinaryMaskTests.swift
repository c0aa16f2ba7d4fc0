import Raster
import Testing

struct BinaryMaskTests {
    @Test func `pixels combine one by one`() {
        let one = BinaryMask("##..", "#.#.")
        let other = BinaryMask("#.#.", "..##")
        #expect(one.union(other) == BinaryMask("###.", "#.##"))
        #expect(one.intersection(other) == BinaryMask("#...", "..#."))
        #expect(one.subtracting(other) == BinaryMask(".#..", "#..."))
    }

    @Test func `box, count and emptiness agree with the pixels`() {
        var random = RandomRasters(seed: 14)
        for (width, height) in RandomRasters.sizes {
            for percent in [UInt32(0), 3, 50] {
                let mask = random.mask(width, height, filled: percent)
                let set = mask.pixels.indices.filter { mask.pixels[$0] != 0 }
                #expect(mask.count == set.count)
                #expect(mask.isEmpty == set.isEmpty)
                #expect(mask.boundingBox?.x == set.map { $0 % width }.min())
                #expect(mask.boundingBox?.y == set.map { $0 / width }.min())
                #expect(mask.boundingBox.map { $0.maxX - 1 } == set.map { $0 % width }.max())
                #expect(mask.boundingBox.map { $0.maxY - 1 } == set.map { $0 / width }.max())
            }
        }
    }
}
