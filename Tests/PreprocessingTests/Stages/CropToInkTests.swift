import Preprocessing
import Raster
import Testing

struct CropToInkTests {
    @Test func `ink and mask are cropped to the box, and the photo's pixels are told`() throws {
        var ink = GrayRaster(width: 60, height: 50)
        for y in 10..<31 { for x in 20..<27 { ink[x, y] = Float(x) / 30 } }
        var workpiece = Workpiece(ink: ink)
        workpiece.view = PhotoView(x: 100, y: 40, scale: 2.5)
        let result = try workpiece.after(CropToInk())
        #expect(result.ink == ink.cropped(to: PixelBox(x: 20, y: 10, width: 7, height: 21)))
        #expect(result.mask?.count == 7 * 21)
        #expect(result.box == PixelBox(x: 150, y: 65, width: 18, height: 53))
        #expect(result.view == PhotoView(x: 150, y: 65, scale: 2.5))
    }

    @Test func `an empty mask is no ink`() {
        #expect(throws: PreprocessingError.noInk) {
            try Workpiece(ink: GrayRaster(width: 9, height: 9)).after(CropToInk())
        }
    }
}
