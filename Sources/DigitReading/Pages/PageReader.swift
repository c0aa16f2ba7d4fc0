import MNIST
import PhotoFiles
import Preprocessing
import Raster

/// Reads every digit on a page, in reading order.
struct PageReader {
    let model: Model
    let limits: PhotoLimits

    /// What a page came to.
    struct Result {
        /// The digits, row by row.
        var rows: [[Glyph]]
        /// Whether a gap of a row parts two numbers.
        var parts: [[Bool]]
        /// The page as it was read.
        var page: Workpiece
    }

    /// The writing should be as high as this in the working picture.
    private static let wantedHeight: Float = 26
    /// A mark that is a digit with less than this probability is none.
    private static let leastConfidence: Float = 0.5

    /// Reads a photo.
    func read(
        _ photo: Photo, observer: (any StageObserver)? = nil
    ) throws(PreprocessingError) -> Result {
        var page = Workpiece(photo: photo)
        try Pipeline.page(limits: limits).run(&page, observer: observer)
        if let finer = finerSide(for: page) {
            page = Workpiece(photo: photo)
            try Pipeline.page(longSide: finer, limits: limits).run(&page, observer: observer)
        }
        let reader = GlyphReader(page: page, classifier: model.classifier)
        var glyphs = reader.read(page.marks.filter { isDigitSized($0, page.writingHeight) })
            .compactMap(\.self)
        let beam = CutBeam(reader: reader, height: page.writingHeight)
        glyphs = glyphs.flatMap { glyph in
            mayBeSeveral(glyph, page.writingHeight) ? beam.split(glyph) ?? [glyph] : [glyph]
        }
        let digits = glyphs.filter { $0.confidence >= Self.leastConfidence }
        let boxes = digits.map(\.mark.box)
        let rows = TextRows(of: boxes).rows
        let spacing = NumberSpacing(between: rows.map { row in row.map { boxes[$0] } })
        return Result(
            rows: rows.map { row in row.map { digits[$0] } }, parts: spacing.parts, page: page)
    }

    /// The longer side at which small writing is large enough, where the photo has it.
    private func finerSide(for page: Workpiece) -> Int? {
        guard let color = page.color, page.colorView.scale > 1.2,
            page.writingHeight < Self.wantedHeight
        else { return nil }
        let full = Double(color.longSide) * page.colorView.scale
        var side = 1024
        while Double(side) < full, page.writingHeight * Float(side) / 1024 < Self.wantedHeight {
            side *= 2
        }
        return side
    }

    private func isDigitSized(_ mark: PageMark, _ height: Float) -> Bool {
        let long = Float(mark.box.longSide)
        return long > 0.35 * height
    }

    private func mayBeSeveral(_ glyph: Glyph, _ height: Float) -> Bool {
        let box = glyph.mark.box
        return Float(box.width) > 0.6 * height && Float(box.width) < 12 * height
            && (glyph.confidence < 0.9 || Float(box.width) > 1.1 * Float(box.height))
    }
}
