import MNIST
import Raster
import SyntheticDigits
import SystemLibraries
import Testing

@testable import Preprocessing

struct PaperMarginTests {
    /// A digit's picture, ink 0 … 255, cut to its ink and enlarged; dark on light or light on dark.
    private func cutOut(_ value: Int, seed: UInt64, factor: Int = 1, isInkDark: Bool) -> ColorRaster
    {
        var random = SeededGenerator(seed: seed)
        let drawing = DigitDrawing(
            Digit.allCases[value], hand: .penInHand(using: &random), using: &random)
        var raster = GrayRaster(width: 40, height: 40)
        Pen(width: 7).draw(
            drawing.strokes.map { $0.mapped { $0 * 28 + 6 } }, on: &raster)
        let ink = raster.cropped(
            to: raster.mask(above: 0.25).boundingBox ?? PixelBox(x: 0, y: 0, width: 40, height: 40))
        return ColorRaster(
            width: ink.width * factor, height: ink.height * factor,
            bytes: (0..<ink.height * factor).flatMap { y in
                (0..<ink.width * factor).flatMap { x -> [UInt8] in
                    let share = min(1, ink[x / factor, y / factor])
                    let value = UInt8(isInkDark ? 250 - 230 * share : 20 + 230 * share)
                    return [value, value, value]
                }
            })
    }

    @Test(arguments: [0, 2, 3, 4, 5, 6, 8, 9], [true, false])
    func `a digit cut to its ink gets paper of the paper's shade`(
        _ value: Int, _ isInkDark: Bool
    ) throws {
        let picture = cutOut(value, seed: UInt64(value) + 1, factor: 3, isInkDark: isInkDark)
        guard let margin = PaperMargin(for: picture) else {
            Issue.record("no margin")
            return
        }
        #expect(isInkDark ? margin.color.red > 200 : margin.color.red < 60)
        #expect(margin.width * 4 > picture.longSide && margin.width * 2 < picture.longSide)
        let wide = margin.added(to: picture)
        #expect(wide.width == picture.width + 2 * margin.width)
        #expect(
            wide.cropped(
                to: PixelBox(
                    x: margin.width, y: margin.width, width: picture.width, height: picture.height))
                == picture)
        #expect(PaperMargin(for: wide) == nil, "what has a margin gets no other one")
    }

    @Test func `MNIST's own margin is enough`() {
        let digits = ProceduralDigits(labelWeights: ProceduralDigits.evenWeights)
            .dataset(count: 40, seed: 3)
        let given = (0..<digits.count).count { index in
            let bytes = digits.image(at: index).pixels.flatMap { [$0, $0, $0] }
            return PaperMargin(for: ColorRaster(width: 28, height: 28, bytes: bytes)) != nil
        }
        #expect(given <= 2, "\(given) of 40")
    }

    @Test func `a large photo with a dark table beside the sheet keeps its size`() {
        let bytes = (0..<400 * 300).flatMap { index -> [UInt8] in
            index % 400 < 150 ? [40, 35, 30] : [230, 230, 225]
        }
        #expect(PaperMargin(for: ColorRaster(width: 400, height: 300, bytes: bytes)) == nil)
    }

    @Test func `bare and shaded paper get none`() {
        for slope in [0, 1, 2] {
            let bytes = (0..<100 * 100).flatMap { index -> [UInt8] in
                let value = UInt8(250 - slope * (index % 100))
                return [value, value, value]
            }
            #expect(PaperMargin(for: ColorRaster(width: 100, height: 100, bytes: bytes)) == nil)
        }
        #expect(
            PaperMargin(for: ColorRaster(width: 1, height: 1, bytes: [9, 9, 9])) == nil)
    }

    @Test func `boxes are told in the photo, without the margin`() throws {
        var workpiece = Workpiece.empty
        let picture = cutOut(8, seed: 5, factor: 6, isInkDark: true)
        workpiece.color = picture
        try Pipeline([
            Grayscale(), Invert(), FlattenBackground(), Binarize(), RemoveLines(), SelectInk(),
            CropToInk(),
        ]).run(&workpiece)
        let box = try #require(workpiece.box)
        #expect(box.x <= 3 && box.y <= 3)
        #expect(abs(box.width - picture.width) <= 6 && abs(box.height - picture.height) <= 6)
    }
}
