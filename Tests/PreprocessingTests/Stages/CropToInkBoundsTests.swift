import PhotoFiles
import Preprocessing
import Raster
import Testing

/// Which digits are cut off or small, and where boxes lie in the photo.
struct CropToInkBoundsTests {
    /// The warnings for a box of ink in a working picture of 60 by 50 pixels.
    private func warnings(
        _ ink: PixelBox, photo: (width: Int, height: Int) = (60, 50), scale: Double = 1
    ) throws -> [Warning] {
        var workpiece = Workpiece(
            photo: Photo(
                bytes: [],
                header: ImageHeader(format: .png, width: photo.width, height: photo.height)))
        workpiece.color = ColorRaster(
            width: 60, height: 50, bytes: [UInt8](repeating: 0, count: 9000))
        workpiece.colorView = PhotoView(scale: scale)
        workpiece.view = workpiece.colorView
        workpiece.mask = BinaryMask(width: 60, height: 50, boxes: [ink])
        workpiece.ink = GrayRaster(width: 60, height: 50, filledWith: 0.8)
        return try workpiece.after(CropToInk()).warnings
    }

    @Test(arguments: [
        (box(1, 1, 58, 48), false), (box(0, 10, 20, 20), true), (box(10, 0, 20, 20), true),
        (box(40, 10, 20, 20), true), (box(10, 30, 20, 20), true), (box(1, 10, 20, 20), false),
        (box(10, 1, 20, 20), false), (box(39, 10, 20, 20), false), (box(10, 29, 20, 20), false),
    ])
    func `ink at any border of the photo touches it`(ink: PixelBox, touches: Bool) throws {
        #expect(try warnings(ink) == (touches ? [.touchesBorder] : []))
    }

    @Test(arguments: [
        // The working picture is as large as the photo to within a photo's or a working pixel.
        (60, 1.0, true), (61, 1, false), (59, 1, false), (240, 4, true), (243, 4, true),
        (244, 4, false), (237, 4, true), (236, 4, false),
    ])
    func `ink at the border of a part of the photo says nothing`(
        width: Int, scale: Double, touches: Bool
    ) throws {
        let found = try warnings(box(0, 10, 20, 20), photo: (width, 50), scale: scale)
        #expect(found == (touches ? [.touchesBorder] : []))
    }

    @Test func `a digit of 14 pixels of the photo is large enough`() throws {
        #expect(try warnings(box(10, 10, 5, 14)) == [])
        #expect(try warnings(box(10, 10, 13, 5)) == [.smallDigit])
        #expect(try warnings(box(10, 10, 7, 7), photo: (120, 100), scale: 2) == [])
        #expect(try warnings(box(10, 10, 7, 6), photo: (120, 100), scale: 1.8) == [.smallDigit])
    }

    @Test func `a box in the photo has whole pixels, and begins in the photo`() {
        #expect(PhotoView().fullSizeBox(of: box(0, 0, 10, 12)) == box(0, 0, 10, 12))
        #expect(
            PhotoView(x: -5, y: -3, scale: 1).fullSizeBox(of: box(0, 0, 10, 12)) == box(0, 0, 5, 9))
        #expect(
            PhotoView(x: 10, y: 20, scale: 0.5).fullSizeBox(of: box(3, 5, 3, 1))
                == box(11, 22, 2, 1))
    }
}
