import Preprocessing
import Raster
import Testing

struct RemoveLinesTests {
    /// A digit on a page, as ink.
    private func page(_ draw: (inout TestPicture) -> Void) throws -> Workpiece {
        var picture = TestPicture(width: 320, height: 320)
        picture.two(x: 110, y: 90, height: 140)
        draw(&picture)
        return try picture.workpiece.after(
            Grayscale(), Invert(), FlattenBackground(), Binarize())
    }

    @Test func `ruled lines go and the digit stays whole`() throws {
        let clean = try #require(try page { _ in }.mask)
        let ruled = try page { picture in
            for y in [60, 160, 260] {
                picture.line(0, Float(y), 320, Float(y) + 2, width: 2.5, ink: 130)
            }
        }
        let result = try ruled.after(RemoveLines())
        let mask = try #require(result.mask)
        #expect(!mask[20, 60] && !mask[300, 161] && !mask[20, 260])
        #expect(result.lines?.isEmpty == false)
        let kept = mask.intersection(clean).count
        #expect(Float(kept) > 0.97 * Float(clean.count))
        #expect(Float(mask.subtracting(clean).count) < 0.05 * Float(clean.count))
    }

    @Test func `squared paper goes, too`() throws {
        let squared = try page { picture in
            for place in stride(from: 15, to: 320, by: 40) {
                picture.line(0, Float(place), 320, Float(place), width: 2, ink: 150)
                picture.line(Float(place), 0, Float(place), 320, width: 2, ink: 150)
            }
        }
        let mask = try #require(try squared.after(RemoveLines()).mask)
        let parts = ConnectedComponents(of: mask, ink: try squared.inkMap()).components
        let largest = try #require(parts.max { $0.area < $1.area })
        #expect(largest.box.x > 100 && largest.box.maxX < 220)
    }

    @Test func `a digit's own straight strokes stay behind the gate`() throws {
        // A 7 and a 4 are made of straight strokes; no page line is near.
        var picture = TestPicture(width: 320, height: 320)
        picture.line(90, 80, 230, 80, width: 3)
        picture.line(230, 80, 140, 250, width: 3)
        let seven = try picture.workpiece.after(
            Grayscale(), Invert(), FlattenBackground(), Binarize())
        #expect(try seven.after(RemoveLines()).mask == seven.mask)
        let ungated = try #require(try seven.after(RemoveLines(gate: .ungated)).mask)
        #expect(!ungated[150, 80], "without the gate the bar of the 7 is a line")
    }

    @Test func `a pen of another color stays where it crosses the lines`() throws {
        // Gray lines and a blue stroke, on paper whose light is known.
        var workpiece = Workpiece.empty
        var (ink, bytes) = (GrayRaster(width: 120, height: 90), [UInt8]())
        for y in 0..<90 {
            for x in 0..<120 {
                var value = SIMD3<Float>(repeating: 220)
                if (30..<33).contains(y) || (60..<63).contains(y) { value *= 0.7 }
                if (56..<62).contains(x) && (10..<80).contains(y) { value *= [0.25, 0.35, 0.75] }
                ink[x, y] = 1 - (value * [0.299, 0.587, 0.114]).sum() / 220
                for channel in 0..<3 { bytes.append(UInt8(value[channel].rounded())) }
            }
        }
        workpiece.color = ColorRaster(width: 120, height: 90, bytes: bytes)
        (workpiece.ink, workpiece.mask) = (ink, ink.mask(above: 0.2))
        workpiece.polarity = InkPolarity(.darkOnLight)
        let after = try workpiece.after(RemoveLines()).inkMap()
        for y in [30, 31, 32, 61] {
            #expect(abs(after[20, y]) < 0.05 && abs(after[100, y]) < 0.05)
            // Beside the line's pixels only the pen's part of the ink is left.
            #expect(after[58, y] > 0.6 && abs(after[56, y] - ink[56, 15]) < 0.03)
        }
        // A pixel beside the lines is looked at, too; all others stay as they are.
        for y in 0..<90 where !(29..<34).contains(y) && !(59..<64).contains(y) {
            #expect((0..<120).allSatisfy { after[$0, y] == ink[$0, y] })
        }
    }

    @Test(arguments: [(Float(0.062), true), (0.0625, false)])
    func `lines stay where hardly any other ink would be left`(leastRest: Float, isRemoved: Bool)
        throws
    {
        // Two lines of 3 rows and a blot: 64 of 1,024 pixels.
        var ink = GrayRaster(width: 160, height: 90)
        ink.fill(box(0, 20, 160, 3), 0.4)
        ink.fill(box(0, 70, 160, 3), 0.4)
        ink.fill(box(76, 40, 8, 8), 0.8)
        var settings = PreprocessingSettings()
        settings.removeLines.leastRest = leastRest
        var workpiece = Workpiece(photo: Workpiece.empty.photo, settings: settings)
        (workpiece.ink, workpiece.mask) = (ink, ink.mask(above: 0.2))
        let result = try workpiece.after(RemoveLines())
        #expect((result.lines != nil) == isRemoved && (result.ink != ink) == isRemoved)
    }
}
