import MNIST
import Raster
import Testing

@testable import DigitSheets

/// Pages as they are printed, photographed from above or tilted.
struct FoundSheetTests {
    /// Pixels per millimeter of the printed pages.
    private static let scale = 3.0

    /// What the page asks for, and the page from straight above.
    private static let printed = Result {
        let plan = try SheetPlan(perDigit: 4, order: .shuffled(seed: 78), page: 2, of: 5)
        let drawing = try SheetDrawing(SheetLayout(plan), on: .a4)
        return (plan, SheetPicture.raster(of: drawing, pixelsPerMillimeter: scale))
    }

    private let plan: SheetPlan
    private let page: ColorRaster

    init() throws { (plan, page) = try Self.printed.get() }

    /// Where a place of the page lies on the print, in pixels.
    private func printed(_ place: SheetPoint) -> SheetPoint {
        Self.scale * (place + SheetPaper.a4.frameOrigin)
    }

    /// The print with rectangles of the page painted white.
    private func page(without rects: [SheetRect]) -> ColorRaster {
        var page = self.page
        for rect in rects {
            // With a millimeter around.
            let (low, high) = (printed(rect.origin - 1), printed(rect.end + 1))
            page.fill(Int(low.x)..<Int(high.x), Int(low.y)..<Int(high.y), [255, 255, 255])
        }
        return page
    }

    private func absence(_ photo: ColorRaster) -> FoundSheet.Absence? {
        do {
            _ = try FoundSheet(in: photo)
            return nil
        } catch {
            return error
        }
    }

    private var marks: [SheetRect] { SheetGeometry.marks.map(\.square) }

    @Test(
        arguments: [
            ([], 0), ([.transpose, .mirrorColumns], 3), ([.mirrorColumns, .mirrorRows], 2),
        ] as [(Turn, Int)])
    func `a page is found to a tenth of a millimeter, whichever way it lies`(
        turn: Turn, quarters: Int
    ) throws {
        let photo = page.turned(turn)
        let sheet = try FoundSheet(in: photo)
        #expect(sheet.layout.plan == plan)
        #expect(sheet.missingMarks.isEmpty)
        #expect(sheet.layout.boxes.count == 40)
        #expect(sheet.quartersToUpright == quarters)
        // A place of the print in the turned picture.
        func turned(_ place: SheetPoint) -> SheetPoint {
            var place = turn.contains(.transpose) ? SheetPoint(place.y, place.x) : place
            if turn.contains(.mirrorColumns) { place.x = Double(photo.width) - place.x }
            if turn.contains(.mirrorRows) { place.y = Double(photo.height) - place.y }
            return place
        }
        for box in sheet.layout.boxes {
            for corner in box.rect.corners {
                let miss = distance(sheet.warp.photo(corner), turned(printed(corner)))
                #expect(miss < 0.1 * Self.scale)
            }
            #expect(sheet.shows(box.rect))
        }
        #expect(!sheet.shows(SheetRect(x: -20, y: 10, width: 10, height: 10)))
        // Pixels of a third of a millimeter blur by a third of that.
        #expect(try (0.03...0.25).contains(#require(sheet.blur)))
    }

    @Test func `a tilted page is found to a pixel`() throws {
        let size = SheetPaper.a4.size * Self.scale
        let corners = SheetRect(x: 0, y: 0, width: size.x, height: size.y).corners
        // The far edge has three quarters of the near one's length.
        let view: [SheetPoint] = [[120, 40], [560, 60], [640, 850], [40, 830]]
        let (width, height) = (700, 890)
        let (map, back) = (
            try #require(Homography(from: corners, to: view)),
            try #require(Homography(from: view, to: corners))
        )
        var places: [Float] = []
        for y in 0..<height {
            for x in 0..<width {
                let place = back.apply([Double(x) + 0.5, Double(y) + 0.5])
                places += [Float(place.x), Float(place.y)]
            }
        }
        let gray = page.sampled(width: width, height: height, at: places)
        var photo = ColorRaster(width: width, height: height)
        for (number, level) in gray.pixels.enumerated() {
            for channel in 0..<3 { photo.bytes[3 * number + channel] = UInt8(level.rounded()) }
        }
        let sheet = try FoundSheet(in: photo)
        #expect(sheet.layout.plan == plan)
        for box in sheet.layout.boxes {
            let middle = box.rect.middle
            #expect(distance(sheet.warp.photo(middle), map.apply(printed(middle))) < 1)
        }
    }

    @Test func `marks and codes may be covered as long as the rest tells the page`() throws {
        let sheet = try FoundSheet(in: page(without: [marks[1], marks[4], SheetGeometry.codes[0]]))
        #expect(sheet.missingMarks == ["top right", "left"])
        #expect(sheet.layout.plan == plan)
        for box in sheet.layout.boxes {
            let middle = box.rect.middle
            #expect(distance(sheet.warp.photo(middle), printed(middle)) < 1, "pixels")
        }
        #expect(absence(page(without: SheetGeometry.codes)) == .unreadableCode)
    }

    @Test func `one mark is too few, and none is no page`() {
        #expect(absence(page(without: Array(marks[1...]))) == .tooFewMarks(seen: ["top left"]))
        #expect(absence(ColorRaster(width: 3, height: 400)) == .noMarks)
        #expect(absence(ColorRaster(width: 2, height: 900)) == .noMarks)
        #expect(absence(ColorRaster(width: 1, height: 1)) == .noMarks)
    }

    @Test func `a preview shows a mark, squares or nothing`() {
        #expect(FoundSheet.marksSeen(in: page) == .sheetMark)
        #expect(FoundSheet.marksSeen(in: ColorRaster(width: 300, height: 400)) == .nothing)
        #expect(FoundSheet.marksSeen(in: ColorRaster(width: 1, height: 1)) == .nothing)
        // Marks of seven pixels are too small to be read.
        let small = page.areaScaled(toLongSide: 230)
        #expect(FoundSheet.marksSeen(in: small) == .squares)
    }
}
