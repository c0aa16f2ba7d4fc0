import DigitReading
import Drawing
import Foundation
import MNIST
import PhotoFiles
import Raster
import Testing

@testable import Reporting

struct AnnotatedPhotoTests {
    private let path = PhotoPath("a/7.jpg")
    private let paper = RGB(0xFFFFFF)

    private func row(_ box: PixelBox?, confidence: Double, status: Row.Status = .ok) -> Row {
        Row(
            path: path, status: status, digit: Digit(7), confidence: confidence, box: box,
            reason: status == .ok ? nil : .unsure)
    }

    private func white(_ width: Int, _ height: Int) -> ColorRaster {
        Canvas(width: width, height: height, color: paper).raster
    }

    @Test func `a box is drawn where the digit is, in the color of its confidence`() {
        let box = PixelBox(x: 800, y: 600, width: 200, height: 240)
        for (confidence, status, color) in [
            (0.99, Row.Status.ok, Theme.light.right), (0.6, .ok, Theme.light.series[1]),
            (0.99, .rejected, Theme.light.wrong),
        ] {
            // The photo is drawn at half its size.
            let drawn = Canvas(
                AnnotatedPhoto([row(box, confidence: confidence, status: status)])
                    .draw(on: white(1000, 800), scale: 2))
            #expect(drawn.width == 1000)
            let gap = 120 / 16
            #expect(drawn[400 - gap, 360] == color)
            #expect(drawn[450, 420 + gap - 1] == color)
            #expect(drawn[450, 360] == paper)
            #expect(drawn[100, 100] == paper)
            // The label stands above.
            #expect(drawn[400 - gap, 300 - gap - 4] == color)
        }
    }

    @Test func `small photos are enlarged, and small digits decide how large a page is decoded`() {
        let tiny = AnnotatedPhoto([
            row(PixelBox(x: 4, y: 4, width: 20, height: 20), confidence: 0.9)
        ])
        #expect(tiny.draw(on: white(28, 28), scale: 1).width == 28 * 23)
        let small = AnnotatedPhoto([
            row(PixelBox(x: 4, y: 4, width: 80, height: 128), confidence: 0.9)
        ])
        #expect(small.longSide(ofFull: 4000) == 2000)
        let large = AnnotatedPhoto([
            row(PixelBox(x: 4, y: 4, width: 2000, height: 2000), confidence: 0.9)
        ])
        #expect(large.longSide(ofFull: 4000) == 1280)
    }

    @Test func `a photo read sideways is drawn upright, its boxes with it`() {
        var picture = Canvas(width: 40, height: 30, color: paper)
        let ink = RGB(0x000000)
        picture[3, 20] = ink
        var digit = row(PixelBox(x: 6, y: 40, width: 2, height: 2), confidence: 0.9)
        for (warning, quarters) in [(Warning.turned90, 1), (.turned180, 2), (.turned270, 3)] {
            digit.warnings = [warning]
            let page = UprightPage(picture.raster, [digit], scale: 2)
            #expect(page.photo.width == (quarters == 2 ? 40 : 30))
            let box = page.rows[0].box ?? PixelBox(x: 0, y: 0, width: 0, height: 0)
            #expect(Canvas(page.photo)[box.x / 2, box.y / 2] == ink)
        }
        // A digit that was turned alone turns no page.
        let page = UprightPage(
            picture.raster, [digit, row(digit.box, confidence: 0.9)], scale: 2)
        #expect(page.photo == picture.raster)
    }

    @Test func `a photo without digits says why`() {
        let empty = Row(path: path, status: .rejected, reason: .noInk)
        let drawn = Canvas(AnnotatedPhoto([empty]).draw(on: white(640, 480), scale: 1))
        #expect(drawn[0, 0] == Theme.light.wrong && drawn[639, 479] == paper)
    }
}
