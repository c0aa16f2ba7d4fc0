import Preprocessing
import Raster
import Testing

struct SoftInkTests {
    /// A row of pixels.
    private func ink(_ values: [Float], mask: [UInt8]) -> SoftInk {
        SoftInk(
            of: GrayRaster(width: values.count, height: 1, pixels: values),
            mask: BinaryMask(width: values.count, height: 1, pixels: mask))
    }

    @Test func `ink is stretched from three tenths to nine tenths of full ink`() {
        // The mask holds 0.8 throughout: full ink. 0.24 becomes 0, 0.72 becomes 1.
        let soft = ink(
            [0.8, 0.8, 0.8, 0.8, 0.48, 0.8, 0.36, 0.8, 0.2], mask: [1, 1, 1, 1, 0, 1, 0, 1, 0])
        #expect(abs(soft.level - 0.8) < 1e-3)
        let stretched: [Float] = [1, 1, 1, 1, 0.5, 1, 0.25, 1, 0]
        #expect(soft.ink.pixels.count == stretched.count)
        for (found, wanted) in zip(soft.ink.pixels, stretched) {
            #expect(abs(found - wanted) < 2e-3)
        }
    }

    @Test func `the edge right beside the mask stays, other ink goes`() {
        let soft = ink([0.5, 0.5, 0.8, 0.5, 0.5, 0.5], mask: [0, 0, 1, 0, 0, 0])
        #expect(soft.ink.pixels[0] == 0 && soft.ink.pixels[4] == 0 && soft.ink.pixels[5] == 0)
        #expect(soft.ink.pixels[1] > 0.5 && soft.ink.pixels[3] > 0.5)
    }

    @Test func `a blot in a quarter of the ink does not make the rest pale`() {
        let values: [Float] = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1, 1]
        let soft = ink(values, mask: [UInt8](repeating: 1, count: 10))
        #expect(abs(soft.level - 0.5) < 1e-3 && soft.ink.pixels.allSatisfy { $0 > 0.999 })
        // In more than a quarter it is the ink, and the rest is a third of the way to it.
        let more = ink(
            [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1, 1, 1, 1], mask: [UInt8](repeating: 1, count: 10))
        #expect(abs(more.level - 1) < 1e-2 && abs(more.ink.pixels[0] - 1.0 / 3) < 1e-2)
    }

    @Test func `without a mask or without ink there is none`() {
        #expect(ink([0.9, 0.9], mask: [0, 0]).ink.pixels == [0, 0])
        let bare = ink([0, 0], mask: [1, 1])
        #expect(bare.ink.pixels == [0, 0] && bare.level > 0)
    }
}
