import Raster
import Testing

struct SetOperationsTests {
    @Test func `pixels combine one by one`() {
        let one = BinaryMask("##..", "#.#.")
        let other = BinaryMask("#.#.", "..##")
        #expect(one.union(other) == BinaryMask("###.", "#.##"))
        #expect(one.intersection(other) == BinaryMask("#...", "..#."))
        #expect(one.subtracting(other) == BinaryMask(".#..", "#..."))
    }
}
