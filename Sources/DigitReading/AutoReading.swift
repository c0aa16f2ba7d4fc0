import DigitSheets
import MNIST
import PhotoFiles
import Preprocessing
import Raster

extension DigitReader {
    /// Reads a photo as one of a single digit, and as a page where that leaves a doubt and the page is
    /// convincing.
    ///
    /// Most photos of one digit are read with high confidence and show nothing beside it that may be another digit:
    /// they cost no more than in `Layout.single`.
    func autoRows(
        for photo: Photo, path: PhotoPath, expecting known: Expectation?,
        observer: (any ReadingObserver)?
    ) -> [Row] {
        var reading = SingleReading(of: photo, by: self, observer: observer)
        let (single, decision) = reading.run(path: path)
        var rows: [Row]?
        let isDoubtful = mayBePage(single, reading) || known.isOfAll && isSmall(single, reading)
        let isLong = isLongStick(single, reading)
        if isDoubtful || isLong || isLarge(single, reading) {
            let trace = reading.upright?.color.map(FoundSheet.trace) ?? .nothing
            if trace == .mark { rows = try? readSheet(photo, path: path, observer: observer) }
            if rows == nil, isDoubtful || isLong {
                rows = convincingPage(
                    photo, path, insteadOf: single, reading,
                    mustShowSmall: isLong && !isDoubtful, expecting: known, observer)
            }
            if rows == nil, trace == .squares {
                rows = sheet(in: photo, shownBy: finer(photo), path, observer)
            }
        }
        observer?.readingDidFinish(rows ?? [single], decision: rows == nil ? decision : nil)
        return rows ?? [single]
    }

    /// A photo decoded as finely as the marks of a sheet are looked for in it.
    private func finer(_ photo: Photo) -> Workpiece? {
        var workpiece = Workpiece(photo: photo)
        let decode = Pipeline([Decode(longSide: FoundSheet.longSide, by: decoder), AutoOrient()])
        return (try? decode.run(&workpiece)).map { workpiece }
    }

    /// The rows of a photo as one of a page or of a sheet, where that is more convincing than the single digit.
    private func convincingPage(
        _ photo: Photo, _ path: PhotoPath, insteadOf single: Row, _ reading: SingleReading,
        mustShowSmall: Bool, expecting known: Expectation?, _ observer: (any ReadingObserver)?
    ) -> [Row]? {
        observer?.hypothesisWillRun("page", because: "there may be several digits")
        guard
            let result = try? pageReader.read(
                photo, onlyIfPage: known.isOfAll ? nil : reading.upright,
                mustShowSmall: mustShowSmall, expecting: known, observer: observer),
            result.showsSeveral(of: known, insteadOf: single)
                || result.isConvincing(
                    insteadOf: single, besideStick: reading.hasStickBeside,
                    sureEnough: Double(rule.sureEnough))
        else { return nil }
        if let sheet = sheet(in: photo, shownBy: result.page, path, observer) { return sheet }
        if let observer { result.showDigits(to: observer) }
        return rows(of: result, path: path)
    }

    /// The long side of a 1 over that of the photo from which on it may be an edge of the paper.
    private static let longStick = 0.5

    /// The long side of a digit over that of the photo from which on it may be the outline of a sheet.
    ///
    /// Chosen on simulated photos of sheets (`make-samples --sheets --tilt 35`): their paper is longer than 0.7 where it
    /// is taken for a digit.
    private static let largePart = 0.7

    private func isLarge(_ row: Row, _ reading: SingleReading) -> Bool {
        Double(row.box?.longSide ?? 0) > Self.largePart * Double(reading.photoLongSide)
    }

    /// The long side of a digit over that of the photo below which, where all digits are known to be the same, there
    /// may be a page of them.
    private static let smallPart = 0.25

    private func isSmall(_ row: Row, _ reading: SingleReading) -> Bool {
        Double(row.box?.longSide ?? 0) < Self.smallPart * Double(reading.photoLongSide)
    }

    /// Whether a photo that was read as one digit may be a page: the digit is in doubt, or there is other ink that may
    /// be digits.
    private func mayBePage(_ row: Row, _ reading: SingleReading) -> Bool {
        if row.reason == .severalDigits || reading.hasStickBeside { return true }
        guard row.status != .error else { return false }
        if reading.hasCompanions || reading.hasMarksBeside || row.reason == .notADigit
            || row.reason == .noInk
        {
            return true
        }
        // Ink that touches the border or is hardly darker than the paper may be the edge of a page, or the grain of
        // the table under it; the network surely takes neither for a digit that is no stick.
        let mayBeEdge =
            row.warnings.contains(.touchesBorder) || row.warnings.contains(.lowContrast)
        let isSure = row.digit?.value != 1 && (row.confidence ?? 0) >= Double(rule.plainEnough)
        return mayBeEdge && !isSure
            || (row.confidence ?? 1) < Double(rule.sureEnough)
    }

    /// Whether a photo was read as a 1 so long that it may be an edge of the paper.
    private func isLongStick(_ row: Row, _ reading: SingleReading) -> Bool {
        row.status != .error && row.digit?.value == 1
            && Double(row.box?.longSide ?? 0) > Self.longStick * Double(reading.photoLongSide)
    }
}

extension PageReader.Result {
    /// The confidence, 0 … 1, of a digit that speaks for a page.
    private static let sure: Float = 0.9

    /// The confidence of a single 1 below which two sure digits of a page replace it: it may be an edge.
    private static let sureStick = 0.95

    /// The number of digits from beyond which on they cannot be the pieces of a single one.
    private static let mostPieces = 4

    /// The long side of a digit over that of another on the same page, at least: beside a large 1 the paper's grain is
    /// specks that look like ones.
    private static let leastPart = 0.35

    /// The confidence, 0 … 1, of the known digit read alone from which on the page's digits are held against it.
    ///
    /// Of 8 strangers' photos of one 1 on grainy paper (`export photos/paper`) the least sure has 0.70.
    private static let leastAlone = 0.5

    /// Whether there are several sure ones of the digit that all are known to be: sticks, too.
    ///
    /// Where one was read alone, what has its middle inside that one is its pieces, and what is much smaller is
    /// none of its like.
    func showsSeveral(of known: Expectation?, insteadOf single: Row) -> Bool {
        guard case .all(let digit) = known else { return false }
        let sure = rows.joined().filter { $0.probabilities[digit.value] >= Self.sure }
        guard single.status == .ok, single.digit == digit, let one = single.box,
            (single.confidence ?? 0) >= Self.leastAlone
        else { return sure.count > 1 }
        return sure.count > 1
            && sure.contains { digit in
                guard let box = digit.workpiece.box else { return true }
                guard Double(box.longSide) >= Self.leastPart * Double(one.longSide) else {
                    return false
                }
                let (x, y) = (box.x + box.width / 2, box.y + box.height / 2)
                return !one.contains(PixelBox(x: x, y: y, width: 1, height: 1))
            }
    }

    /// Whether the page's digits replace the single digit.
    ///
    /// At least one digit that is no 1 must be sure, and the mean confidence at least as high. Then the page is accepted
    /// where the single digit is sure and a vertical stroke stands beside it, which may be a 1; else at least two of
    /// its digits must lie outside the single digit's box, or there are too many to be pieces of one, and either
    /// exactly two were found, both sure, and the single digit is in doubt, or at least three and two thirds of all are
    /// sure.
    func isConvincing(
        insteadOf single: Row, besideStick: Bool, sureEnough: Double
    ) -> Bool {
        let digits = rows.flatMap(\.self)
        guard digits.count > 1 else { return false }
        let sure = digits.filter { $0.isDigitNotStick(atLeast: Self.sure) }
        if single.reason == .severalDigits { return !sure.isEmpty }
        // Many letters look like digits upside down.
        if isTurned, digits.count <= Self.mostPieces || 4 * digits.count < 3 * candidateCount {
            return false
        }
        let mean = digits.reduce(0) { $0 + $1.confidence } / Float(digits.count)
        guard !sure.isEmpty, mean >= Self.sure else { return false }
        let confidence = single.confidence ?? 0
        if besideStick && single.status == .ok && confidence >= sureEnough { return true }
        let apart = digits.count { digit in
            guard let one = single.box, let box = digit.workpiece.box else { return true }
            return !one.contains(box)
        }
        let doubt = single.digit?.value == 1 ? max(sureEnough, Self.sureStick) : sureEnough
        guard apart > 1 || digits.count > Self.mostPieces else { return false }
        return digits.count == 2
            ? sure.count == 2 && confidence < doubt
            : sure.count > 2 && 3 * sure.count >= 2 * digits.count
    }

    /// Whether the page was read another way round than the photo has it.
    private var isTurned: Bool {
        page.warnings.contains { $0.quartersTurned != nil }
    }
}

extension Expectation? {
    /// Whether all digits are known to be the same, and not how many there are.
    fileprivate var isOfAll: Bool { if case .all = self { true } else { false } }
}
