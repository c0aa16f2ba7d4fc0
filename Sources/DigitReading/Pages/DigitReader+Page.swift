import MNIST
import PhotoFiles
import Preprocessing
import Raster

extension DigitReader {
    /// Reads a photo of a page: one row for each digit, in reading order.
    ///
    /// A photo that holds one digit, perhaps in pieces, is read as a single digit where that result is sure and its box
    /// covers all that was found (`oneDigit`); a photo of a filled-in sheet is read as one. `known` is what is known to
    /// be written on the page.
    func pageRows(
        for photo: Photo, path: PhotoPath, expecting known: Expectation?,
        observer: (any ReadingObserver)?
    ) -> [Row] {
        let rows: [Row]
        var decision: Decision?
        do throws(PreprocessingError) {
            let result = try pageReader.read(photo, expecting: known, observer: observer)
            if let sheet = sheet(in: photo, shownBy: result.page, path, observer) {
                rows = sheet
            } else if known?.count ?? 1 < 2,
                let alone = oneDigit(in: photo, path, insteadOf: result, observer)
            {
                (rows, decision) = ([alone.row], alone.decision)
            } else {
                rows = self.rows(of: result, path: path)
                if let observer { result.showDigits(to: observer) }
            }
        } catch {
            rows = [Row(path: path, photo: photo, failure: error)]
        }
        observer?.readingDidFinish(rows, decision: decision)
        return rows
    }

    /// A reader of pages with this reader's network, decoder and settings.
    var pageReader: PageReader {
        PageReader(
            model: model, decoder: decoder, settings: settings,
            mostPrinted: readsPrint ? nil : settings.decision.printedEnough)
    }

    /// The constants by which a page is known to be one digit in pieces.
    struct OneDigitSettings: Sendable, Codable {
        /// The number of digits on a page above which they cannot be the pieces of a single one; not tuned: a broken
        /// digit falls into few pieces, the others being specks around it.
        var mostPieces = 8
        /// The number of digits other than 1, sure by `PageSettings.sure`, above which they cannot be the pieces of a
        /// single one.
        ///
        /// Not tuned: a broken 8 falls into two zeros, while a column of digits beside a line is a 1 as a whole.
        var mostSurePieces = 2
        /// The area of the box around all that was found over that of the digit's own box, at most.
        ///
        /// Not tuned: a tenth more area is a pixel or two, by which boxes of different working pictures differ.
        var mostArea = 1.1
    }

    /// Returns the photo's single digit, where that is sure and all that was found on the page belongs to it; else
    /// nil.
    private func oneDigit(
        in photo: Photo, _ path: PhotoPath, insteadOf page: PageReader.Result,
        _ observer: (any ReadingObserver)?
    ) -> (row: Row, decision: Decision?)? {
        let found = page.lines.flatMap(\.self)
        let (bounds, sure) = (settings.pages.oneDigit, settings.pages.sure)
        guard found.count <= bounds.mostPieces,
            found.count(where: { $0.isDigitButOne(atLeast: sure) }) <= bounds.mostSurePieces
        else { return nil }
        func read(_ observer: (any ReadingObserver)?) -> (row: Row, decision: Decision?) {
            // Alternatives are tried only where the page shows one digit or none: of ink that falls into pieces the
            // standard hypothesis takes all.
            var reading = SingleReading(of: photo, by: self, observer: observer)
            return reading.run(path: path, tryingAlternatives: found.count < 2)
        }
        // Without the observer at first: most pages stay pages, and then nothing of this is to be shown.
        let alone = read(nil)
        guard alone.row.status == .ok,
            (alone.row.confidence ?? 0) >= Double(settings.decision.sureEnough),
            let box = alone.row.box
        else { return nil }
        let together = found.compactMap(\.workpiece.box).reduce(box) { $0.union($1) }
        // All that was found must lie in the digit's box.
        guard found.count < 2 || Double(together.area) <= bounds.mostArea * Double(box.area)
        else { return nil }
        return observer == nil ? alone : read(observer)
    }

    /// Returns the rows of a page that was read; one rejected row where there is no digit on it.
    func rows(of result: PageReader.Result, path: PhotoPath) -> [Row] {
        var rows: [Row] = []
        let places = GridPlaces(of: result.lines).lines
        for (number, (glyphs, separates)) in zip(result.lines, result.separates).enumerated() {
            let signs = LineSigns(
                of: glyphs, among: result.unread, settings: settings.pages.signs)
            let text = text(
                of: glyphs, separates: separates, signs.signs, missing: result.page.missing)
            let isUnsure = Self.spreadOverNumbers(signs.isBesideUnread, separates: separates)
            for (column, glyph) in glyphs.enumerated() {
                let confidence = Double(glyph.confidence)
                var row = Row(
                    path: path, index: rows.count, status: .ok, digit: Digit(glyph.digit),
                    confidence: confidence, probabilities: glyph.probabilities.map(Double.init),
                    box: glyph.workpiece.box, row: places[number].row,
                    column: places[number].columns[column], text: text,
                    warnings: glyph.workpiece.warnings
                        + (glyph.printed >= settings.decision.printedEnough ? [.printed] : [])
                        + (isUnsure[column] ? [.unreadMarks] : []),
                    image: glyph.image)
                if !result.written.isEmpty { row.written = result.written[number][column] }
                if confidence < minimumConfidence {
                    (row.status, row.reason) = (.rejected, .unsure)
                }
                row.reject(near: result.page.missing, by: settings)
                row.text = text
                rows.append(row)
            }
        }
        guard rows.isEmpty else { return rows }
        var row = Row(
            path: path, status: .rejected, warnings: result.page.warnings, reason: .noInk)
        row.reject(near: result.page.missing, by: settings)
        return [row]
    }

    /// Returns for each digit of a line whether something holds for any digit of its number, given for which of them it
    /// holds alone.
    ///
    /// `separates` says for each gap between two digits whether it separates numbers.
    private static func spreadOverNumbers(_ digits: [Bool], separates: [Bool]) -> [Bool] {
        var digits = digits
        // From left to right and back: what holds for one digit reaches all digits of its number.
        for place in separates.indices where !separates[place] && digits[place] {
            digits[place + 1] = true
        }
        for place in separates.indices.reversed() where !separates[place] && digits[place + 1] {
            digits[place] = true
        }
        return digits
    }

    /// Returns what a line of writing says.
    ///
    /// A digit for each that is sure, `?` for each other one, `_` for each empty cell between cells that have digits, a
    /// blank where a gap separates numbers, and the signs beside digits that their shape tells.
    private func text(
        of glyphs: [Glyph], separates: [Bool], _ signs: [LineSigns.Sign?], missing: [PixelBox]
    ) -> String {
        var text = ""
        for (column, glyph) in glyphs.enumerated() {
            if column > 0 {
                let count = glyph.emptyCells(after: glyphs[column - 1])
                text += String(repeating: Row.emptyCellText, count: count)
            }
            if let sign = signs[column] {
                text += sign.rawValue + (column > 0 && separates[column - 1] ? " " : "")
            }
            let isSure =
                Double(glyph.confidence) >= minimumConfidence
                && !Row.isInDoubt(
                    glyph.workpiece.box, Double(glyph.confidence), missing,
                    unlessSure: settings.decision.sureEnough, settings.damage)
            text += isSure ? "\(glyph.digit)" : Row.unsureText
            if column < separates.count, separates[column] { text += " " }
        }
        return text + (signs.last.flatMap { $0?.rawValue } ?? "")
    }
}
