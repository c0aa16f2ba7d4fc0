import DigitDatasets
import DigitReading
import MNIST
import PhotoFiles
import Raster
import Testing

@testable import digits

/// What of a photo goes into a data set, by rows as they would have been read.
struct LabeledSamplesTests {
    private func digit(_ value: Int) -> Digit { Digit.allCases[value] }

    /// A digit that was read.
    private func row(
        _ value: Int, index: Int = 0, confidence: Double = 0.9, box: PixelBox? = nil,
        warnings: [Warning] = []
    ) -> Row {
        Row(
            path: PhotoPath("a.jpg"), index: index, status: .ok, digit: digit(value),
            confidence: confidence, box: box, warnings: warnings, image: DigitImage())
    }

    private func values(_ found: LabeledSamples) -> [Int] { found.samples.map(\.label.value) }

    // MARK: - One label for a photo

    @Test
    func `a label about all digits is given to all, and it is told how many look like others`() {
        let found = LabeledSamples([row(7), row(1), row(7)], label: .digit(digit(7)))
        #expect(values(found) == [7, 7, 7])
        #expect(found.samples.map(\.row.digit?.value) == [7, 1, 7])
        #expect(found.notes == ["3 digits are 7; 1 of them look like others"])
        #expect(!found.isIncomplete && found.aside.isEmpty)
        // Of a single one that is misread nothing is told: that is what data sets are for.
        #expect(LabeledSamples([row(1)], label: .digit(digit(7))).notes.isEmpty)
    }

    @Test func `what has no picture is no sample`() {
        let failed = Row(
            path: PhotoPath("a.jpg"), status: .error,
            error: Row.Failure(kind: .corrupt, message: "broken"))
        let found = LabeledSamples([failed], label: .digit(digit(7)))
        #expect(found.samples.isEmpty && found.aside.isEmpty && found.notes.isEmpty)
    }

    @Test func `a label that is about one digit is not given to several`() {
        let one = LabeledSamples([row(1)], label: .oneDigit(digit(7)))
        #expect(values(one) == [7] && one.notes.isEmpty && !one.isIncomplete)
        let two = LabeledSamples([row(7), row(1)], label: .oneDigit(digit(7)))
        #expect(two.samples.isEmpty && two.isIncomplete)
        #expect(two.notes == ["left out: 2 digits were found for one label"])
    }

    @Test(arguments: [PhotoLabel.skipped, .missing, .ambiguous])
    func `without a label nothing is taken`(label: PhotoLabel) {
        let found = LabeledSamples([row(7)], label: label)
        #expect(found.samples.isEmpty && found.aside.isEmpty && found.notes.isEmpty)
    }

    // MARK: - Print and damage

    @Test func `printed digits are set aside where one label is for all of a photo`() {
        let rows = [row(7, warnings: [.printed]), row(7, index: 1)]
        #expect(values(LabeledSamples(rows, label: .digit(digit(7)))) == [7, 7])
        for label in [PhotoLabel.digit(digit(7)), .oneDigit(digit(7))] {
            let found = LabeledSamples(rows, label: label, taken: .init(print: false))
            #expect(found.samples.map(\.row.index) == [1])
            #expect(found.aside.map(\.reason) == [.printed])
            #expect(found.aside.map(\.status) == [.rejected])
            #expect(found.notes == ["set aside: 1 printed; --printed takes them"])
        }
        let page = LabeledSamples(
            rows, label: .digits([PageDigit(index: 0, label: digit(7))]), taken: .init(print: false)
        )
        #expect(page.samples.map(\.row.index) == [0] && page.aside.isEmpty)
    }

    @Test func `a photo of print alone gives nothing, and is not called incomplete`() {
        let found = LabeledSamples(
            [row(7, warnings: [.printed])], label: .oneDigit(digit(7)), taken: .init(print: false))
        #expect(found.samples.isEmpty && found.aside.count == 1 && !found.isIncomplete)
    }

    @Test func `a damaged photo is set aside whole, unless it is asked for`() {
        let rows = [row(7), row(1, index: 1, warnings: [.damaged])]
        let found = LabeledSamples(
            rows, label: .digit(digit(7)), taken: .init(damaged: false))
        #expect(found.samples.isEmpty)
        #expect(found.aside.map(\.reason) == [.damaged, .damaged])
        #expect(
            found.notes == ["left out: its file is damaged; --damaged takes it all the same"])
        #expect(values(LabeledSamples(rows, label: .digit(digit(7)))) == [7, 7])
    }

    // MARK: - Digits labeled one by one

    @Test func `each digit of a page gets its own label, those without one are left out`() {
        let rows = (0..<3).map { row($0, index: $0) }
        let found = LabeledSamples(
            rows,
            label: .digits([
                PageDigit(index: 2, label: digit(9)), PageDigit(index: 0, label: digit(5)),
                PageDigit(index: 1),
            ]))
        #expect(values(found) == [9, 5])
        #expect(found.samples.map(\.row.index) == [2, 0])
        #expect(found.notes.isEmpty && !found.isIncomplete)
    }

    @Test func `where a labeled digit is not found, the page is left out`() {
        let found = LabeledSamples(
            [row(5)],
            label: .digits([
                PageDigit(index: 0, label: digit(5)), PageDigit(index: 1, label: digit(6)),
            ]))
        #expect(found.samples.isEmpty && found.isIncomplete)
        #expect(found.notes == ["left out: 1 digits were found where number 2 is labeled"])
    }

    @Test(arguments: [(0, true), (60, true), (70, false), (300, false)])
    func `a digit found elsewhere than it was labeled is another`(shift: Int, isTaken: Bool) {
        // Of two boxes of 200 pixels, shifted by 66 and two thirds, half of the union is in both.
        let labeled = PixelBox(x: 100, y: 100, width: 200, height: 200)
        let own = PixelBox(x: 100 + shift, y: 100, width: 200, height: 200)
        let found = LabeledSamples(
            [row(5, box: own)],
            label: .digits([PageDigit(index: 0, label: digit(5), box: labeled)]))
        #expect(found.samples.count == (isTaken ? 1 : 0))
        #expect(found.isIncomplete == !isTaken)
        #expect(isTaken || found.notes[0].hasPrefix("left out: digit 1 was found elsewhere"))
    }

    // MARK: - Transcripts

    /// A digit that was found where a transcript has it.
    private func written(_ value: Int, row line: Int) -> Row {
        var row = row(0)
        row.written = WrittenDigit(digit(value), line: line)
        return row
    }

    @Test func `a digit is what the transcript says, whatever it was read as`() throws {
        let transcript = try #require(Transcript("12/3"))
        let found = LabeledSamples(
            [written(1, row: 0), written(2, row: 0), written(3, row: 1)],
            label: .transcript(transcript))
        #expect(values(found) == [1, 2, 3] && found.notes.isEmpty && !found.isIncomplete)
    }

    @Test func `a page is used as far as it was found, and it is told what is missing`() throws {
        let transcript = try #require(Transcript("12/3"))
        let found = LabeledSamples(
            [written(1, row: 0), row(8), written(3, row: 1)], label: .transcript(transcript))
        #expect(values(found) == [1, 3] && found.isIncomplete)
        #expect(found.aside.map(\.reason) == [.notInTranscript])
        #expect(
            found.notes == [
                "1 of its transcript's 3 were not found, and 1 that were found are not in it: line 1 (12)"
            ])
    }

    @Test func `at most five lines are named`() throws {
        let transcript = try #require(Transcript("11/22/33/44/55/66/77"))
        let found = LabeledSamples([written(1, row: 0)], label: .transcript(transcript))
        #expect(
            found.notes == [
                "13 of its transcript's 14 were not found: lines 1 (11), 2 (22), 3 (33), 4 (44), 5 (55), …"
            ])
    }

    // MARK: - Sheets

    /// A digit in a box of a sheet that asks for another or the same.
    private func boxed(
        _ value: Int, askedFor label: Int, confidence: Double = 0.99,
        reason: Row.RejectionReason? = nil
    ) -> Row {
        var row = row(value, confidence: confidence)
        row.sheet = SheetPlace(
            sheet: "00ff00", page: 1, box: 0, label: digit(label),
            missingMarks: ["top left"])
        row.boxCount = 60
        if let reason { (row.status, row.reason) = (.rejected, reason) }
        return row
    }

    @Test func `a digit on a sheet is what its box asks for, unless it is surely another`() {
        let found = LabeledSamples(
            [
                boxed(4, askedFor: 4), boxed(9, askedFor: 4, confidence: 0.94),
                boxed(9, askedFor: 4, confidence: 0.96),
                boxed(4, askedFor: 4, confidence: 0.3, reason: .unsure),
            ], label: .sheet)
        #expect(values(found) == [4, 4, 4])
        #expect(found.aside.map(\.reason) == [.otherDigit])
        #expect(found.notes == ["set aside: 1 other-digit"] && !found.isIncomplete)
    }

    @Test func `boxes that are spoiled are set aside, those outside the photo make it incomplete`()
    {
        var empty = boxed(0, askedFor: 1, reason: .noInk)
        empty.image = nil
        let found = LabeledSamples(
            [
                boxed(4, askedFor: 4), boxed(4, askedFor: 4, reason: .leavesBox),
                boxed(4, askedFor: 4, reason: .crossedOut), empty,
                boxed(4, askedFor: 4, reason: .outsidePhoto), row(3),
            ], label: .sheet)
        #expect(values(found) == [4] && found.isIncomplete)
        #expect(found.aside.map(\.reason) == [.leavesBox, .crossedOut, .noInk])
        #expect(
            found.notes == [
                "1 of its 60 boxes are not on the photo, nor the marks top left",
                "set aside: 1 crossed-out, 1 leaves-box, 1 no-ink",
            ])
    }
}
