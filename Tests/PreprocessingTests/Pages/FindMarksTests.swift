import Raster
import Testing

@testable import Preprocessing

struct FindMarksTests {
    private func found(_ boxes: [PixelBox], height: Float?) throws -> PageMarks? {
        var ink = GrayRaster(width: 200, height: 120)
        for box in boxes { ink.fill(box, 0.7) }
        return try Workpiece(ink: ink).after(FindMarks(writingHeight: height)).pageMarks
    }

    @Test func `the writing's height is measured where it is not known`() throws {
        let digits = [box(20, 20, 6, 30), box(50, 20, 6, 30), box(80, 30, 6, 20)]
        let marks = try #require(try found(digits, height: nil))
        #expect(marks.writingHeight == 30 && marks.all.map(\.box) == digits)
        #expect(try found(digits, height: 24)?.writingHeight == 24)
        // A speck of 5 pixels is writing only where writing is low.
        let speck = box(150, 80, 5, 5)
        #expect(try found(digits + [speck], height: 60)?.all.count == 4)
        #expect(try found(digits + [speck], height: 70)?.all.count == 3)
    }

    @Test func `a page without marks has no height, unless it is known`() throws {
        #expect(throws: PreprocessingError.noInk) { try found([], height: nil) }
        #expect(throws: PreprocessingError.noInk) { try found([], height: 0) }
        #expect(try found([], height: 1) == PageMarks(all: [], writingHeight: 1))
    }

    @Test func `without an ink map there are no marks`() {
        #expect(throws: PreprocessingError.noInk) { try Workpiece.empty.after(FindMarks()) }
    }

    @Test(arguments: [nil, 30] as [Float?])
    func `it is noted where the height comes from`(height: Float?) throws {
        var page = Workpiece(ink: GrayRaster(width: 100, height: 60))
        page.ink?.fill(box(20, 20, 6, 30), 0.7)
        var notes = StageNotes(isRecording: true)
        try FindMarks(writingHeight: height).process(&page, notes: &notes)
        let reason = notes.measurements.first { $0.name == "writing height" }?.reason
        #expect(reason?.hasPrefix("told by digits") == (height != nil))
    }
}
