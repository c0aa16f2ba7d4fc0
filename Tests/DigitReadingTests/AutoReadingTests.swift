import MNIST
import PhotoFiles
import Preprocessing
import Raster
import Testing

@testable import DigitReading

/// The rule that decides whether a photo is read as one digit or as a page; limits are computed from the settings.
struct AutoReadingTests {
    private let settings = ReadingSettings()
    private var auto: DigitReader.AutoSettings { settings.auto }
    /// The confidence from which on a digit of a page is sure.
    private var sure: Float { settings.pages.sure }
    /// The confidence from which on a single digit is in no doubt.
    private var sureEnough: Double { Double(settings.decision.sureEnough) }
    private let photo = Photo(
        bytes: [], header: ImageHeader(format: .jpeg, width: 9, height: 9), warnings: [])
    /// The box of the single digit, and boxes of a page's digits in it and outside of it.
    private let whole = PixelBox(x: 0, y: 0, width: 100, height: 100)
    private let inside = PixelBox(x: 10, y: 10, width: 20, height: 40)
    private let outside = PixelBox(x: 200, y: 10, width: 20, height: 40)

    /// The row of a photo that was read as one digit.
    private func single(
        _ digit: Int? = 7, _ confidence: Double? = 0, status: Row.Status? = nil,
        side: Int? = nil, box: PixelBox? = nil, reason: Row.RejectionReason? = nil,
        warnings: [Warning] = []
    ) -> Row {
        Row(
            path: PhotoPath("photo.jpg"), status: status ?? (reason == nil ? .ok : .rejected),
            digit: digit.flatMap { Digit($0) }, confidence: confidence,
            box: side.map { PixelBox(x: 0, y: 0, width: 1, height: $0) } ?? box,
            warnings: warnings, reason: reason)
    }

    /// A digit of a page.
    private func glyph(_ digit: Int, _ confidence: Float, at box: PixelBox? = nil) -> Glyph {
        var workpiece = Workpiece(photo: photo, settings: settings.preprocessing)
        workpiece.box = box
        return Glyph(
            mark: PageMark(runs: [PixelRun(row: 0, columns: 0..<1)]), workpiece: workpiece,
            image: DigitImage(), probabilities: (0..<10).map { $0 == digit ? confidence : 0 },
            printed: 0, strokeLength: 1)
    }

    /// A page with one line of digits.
    private func page(_ digits: [Glyph], isTurned: Bool = false) -> PageReader.Result {
        var page = Workpiece(photo: photo, settings: settings.preprocessing)
        if isTurned { page.warn(.turned90) }
        return PageReader.Result(lines: [digits], separates: [], page: page)
    }

    /// Whether digits with these confidences replace a single one, by default a doubtful 7.
    private func isConvincing(
        _ digits: [(Int, Float)], over row: Row? = nil, besideStroke: Bool = false
    ) -> Bool {
        page(digits.map { glyph($0.0, $0.1) }).isConvincing(
            insteadOf: row ?? single(), besideStroke: besideStroke, settings)
    }

    @Test func `two digits replace a doubtful one where both are sure`() {
        #expect(!isConvincing([]) && !isConvincing([(5, 1)]))
        #expect(isConvincing([(5, sure), (6, sure)]))
        #expect(!isConvincing([(5, sure), (6, sure.nextDown)]))
        #expect(!isConvincing([(5, 1), (6, sure.nextDown)]))
        // Any straight line is read as a surer 1 than that.
        #expect(!isConvincing([(5, 1), (1, 1)]) && !isConvincing([(1, 1), (1, 1)]))
    }

    @Test func `two digits replace a single one only where that is in doubt`() {
        let two: [(Int, Float)] = [(5, 1), (6, 1)]
        #expect(isConvincing(two, over: single(7, sureEnough.nextDown)))
        #expect(!isConvincing(two, over: single(7, sureEnough)))
        #expect(isConvincing(two, over: single(1, sureEnough.nextDown)))
        #expect(!isConvincing(two, over: single(1, sureEnough)))
        #expect(isConvincing(two, over: single(nil, nil, reason: .noInk)))
    }

    @Test func `three sure digits replace any where they are most of the page's`() {
        let three: [(Int, Float)] = [(5, 1), (6, 1), (8, 1)]
        #expect(isConvincing(three, over: single(7, 1)))
        #expect(!isConvincing([(5, 1), (6, 1), (8, sure.nextDown)], over: single(7, 1)))
        let most = Int(3 / auto.leastSure)
        let unsure = Array(repeating: (9, sure.nextDown), count: most - 2)
        #expect(isConvincing(three + unsure.dropLast()))
        #expect(!isConvincing(three + unsure))
    }

    @Test func `a sure 1 counts beside another sure digit, and where there are several`() {
        // Above the limit, so that the mean of several is above it, too.
        let sure = (sure + 1) / 2
        let ones: [(Int, Float)] = [(1, sure), (1, sure)]
        #expect(isConvincing(ones + [(5, sure)], over: single(7, 1)))
        #expect(!isConvincing(ones + [(5, self.sure.nextDown)], over: single(7, 1)))
        #expect(!isConvincing(ones + [(1, sure)], over: single(7, 1)))
        let fewest = settings.pages.writing.fewestOnes
        let several = Array(repeating: (1, sure), count: fewest)
        #expect(isConvincing(several, over: single(7, 1)))
        #expect(!isConvincing(several.dropLast(), over: single(7, 1)))
        #expect(!isConvincing(several.dropLast() + [(1, self.sure.nextDown)], over: single(7, 1)))
        // Nor are a few lines digits where several were seen before.
        let rejected = single(1, 1, reason: .severalDigits)
        #expect(isConvincing(several, over: rejected) && !isConvincing(ones, over: rejected))
    }

    @Test func `the mean confidence of all digits must be high, too`() {
        // With three digits of 1 the fourth may have so little.
        let least = 4 * sure - 3
        let three: [(Int, Float)] = [(5, 1), (6, 1), (8, 1)]
        #expect(isConvincing(three + [(9, least + 0.01)]))
        #expect(!isConvincing(three + [(9, least - 0.01)]))
    }

    @Test func `beside a vertical stroke one sure digit of two is enough for a sure single one`() {
        let two: [(Int, Float)] = [(5, sure), (1, 1)]
        #expect(isConvincing(two, over: single(7, sureEnough), besideStroke: true))
        #expect(!isConvincing(two, over: single(7, sureEnough.nextDown), besideStroke: true))
        #expect(!isConvincing(two, over: single(7, sureEnough), besideStroke: false))
        #expect(!isConvincing(two, over: single(7, 1, reason: .unsure), besideStroke: true))
        let unsure: [(Int, Float)] = [(5, sure.nextDown), (1, 1)]
        #expect(!isConvincing(unsure, over: single(7, sureEnough), besideStroke: true))
    }

    @Test func `where several digits were seen before, one sure digit of a page is enough`() {
        let several = single(7, 1, reason: .severalDigits)
        #expect(isConvincing([(5, sure), (6, 0.1)], over: several))
        #expect(!isConvincing([(5, sure.nextDown), (6, sure.nextDown)], over: several))
        #expect(!isConvincing([(5, 1)], over: several))
        let turned = page([glyph(5, 1), glyph(6, 0.1)], isTurned: true)
        #expect(turned.isConvincing(insteadOf: several, besideStroke: false, settings))
    }

    @Test(arguments: [2, 3])
    func `what lies in the single digit's box may be its pieces`(count: Int) {
        func isConvincing(inside: Int, outside: Int) -> Bool {
            let boxes =
                Array(repeating: self.inside, count: inside)
                + Array(repeating: self.outside, count: outside)
            return page(boxes.map { glyph(5, 1, at: $0) }).isConvincing(
                insteadOf: single(7, 0, box: whole), besideStroke: false, settings)
        }
        #expect(isConvincing(inside: count - 2, outside: 2))
        #expect(!isConvincing(inside: count - 1, outside: 1))
        #expect(!isConvincing(inside: auto.mostPieces, outside: 0))
        #expect(isConvincing(inside: auto.mostPieces + 1, outside: 0))
    }

    @Test func `a page that had to be turned needs many digits`() {
        func isConvincing(_ count: Int, isTurned: Bool) -> Bool {
            let digits = Array(repeating: glyph(5, 1), count: count)
            return page(digits, isTurned: isTurned).isConvincing(
                insteadOf: single(), besideStroke: false, settings)
        }
        let most = auto.mostPieces
        #expect(isConvincing(most + 1, isTurned: true) && !isConvincing(most, isTurned: true))
        #expect(isConvincing(most, isTurned: false))
    }

    /// Whether a photo with such a row may be a page.
    private func mayBePage(
        _ row: Row, besideStroke: Bool = false, besideInk: Bool = false
    ) -> Bool {
        row.mayBePage(besideStroke: besideStroke, besideInk: besideInk, settings.decision)
    }

    @Test func `a photo may be a page where its digit is in doubt or not alone`() {
        #expect(!mayBePage(single(7, sureEnough)) && mayBePage(single(7, sureEnough.nextDown)))
        #expect(mayBePage(single(7, 1), besideStroke: true))
        #expect(mayBePage(single(7, 1), besideInk: true))
        let reasons: [Row.RejectionReason] = [.severalDigits, .notADigit, .noInk]
        for reason in reasons { #expect(mayBePage(single(7, 1, reason: reason)), "\(reason)") }
        // A picture that is too small for one digit is too small for a page.
        #expect(!mayBePage(single(nil, nil, reason: .tooSmall)))
        #expect(!mayBePage(single(nil, nil, status: .error), besideInk: true))
    }

    @Test(arguments: [Warning.touchesBorder, .lowContrast])
    func `ink at the border and faint ink may be a page's edge unless it is surely no 1`(
        warning: Warning
    ) {
        let plain = Double(settings.decision.plainEnough)
        #expect(!mayBePage(single(7, plain, warnings: [warning])))
        #expect(mayBePage(single(7, plain.nextDown, warnings: [warning])))
        #expect(mayBePage(single(1, 1, warnings: [warning])))
        #expect(!mayBePage(single(7, plain.nextDown, warnings: [.blurred])))
    }

    @Test func `sides are compared with the photo's long side`() {
        let side = 1000
        /// The share of the photo's long side in whole pixels.
        func pixels(_ share: Double) -> Int { Int((share * Double(side)).rounded()) }
        let small = pixels(auto.smallPart)
        #expect(single(side: small - 1).isSmall(inPhotoOf: side, auto))
        #expect(!single(side: small).isSmall(inPhotoOf: side, auto))
        #expect(single().isSmall(inPhotoOf: side, auto), "without a box")
        let large = pixels(auto.largePart)
        #expect(!single(side: large).isLarge(inPhotoOf: side, auto))
        #expect(single(side: large + 1).isLarge(inPhotoOf: side, auto))
        let long = pixels(auto.longOne)
        #expect(!single(1, side: long).isLongOne(inPhotoOf: side, auto))
        #expect(single(1, side: long + 1).isLongOne(inPhotoOf: side, auto))
        #expect(!single(7, side: long + 1).isLongOne(inPhotoOf: side, auto))
    }

    @Test func `two of the digit that all are known to be make a page, ones included`() throws {
        func showsSeveral(_ digits: [(Int, Float)], of known: DigitReading.Expectation?) -> Bool {
            page(digits.map { glyph($0.0, $0.1) }).showsSeveral(
                of: known, insteadOf: single(), settings)
        }
        let one = try #require(Digit(1))
        let five = try #require(Digit(5))
        #expect(showsSeveral([(5, sure), (5, sure)], of: .all(five)))
        #expect(!showsSeveral([(5, sure), (5, sure.nextDown)], of: .all(five)))
        #expect(!showsSeveral([(5, 1), (6, 1)], of: .all(five)))
        #expect(showsSeveral([(1, sure), (1, sure)], of: .all(one)))
        #expect(!showsSeveral([(5, 1), (5, 1)], of: nil))
        #expect(!showsSeveral([(5, 1), (5, 1)], of: .lines([[five, five]])))
    }

    @Test func `where the known digit was read alone, another must be large and outside its box`()
        throws
    {
        let five = try #require(Digit(5))
        func showsSeveral(_ boxes: PixelBox?..., over row: Row) -> Bool {
            page(boxes.map { glyph(5, 1, at: $0) }).showsSeveral(
                of: .all(five), insteadOf: row, settings)
        }
        let alone = single(5, 1, box: whole)
        #expect(!showsSeveral(inside, inside, over: alone))
        #expect(showsSeveral(inside, outside, over: alone))
        #expect(showsSeveral(inside, nil, over: alone), "a digit without a box")
        // The middle decides, not the whole box.
        let side = whole.longSide
        let (before, behind) = (
            PixelBox(x: side - 21, y: 0, width: 40, height: 40),
            PixelBox(x: side - 19, y: 0, width: 40, height: 40)
        )
        #expect(!showsSeveral(inside, before, over: alone))
        #expect(showsSeveral(inside, behind, over: alone))
        // So long a digit is no grain.
        let least = Int((auto.leastPart * Double(side)).rounded(.up))
        var other = PixelBox(x: 2 * side, y: 0, width: 1, height: least)
        #expect(showsSeveral(inside, other, over: alone))
        other.height = least - 1
        #expect(!showsSeveral(inside, other, over: alone))
        // A single digit that is doubtful, another one or rejected says nothing.
        let half = Double(Float.likelierThanNot)
        #expect(!showsSeveral(inside, inside, over: single(5, half, box: whole)))
        #expect(showsSeveral(inside, inside, over: single(5, half.nextDown, box: whole)))
        #expect(showsSeveral(inside, inside, over: single(7, 1, box: whole)))
        #expect(showsSeveral(inside, inside, over: single(5, 1, box: whole, reason: .unsure)))
    }
}
