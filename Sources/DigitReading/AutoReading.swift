import DigitSheets
import PhotoFiles
import Preprocessing
import Raster

extension DigitReader {
    /// Reads a photo as one of a single digit first, and as a page or a filled-in sheet where that leaves a doubt.
    ///
    /// The page's rows replace the single digit's where they are more convincing (`PageReader.Result.isConvincing`).
    /// Most photos of one digit are read with high confidence and show nothing beside the digit that may be another:
    /// they cost no more than in `Layout.single`. `known` is what is known to be written on the photo.
    func autoRows(
        for photo: Photo, path: PhotoPath, expecting known: Expectation?,
        observer: (any ReadingObserver)?
    ) -> [Row] {
        var reading = SingleReading(of: photo, by: self, observer: observer)
        let (single, decision) = reading.run(path: path)
        var rows: [Row]?
        let mayBePage = single.mayBePage(
            besideStroke: reading.hasStrokeBeside,
            besideInk: reading.hasCompanions || reading.hasMarksBeside, settings.decision)
        let side = reading.photoLongSide
        let isDoubtful =
            mayBePage || known.isOfAll && single.isSmall(inPhotoOf: side, settings.auto)
        let isLong = single.isLongOne(inPhotoOf: side, settings.auto)
        if isDoubtful || isLong || single.isLarge(inPhotoOf: side, settings.auto) {
            // A sheet that was printed by `digits sheet` has black squares in its corners; they are looked for in the
            // upright working picture, which is there already.
            let seen =
                reading.upright?.color.map {
                    FoundSheet.marksSeen(in: $0, settings: settings.sheets.finding)
                } ?? .nothing
            if seen == .sheetMark { rows = try? readSheet(photo, path: path, observer: observer) }
            if rows == nil, isDoubtful || isLong {
                rows = convincingPage(
                    photo, path, insteadOf: single, reading,
                    mustShowSmall: isLong && !isDoubtful, expecting: known, observer)
            }
            // Squares too small to be read as sheet marks: the photo is decoded once more, as finely as these need.
            if rows == nil, seen == .squares {
                rows = sheet(in: photo, shownBy: finer(photo), path, observer)
            }
        }
        observer?.readingDidFinish(rows ?? [single], decision: rows == nil ? decision : nil)
        return rows ?? [single]
    }

    /// Returns the upright photo decoded at the long side at which sheet marks are looked for, or nil where it cannot
    /// be decoded.
    private func finer(_ photo: Photo) -> Workpiece? {
        var workpiece = Workpiece(photo: photo, settings: settings.preprocessing)
        let decode = Pipeline([
            Decode(longSide: settings.sheets.finding.longSide, by: decoder), AutoOrient(),
        ])
        return (try? decode.run(&workpiece)).map { workpiece }
    }

    /// Returns the rows of a photo read as a page or as a sheet, where these are more convincing than the single digit.
    ///
    /// With `mustShowSmall` at least two digits must show in the working picture of the single digit before the page is
    /// decoded. `reading` is that of the single digit.
    private func convincingPage(
        _ photo: Photo, _ path: PhotoPath, insteadOf single: Row, _ reading: SingleReading,
        mustShowSmall: Bool, expecting known: Expectation?, _ observer: (any ReadingObserver)?
    ) -> [Row]? {
        observer?.hypothesisWillRun("page", because: "there may be several digits")
        guard
            let result = try? pageReader.read(
                photo, onlyIfPage: known.isOfAll ? nil : reading.upright,
                mustShowSmall: mustShowSmall, expecting: known, observer: observer),
            result.showsSeveral(of: known, insteadOf: single, settings)
                || result.isConvincing(
                    insteadOf: single, besideStroke: reading.hasStrokeBeside, settings)
        else { return nil }
        if let sheet = sheet(in: photo, shownBy: result.page, path, observer) { return sheet }
        if let observer { result.showDigits(to: observer) }
        return rows(of: result, path: path)
    }

    /// The constants by which a photo of one digit is told from a page and from a sheet.
    struct AutoSettings: Sendable, Codable {
        /// The long side of a 1 over that of the photo from which on it may be an edge of the paper.
        ///
        /// Set by eye, not measured: people rarely write a 1 half as long as the photo.
        var longOne = 0.5
        /// The long side of a digit over that of the photo from which on it may be the outline of a sheet.
        ///
        /// Chosen on simulated photos of sheets (`make-samples --sheets --tilt 35`): their paper is longer than 0.7
        /// where it is taken for a digit.
        var largePart = 0.7
        /// The long side of a digit over that of the photo below which, where all digits are known to be the same,
        /// there may be a page of them.
        ///
        /// Set by eye, not measured: a quarter leaves room for others.
        var smallPart = 0.25
        /// The number of digits above which they cannot be the pieces of a single one.
        ///
        /// Not tuned: a broken digit falls into two or three pieces that look like digits, seldom four.
        var mostPieces = 4
        /// The long side of a page's digit over that of the single digit, at least: beside a large 1 the paper's grain
        /// is specks that look like ones.
        ///
        /// Set when, of 255 strangers' photos of a single digit, 8 gave 640 specks (`digits export photos/paper
        /// --labels photos/paper/labels.csv`); it was not varied.
        var leastPart = 0.35
        /// The share of a page's digits that are sure, at least, where there are three and more; not tuned: among
        /// letters and grain some marks are sure digits, too, while of a page's own digits most are.
        var leastSure = 2.0 / 3
    }
}

/// What speaks for a page or a sheet in the row of a photo that was read as one digit.
///
/// Sides are in pixels of the full-size photo; without a box the digit is as small as can be.
extension Row {
    /// Whether the digit is so large that it may be the outline of a sheet.
    func isLarge(inPhotoOf longSide: Int, _ settings: DigitReader.AutoSettings) -> Bool {
        Double(box?.longSide ?? 0) > settings.largePart * Double(longSide)
    }

    /// Whether the digit is so small that others may stand beside it.
    func isSmall(inPhotoOf longSide: Int, _ settings: DigitReader.AutoSettings) -> Bool {
        Double(box?.longSide ?? 0) < settings.smallPart * Double(longSide)
    }

    /// Whether the digit is a 1 so long that it may be an edge of the paper.
    func isLongOne(inPhotoOf longSide: Int, _ settings: DigitReader.AutoSettings) -> Bool {
        status != .error && digit?.value == 1
            && Double(box?.longSide ?? 0) > settings.longOne * Double(longSide)
    }

    /// Whether a photo that was read as one digit may be a page: the digit is in doubt, or there is other ink that may
    /// be digits.
    ///
    /// `besideStroke` says whether a vertical stroke stands beside the digit, `besideInk` whether other ink of a digit's
    /// size does.
    func mayBePage(besideStroke: Bool, besideInk: Bool, _ settings: DecisionRule) -> Bool {
        if reason == .severalDigits || besideStroke { return true }
        guard status != .error else { return false }
        if besideInk || reason == .notADigit || reason == .noInk { return true }
        // Ink that touches the border or is hardly darker than the paper may be the edge of a page, or the grain of the
        // table under it. It is neither where the network is sure of a digit other than 1.
        let mayBeEdge = warnings.contains(.touchesBorder) || warnings.contains(.lowContrast)
        let isSure = digit?.value != 1 && (confidence ?? 0) >= Double(settings.plainEnough)
        return mayBeEdge && !isSure || (confidence ?? 1) < Double(settings.sureEnough)
    }
}

extension PageReader.Result {
    /// Whether there are at least two sure digits that are the one which all are known to be, 1 included.
    ///
    /// Where that digit was read alone with enough confidence, one of them must be at least `AutoSettings.leastPart` as
    /// long and have its middle outside the single digit's box: what lies inside is its pieces, what is much smaller is
    /// grain.
    func showsSeveral(
        of known: Expectation?, insteadOf single: Row, _ settings: ReadingSettings
    ) -> Bool {
        guard case .all(let digit) = known else { return false }
        let sure = lines.joined().filter { $0.probabilities[digit.value] >= settings.pages.sure }
        // Of the 8 photos of one 1 on grainy paper (`AutoSettings.leastPart`) the least sure has 0.70.
        guard single.status == .ok, single.digit == digit, let one = single.box,
            (single.confidence ?? 0) >= Double(Float.likelierThanNot)
        else { return sure.count > 1 }
        return sure.count > 1
            && sure.contains { digit in
                guard let box = digit.workpiece.box else { return true }
                guard Double(box.longSide) >= settings.auto.leastPart * Double(one.longSide)
                else { return false }
                return !one.contains(box.middle)
            }
    }

    /// Whether the page's digits replace the single digit.
    ///
    /// A digit is sure here from the confidence `PageSettings.sure` on. A 1 counts only beside another sure digit, or
    /// where there are `PageWriting.Settings.fewestOnes` sure ones. The page must have two digits or more. Where the single
    /// reading was rejected for several digits, a sure digit is enough. Else there must be one, the mean confidence of
    /// all must be as high, and one of these must hold:
    ///
    /// - the single digit is sure, and a vertical stroke stands beside it, which may be a 1;
    /// - exactly two digits were found, both sure and no 1, and the single digit is in doubt;
    /// - three digits or more were found, of which at least three and the share `AutoSettings.leastSure` are sure.
    ///
    /// For the last two, at least two digits must not lie inside the single digit's box, or there must be more than
    /// `AutoSettings.mostPieces`. The single digit is in no doubt from `DecisionRule.sureEnough` on.
    ///
    /// A page that was turned by quarters to be read must have more digits than `AutoSettings.mostPieces`, too, unless
    /// the single reading was rejected for several digits.
    func isConvincing(
        insteadOf single: Row, besideStroke: Bool, _ settings: ReadingSettings
    ) -> Bool {
        let (auto, sureEnough) = (settings.auto, Double(settings.decision.sureEnough))
        let digits = lines.flatMap(\.self)
        guard digits.count > 1 else { return false }
        let sure = digits.filter { $0.confidence >= settings.pages.sure }
        let notOnes = sure.count { $0.digit != 1 }
        guard notOnes > 0 || sure.count >= settings.pages.writing.fewestOnes else { return false }
        if single.reason == .severalDigits { return true }
        // Many letters look like digits upside down.
        if isTurned, digits.count <= auto.mostPieces { return false }
        let mean = digits.reduce(0) { $0 + $1.confidence } / Float(digits.count)
        guard mean >= settings.pages.sure else { return false }
        let confidence = single.confidence ?? 0
        if besideStroke && single.status == .ok && confidence >= sureEnough { return true }
        let apart = digits.count { digit in
            guard let one = single.box, let box = digit.workpiece.box else { return true }
            return !one.contains(box)
        }
        guard apart > 1 || digits.count > auto.mostPieces else { return false }
        return digits.count == 2
            ? notOnes == 2 && confidence < sureEnough
            : sure.count > 2
                && Double(sure.count) >= auto.leastSure * Double(digits.count)
    }

    /// Whether the page was turned by quarters to be read.
    private var isTurned: Bool {
        page.warnings.contains { $0.quartersTurned != nil }
    }
}

extension Expectation? {
    /// Whether all digits are known to be the same, and not how many there are.
    fileprivate var isOfAll: Bool { if case .all = self { true } else { false } }
}
