import MNIST
import PhotoFiles
import Preprocessing
import Raster

extension DigitReader {
    /// Reads a photo of a page: one row for each digit, in reading order.
    func pageRows(
        for photo: Photo, path: PhotoPath, observer: (any ReadingObserver)?
    ) -> [Row] {
        let rows: [Row]
        do throws(PreprocessingError) {
            let result = try PageReader(model: model, limits: limits).read(
                photo, observer: observer)
            rows = self.rows(of: result, path: path)
            if let observer { result.showDigits(to: observer) }
        } catch {
            rows = [Row(path: path, photo: photo, failure: error)]
        }
        observer?.readingDidFinish(rows, decision: nil)
        return rows
    }

    /// Returns the rows of a page that was read.
    func rows(of result: PageReader.Result, path: PhotoPath) -> [Row] {
        var rows: [Row] = []
        for (number, (glyphs, parts)) in zip(result.rows, result.parts).enumerated() {
            let text = zip(glyphs, parts + [false]).map { glyph, isApart in
                let isSure = Double(glyph.confidence) >= minimumConfidence
                return (isSure ? "\(glyph.digit)" : Row.unsureText) + (isApart ? " " : "")
            }.joined()
            for (column, glyph) in glyphs.enumerated() {
                let confidence = Double(glyph.confidence)
                var row = Row(
                    path: path, index: rows.count, status: .ok, digit: Digit(glyph.digit),
                    confidence: confidence, probabilities: glyph.probabilities.map(Double.init),
                    box: glyph.workpiece.box, row: number, column: column, text: text,
                    warnings: glyph.workpiece.warnings, image: glyph.image)
                if confidence < minimumConfidence {
                    (row.status, row.reason) = (.rejected, .unsure)
                }
                rows.append(row)
            }
        }
        guard rows.isEmpty else { return rows }
        return [
            Row(path: path, status: .rejected, warnings: result.page.warnings, reason: .noInk)
        ]
    }
}
