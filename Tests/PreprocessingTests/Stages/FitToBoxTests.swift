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

    @Test(arguments: [(10, 20, 5, 0), (20, 10, 0, 5), (4, 6, 3, 2), (7, 30, 11, 0)])
    func `a fitted digit stands in the middle of its square`(
        width: Int, height: Int, left: Int, top: Int
    ) throws {
        var workpiece = Workpiece(ink: GrayRaster(width: width, height: height, filledWith: 1))
        workpiece.view = PhotoView(x: 100, y: 200, scale: 2)
        let result = try workpiece.after(FitToBox())
        let square = Double(max(width, height, 10))
        #expect(
            result.view
                == PhotoView(
                    x: 100 - 2 * Double(left), y: 200 - 2 * Double(top), scale: 2 * square / 20))
        #expect(result.mask == nil)
    }

    /// 100.45 and 100.55 of 255 steps lie on either side of the middle between two.
    @Test func `ink is rounded to the nearest step`() throws {
        var ink = GrayRaster(width: 20, height: 20, filledWith: 1)
        ink[5, 5] = 100.45 / 255
        ink[15, 5] = 100.55 / 255
        let fitted = try Workpiece(ink: ink, threshold: 0.1).after(FitToBox()).inkMap()
        #expect(fitted[5, 5] == 100.0 / 255 && fitted[15, 5] == 101.0 / 255)
    }
}
