import PhotoFiles
import Preprocessing
import Raster
import Testing

struct ZoomInTests {
    private let photo = Photo(
        bytes: [], header: ImageHeader(format: .png, width: 800, height: 400))

    /// A working picture whose red tells the column and whose green the row, at a scale of 4.
    private func workpiece(view: PhotoView = PhotoView(scale: 4)) -> Workpiece {
        var workpiece = Workpiece(photo: photo)
        let bytes = (0..<20_000).flatMap { index -> [UInt8] in
            [UInt8(index % 200), UInt8(index / 200), 0]
        }
        workpiece.color = ColorRaster(width: 200, height: 100, bytes: bytes)
        workpiece.colorView = view
        return workpiece
    }

    private func zoomed(_ workpiece: Workpiece, _ stage: ZoomIn) throws -> Workpiece {
        var workpiece = workpiece
        var notes = StageNotes(isRecording: false)
        try stage.process(&workpiece, notes: &notes)
        return workpiece
    }

    @Test func `the box is cut out and the view moves with it`() throws {
        let box = PixelBox(x: 80, y: 40, width: 40, height: 20)
        let result = try zoomed(workpiece(), ZoomIn(box: box, growth: 1, longSide: 512))
        let color = try #require(result.color)
        #expect((color.width, color.height) == (10, 5))
        #expect(color.bytes.prefix(3) == [20, 10, 0])
        #expect(result.colorView == PhotoView(x: 80, y: 40, scale: 4))
    }

    @Test func `it grows around its middle and stops at the borders`() throws {
        let box = PixelBox(x: 760, y: 160, width: 40, height: 80)
        let result = try zoomed(workpiece(), ZoomIn(box: box, growth: 2, longSide: 512))
        #expect(result.color?.width == 15)
        #expect(result.color?.height == 40)
        #expect(result.colorView == PhotoView(x: 740, y: 120, scale: 4))
    }

    @Test func `a region larger than working size is scaled down`() throws {
        let box = PixelBox(x: 0, y: 0, width: 800, height: 400)
        let result = try zoomed(workpiece(), ZoomIn(box: box, growth: 1, longSide: 50))
        #expect(result.color?.width == 50)
        #expect(result.color?.height == 25)
        #expect(result.colorView == PhotoView(scale: 16))
    }

    @Test func `zooming twice maps back to the photo`() throws {
        let first = PixelBox(x: 400, y: 200, width: 400, height: 200)
        let second = PixelBox(x: 600, y: 300, width: 40, height: 40)
        let once = try zoomed(workpiece(), ZoomIn(box: first, growth: 1, longSide: 512))
        let twice = try zoomed(once, ZoomIn(box: second, growth: 1, longSide: 512))
        #expect(twice.colorView == PhotoView(x: 600, y: 300, scale: 4))
        #expect(twice.color?.bytes.prefix(2) == [150, 75])
    }

    @Test func `a box outside the picture holds no ink`() {
        let box = PixelBox(x: 4000, y: 0, width: 10, height: 10)
        #expect(throws: PreprocessingError.noInk) {
            try zoomed(workpiece(), ZoomIn(box: box, growth: 1, longSide: 512))
        }
    }

    @Test func `a region of a single pixel holds ink`() throws {
        var workpiece = Workpiece.empty
        workpiece.color = ColorRaster(width: 9, height: 9, bytes: (0..<243).map { UInt8($0) })
        let result = try workpiece.after(
            ZoomIn(box: box(4, 5, 1, 1), growth: 1, longSide: 100))
        #expect(result.color?.bytes == [147, 148, 149])
        #expect(result.colorView == PhotoView(x: 4, y: 5, scale: 1))
    }
}
