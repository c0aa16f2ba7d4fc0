import Raster
import Testing

struct OutlineTests {
    @Test func `a block's outline is its circumference, also at the border`() {
        #expect(BinaryMask("....", ".##.", ".##.", "....").outlineLength == 8)
        #expect(BinaryMask("###", "###").outlineLength == 10)
        #expect(BinaryMask("#").outlineLength == 4)
        #expect(BinaryMask("###", "#.#", "###").outlineLength == 16)
    }
}
