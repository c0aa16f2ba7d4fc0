import Preprocessing
import Raster
import Testing

struct FitToBoxTests {
    @Test(arguments: [(200, 100), (37, 400), (20, 20), (9, 3), (61, 60)])
    func `the longest side becomes 20 and the aspect is kept`(_ size: (Int, Int)) throws {
        let ink = GrayRaster(width: size.0, height: size.1, filledWith: 1)
        let fitted = try Workpiece(ink: ink).after(FitToBox()).inkMap()
        #expect(fitted.width == 20 && fitted.height == 20)
        let box = try #require(fitted.mask(above: 0).boundingBox)
        let square = max(size.0, size.1, 10)
        #expect(abs(Double(box.width) - Double(20 * size.0) / Double(square)) <= 1)
        #expect(abs(Double(box.height) - Double(20 * size.1) / Double(square)) <= 1)
    }

    @Test func `the darkest pixel is full ink, in steps of 255`() throws {
        let ink = GrayRaster(width: 50, height: 80, filledWith: 0.4)
        let fitted = try Workpiece(ink: ink, threshold: 0.1).after(FitToBox()).inkMap()
        #expect(fitted.greatest == 1)
        for value in fitted.pixels { #expect((value * 255).rounded() / 255 == value) }
    }

    @Test func `ink above 1 is clamped and makes no other ink paler`() throws {
        var ink = GrayRaster(width: 20, height: 20, filledWith: 0.5)
        for y in 0..<20 { ink[3, y] = 1.5 }
        let fitted = try Workpiece(ink: ink, threshold: 0.1).after(FitToBox()).inkMap()
        #expect(fitted[3, 10] == 1 && fitted[12, 10] == 128.0 / 255)
    }

    @Test func `nothing fits no box`() {
        #expect(throws: PreprocessingError.noInk) {
            try Workpiece(ink: GrayRaster(width: 30, height: 30)).after(FitToBox())
        }
    }
}
