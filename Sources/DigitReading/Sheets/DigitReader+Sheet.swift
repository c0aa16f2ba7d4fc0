import DigitSheets
import MNIST
import PhotoFiles
import Preprocessing
import Raster

extension DigitReader {
    /// Reads a photo of a filled-in sheet: one row for each box with something in it, and for each that
    /// the photo does not show.
    func sheetRows(
        for photo: Photo, path: PhotoPath, observer: (any ReadingObserver)?
    ) -> [Row] {
        let rows: [Row]
        do {
            let result = try SheetReader(model: model, limits: limits).read(
                photo, observer: observer)
            rows = self.rows(of: result, path: path)
        } catch let error as PreprocessingError {
            rows = [Row(path: path, photo: photo, failure: error)]
        } catch let absence as FoundSheet.Absence {
            rows = [
                Row(
                    path: path, status: .rejected, warnings: photo.warnings,
                    reason: absence == .unreadableCode ? .unreadableSheet : .noSheet)
            ]
        } catch {
            rows = [Row(path: path, photo: photo, failure: .undecodable(reason: "\(error)"))]
        }
        observer?.readingDidFinish(rows, decision: nil)
        return rows
    }

    /// Returns the rows of a page that was read.
    func rows(of result: SheetReader.Result, path: PhotoPath) -> [Row] {
        let plan = result.sheet.layout.plan
        func place(of box: SheetLayout.Box) -> SheetPlace {
            SheetPlace(
                sheet: plan.sheetName, page: plan.page, box: box.number, label: box.label,
                writer: result.writer, boxCount: result.sheet.layout.boxes.count,
                missingMarks: result.sheet.missingMarks)
        }
        let turn = Warning(turnedByQuarters: result.sheet.quartersToUpright)
        var rows = result.filled.map { filled -> Row in
            let best = filled.probabilities.max() ?? 0
            let digit = filled.probabilities.firstIndex(of: best) ?? 0
            let notADigit = 1 - filled.probabilities.reduce(0, +)
            var row = Row(
                path: path, status: .ok, digit: Digit(digit), confidence: Double(best),
                probabilities: filled.probabilities.map(Double.init), box: filled.workpiece.box,
                row: filled.box.row, column: filled.box.column,
                warnings: filled.workpiece.warnings + [turn].compactMap(\.self),
                image: filled.image)
            row.sheet = place(of: filled.box)
            if filled.finding == .leaving {
                row.reason = .leavesBox
            } else if notADigit > 0.5 {
                row.reason = .notADigit
            } else if Double(best) < minimumConfidence {
                row.reason = .unsure
            }
            if row.reason != nil { row.status = .rejected }
            return row
        }
        rows += result.unseen.map { box in
            var row = Row(
                path: path, status: .rejected, row: box.row, column: box.column,
                warnings: [turn].compactMap(\.self), reason: .outsidePhoto)
            row.sheet = place(of: box)
            return row
        }
        rows.sort { ($0.sheet?.box ?? 0) < ($1.sheet?.box ?? 0) }
        for place in rows.indices { rows[place].index = place }
        let texts = Dictionary(grouping: rows, by: \.row).mapValues { row in
            row.map { $0.status == .ok ? $0.digit?.description ?? "" : Row.unsureText }
                .joined(separator: " ")
        }
        for place in rows.indices { rows[place].text = texts[rows[place].row] }
        guard rows.isEmpty else { return rows }
        return [
            Row(
                path: path, status: .rejected, warnings: result.photo.warnings, reason: .noInk)
        ]
    }
}
