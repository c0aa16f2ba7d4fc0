import PhotoFiles
import Raster
import SyntheticDigits
import Testing

struct EXIFOrientationTests {
    /// 3×2 pixels, each its own number.
    private let upright = ColorRaster(width: 3, height: 2, bytes: (0..<18).map { UInt8($0) })

    @Test func `a photo stored for "turn right" was turned left`() {
        let stored = EXIFOrientation.stored(upright, orientation: 6)
        #expect(stored.width == 2 && stored.height == 3)
        // Turned left, the top right corner comes to the top left.
        #expect(Array(stored.bytes[0..<3]) == [6, 7, 8])
        #expect(Array(stored.bytes[3..<6]) == [15, 16, 17])
    }

    @Test func `a photo stored upside down begins with its last pixel`() {
        let stored = EXIFOrientation.stored(upright, orientation: 3)
        #expect(Array(stored.bytes[0..<3]) == [15, 16, 17])
    }

    @Test func `six and eight undo each other, the others themselves`() {
        for (orientation, inverse) in zip(1...8, [1, 2, 3, 4, 5, 8, 7, 6]) {
            let there = EXIFOrientation.stored(upright, orientation: orientation)
            #expect(EXIFOrientation.stored(there, orientation: inverse) == upright)
        }
    }
}
