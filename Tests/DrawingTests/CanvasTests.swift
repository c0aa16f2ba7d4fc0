import Drawing
import Raster
import Testing

@Suite struct CanvasTests {
    private let white = RGB(0xFFFFFF)
    private let black = RGB(0x000000)

    private func count(_ color: RGB, on canvas: Canvas) -> Int {
        (0..<canvas.width * canvas.height).count {
            canvas[$0 % canvas.width, $0 / canvas.width] == color
        }
    }

    @Test func `what falls outside the canvas is dropped`() {
        var canvas = Canvas(width: 10, height: 8, color: white)
        canvas.fill(PixelBox(x: 8, y: 6, width: 20, height: 20), with: black)
        canvas.fill(PixelBox(x: -5, y: -5, width: 6, height: 6), with: black)
        canvas.fill(PixelBox(x: 20, y: 20, width: 5, height: 5), with: black)
        canvas.text("out of here", x: -30, y: 100, with: black)
        #expect(count(black, on: canvas) == 2 * 2 + 1)
    }

    @Test func `an outline stays inside its box`() {
        var canvas = Canvas(width: 10, height: 10, color: white)
        canvas.outline(PixelBox(x: 1, y: 1, width: 8, height: 6), with: black, thickness: 2)
        #expect(count(black, on: canvas) == 8 * 6 - 4 * 2)
        #expect(canvas[1, 1] == black && canvas[8, 6] == black && canvas[3, 3] == white)
    }

    @Test func `a large picture is averaged down, a small one enlarged by whole pixels`() {
        let board = ColorRaster(
            width: 4, height: 4,
            bytes: (0..<16).flatMap { index -> [UInt8] in
                let level: UInt8 = (index + index / 4) % 2 == 0 ? 0 : 200
                return [level, level, level]
            })
        #expect(board.resampled(width: 2, height: 2).bytes.allSatisfy { $0 == 100 })
        var canvas = Canvas(width: 20, height: 15, color: white)
        let place = canvas.picture(board, in: PixelBox(x: 0, y: 0, width: 20, height: 15))
        #expect(place == PixelBox(x: 4, y: 1, width: 12, height: 12))
        #expect(count(black, on: canvas) == 8 * 9)
    }

    @Test func `a picture without pixels is no file, and no format is blamed`() {
        let error = #expect(throws: PictureError.self) {
            try PNG.encode(ColorRaster(width: 0, height: 0, bytes: []))
        }
        // The same error stands for pictures as JPEG.
        #expect(error?.description == "cannot encode a picture: it has no pixels")
    }
}
