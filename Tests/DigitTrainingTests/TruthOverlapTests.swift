import Preprocessing
import Raster
import Testing

@testable import DigitTraining

struct TruthOverlapTests {
    /// A bar of 10×16 pixels in a photo of 40×44.
    private let truth = mask(width: 40, height: 44) { x, y in
        (10..<20).contains(x) && (12..<28).contains(y)
    }

    private static func mask(
        width: Int, height: Int, _ isInk: (Int, Int) -> Bool
    ) -> BinaryMask {
        var mask = BinaryMask(width: width, height: height)
        for y in 0..<height {
            for x in 0..<width { mask[x, y] = isInk(x, y) }
        }
        return mask
    }

    @Test func `the same ink is all caught and all right`() {
        let (recall, precision) = TruthOverlap(truth).with(truth, seenAs: PhotoView())
        #expect(recall == 1 && precision == 1)
    }

    @Test func `half the ink is half caught and all right`() {
        let half = Self.mask(width: 40, height: 44) { truth[$0, $1] && $1 < 20 }
        let (recall, precision) = TruthOverlap(truth).with(half, seenAs: PhotoView())
        #expect(recall == 0.5 && precision == 1)
    }

    @Test func `as much again beside the digit halves the precision`() {
        let double = Self.mask(width: 40, height: 44) { x, y in
            truth[x, y] || (25..<35).contains(x) && (12..<28).contains(y)
        }
        let (recall, precision) = TruthOverlap(truth).with(double, seenAs: PhotoView())
        #expect(recall == 1 && precision == 0.5)
    }

    @Test func `a rim of two pixels is a blurred outline, three are not`() {
        let overlap = TruthOverlap(truth)
        let soft = truth.dilated(width: 5, height: 5)
        #expect(overlap.with(soft, seenAs: PhotoView()).precision == 1)
        let fat = truth.dilated(width: 7, height: 7)
        #expect(overlap.with(fat, seenAs: PhotoView()).precision < 1)
    }

    @Test func `a close-up is laid back where it was taken`() {
        let view = PhotoView(x: 6, y: 9, scale: 0.5)
        let close = Self.mask(width: 40, height: 50) { x, y in truth[6 + x / 2, 9 + y / 2] }
        let (recall, precision) = TruthOverlap(truth).with(close, seenAs: view)
        #expect(recall == 1 && precision == 1)
    }

    @Test func `a reduced picture is enlarged again`() {
        let view = PhotoView(scale: 2)
        let small = Self.mask(width: 20, height: 22) { x, y in truth[2 * x, 2 * y] }
        let (recall, precision) = TruthOverlap(truth).with(small, seenAs: view)
        #expect(recall == 1 && precision == 1)
    }

    @Test func `ink at another place is not the digit's`() {
        let away = PhotoView(x: 20)
        let (recall, precision) = TruthOverlap(truth).with(truth, seenAs: away)
        #expect(recall == 0 && precision == 0)
    }

    @Test func `no ink catches nothing`() {
        let nothing = BinaryMask(width: 40, height: 44)
        let (recall, precision) = TruthOverlap(truth).with(nothing, seenAs: PhotoView())
        #expect(recall == 0 && precision == 0)
    }
}
