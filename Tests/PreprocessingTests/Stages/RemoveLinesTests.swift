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
}
