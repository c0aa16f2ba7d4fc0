import Decoders
import DigitSheets
import MNIST
import NeuralNetwork
import PhotoFiles
import Preprocessing
import Raster

extension DigitReader {
    /// Reads a photo of a filled-in sheet: a row for each box with something in it, and for each box that the photo
    /// does not show.
    ///
    /// A photo without a sheet is one rejected row that says so.
    func sheetRows(
        for photo: Photo, path: PhotoPath, observer: (any ReadingObserver)?
    ) -> [Row] {
        let rows: [Row]
        do {
            rows = try readSheet(photo, path: path, observer: observer)
        } catch let error as PreprocessingError {
            rows = [Row(path: path, photo: photo, failure: error)]
        } catch let absence as FoundSheet.Absence {
            rows = [
                Row(
                    path: path, status: .rejected, warnings: photo.warnings,
                    reason: absence == .unreadableCode ? .unreadableSheet : .noSheet)
            ]
        } catch {
            rows = [
                Row(path: path, photo: photo, failure: .undecodable(.broken(reason: "\(error)")))
            ]
        }
        observer?.readingDidFinish(rows, decision: nil)
        return rows
    }

    /// Returns the rows of the sheet in a photo, where a picture that was decoded before shows one of the sheet's
    /// marks; else nil, and where the sheet cannot be read.
    func sheet(
        in photo: Photo, shownBy picture: Workpiece?, _ path: PhotoPath,
        _ observer: (any ReadingObserver)?
    ) -> [Row]? {
        guard let color = picture?.color,
            FoundSheet.marksSeen(in: color, settings: settings.sheets.finding) == .sheetMark
        else { return nil }
        return try? readSheet(photo, path: path, observer: observer)
    }

    /// Reads the sheet in a photo; throws where there is none.
    func readSheet(
        _ photo: Photo, path: PhotoPath, observer: (any ReadingObserver)?
    ) throws -> [Row] {
        let reader = SheetReader(model: model, decoder: decoder, settings: settings)
        let result = try reader.read(photo, observer: observer)
        if let observer { result.showDigits(to: observer) }
        return rows(of: result, path: path)
    }

    /// Returns the rows of a sheet that was read, in the order of its boxes.
    func rows(of result: SheetReader.Result, path: PhotoPath) -> [Row] {
        let plan = result.sheet.layout.plan
        // Only what a row needs: which box of which page, and who wrote it.
        func place(of box: SheetLayout.Box) -> SheetPlace {
            SheetPlace(
                sheet: plan.sheetName, page: plan.page, box: box.number, label: box.label,
                writer: result.writer, missingMarks: result.sheet.missingMarks)
        }
        let turn = Warning(turnedByQuarters: result.sheet.quartersToUpright)
        var rows = result.filled.map { filled -> Row in
            var row = Row(
                path: path, status: .ok, box: filled.digit?.box, row: filled.box.row,
                column: filled.box.column,
                warnings: (filled.digit?.warnings ?? []) + [turn].compactMap(\.self),
                image: filled.image)
            row.sheet = place(of: filled.box)
            if let opinion = filled.opinion {
                row.digit = Digit(opinion.digit)
                row.confidence = Double(opinion.digits[opinion.digit])
                row.probabilities = opinion.digits.map(Double.init)
            }
            row.reason = reason(against: filled)
            if row.reason != nil { row.status = .rejected }
            // What is written is known: it need not be sure, but it must be there.
            row.reject(near: result.photo.missing, unlessSure: 0, by: settings)
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
        for place in rows.indices {
            (rows[place].index, rows[place].boxCount) = (place, result.sheet.layout.boxes.count)
        }
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

    /// Returns why what is in a box is not to be relied on; nil where it is.
    private func reason(against filled: SheetReader.Filled) -> Row.RejectionReason? {
        guard let opinion = filled.opinion, filled.ink.finding == .within else { return .leavesBox }
        if filled.isCrossedOut(settings.sheets.reader) { return .crossedOut }
        return Double(opinion.digits[opinion.digit]) < minimumConfidence ? .unsure : nil
    }
}
