import DigitReading
import MNIST
import PhotoFiles
import Raster

extension WireWriter {
    /// Writes a row without its path, which whoever asked knows.
    ///
    /// Texts and lists are cut at what the reader allows; numbers that do not fit into 32 bits
    /// become the nearest that does.
    mutating func row(_ row: Row) {
        integer(Int32(clamping: row.index))
        choice(row.status)
        optional(row.digit) { $0.integer(UInt8($1.value)) }
        optional(row.confidence) { $0.number($1) }
        list(row.probabilities, atMost: WireReader.mostProbabilities) { $0.number($1) }
        optional(row.box) { writer, box in
            for value in [box.x, box.y, box.width, box.height] {
                writer.integer(Int32(clamping: value))
            }
        }
        optional(row.row) { $0.integer(Int32(clamping: $1)) }
        optional(row.column) { $0.integer(Int32(clamping: $1)) }
        optional(row.text) { $0.blob($1.utf8.prefix(WireReader.longestText)) }
        list(row.warnings, atMost: WireReader.mostWarnings) { $0.choice($1) }
        optional(row.reason) { $0.choice($1) }
        optional(row.error) { writer, failure in
            writer.choice(failure.kind)
            writer.blob(failure.message.utf8.prefix(WireReader.longestText))
        }
        optional(row.image) { $0.raw($1.pixels) }
        optional(row.sheet) { $0.place($1) }
        optional(row.written) { writer, written in
            writer.integer(UInt8(written.digit.value))
            writer.integer(Int32(clamping: written.line))
        }
        optional(row.boxCount) { $0.integer(Int32(clamping: $1)) }
    }

    /// Writes which box of which printed sheet a digit stands in.
    private mutating func place(_ place: SheetPlace) {
        blob(place.sheet.utf8.prefix(WireReader.longestText))
        for number in [place.page, place.box] { integer(Int32(clamping: number)) }
        integer(UInt8(place.label.value))
        optional(place.writer) { $0.blob($1.utf8.prefix(WireReader.longestText)) }
        list(place.missingMarks, atMost: WireReader.mostMarks) {
            $0.blob($1.utf8.prefix(WireReader.longestText))
        }
    }

    /// Writes how many values there are, of more than `limit` only as many, and each value.
    private mutating func list<Value>(
        _ values: [Value], atMost limit: Int, _ write: (inout WireWriter, Value) -> Void
    ) {
        let kept = values.prefix(limit)
        integer(Int32(kept.count))
        for value in kept { write(&self, value) }
    }
}

extension WireReader {
    /// The longest text in a row in bytes; not tuned: sentences for people have some hundred, and far more could fill
    /// this process' memory.
    static var longestText: Int { 4096 }
    /// The most warnings of a row: each one once.
    static var mostWarnings: Int { Warning.allCases.count }
    /// The most probabilities of a row: ten, and none in a row about an error; a few more are allowed.
    static var mostProbabilities: Int { 16 }
    /// The most missing marks of a box's sheet, which has six; a few more are allowed.
    static var mostMarks: Int { 16 }

    /// Reads a row about a photo; everything in it is in the range that its field allows.
    ///
    /// - Throws: `WireError` where a value is not, or the bytes end
    mutating func row(for path: PhotoPath) throws(WireError) -> Row {
        var row = Row(path: path, index: try count(in: PhotoAnswer.places), status: try choice())
        row.digit = try optional { reader throws(WireError) in try reader.digit() }
        row.confidence = try optional { reader throws(WireError) in try reader.number(in: 0...1) }
        for _ in 0..<(try count(in: 0...Self.mostProbabilities)) {
            row.probabilities.append(try number(in: 0...1))
        }
        row.box = try optional { reader throws(WireError) in
            // Pixels of the full-size photo: no side that is read comes near a million.
            let range = -1_000_000...1_000_000
            return PixelBox(
                x: try reader.count(in: range), y: try reader.count(in: range),
                width: try reader.count(in: range), height: try reader.count(in: range))
        }
        row.row = try optional { reader throws(WireError) in
            try reader.count(in: PhotoAnswer.places)
        }
        row.column = try optional { reader throws(WireError) in
            try reader.count(in: PhotoAnswer.places)
        }
        row.text = try optional { reader throws(WireError) in
            try reader.text(atMost: Self.longestText)
        }
        for _ in 0..<(try count(in: 0...Self.mostWarnings)) { row.warnings.append(try choice()) }
        row.reason = try optional { reader throws(WireError) in try reader.choice() }
        row.error = try optional { reader throws(WireError) in
            Row.Failure(
                kind: try reader.choice(), message: try reader.text(atMost: Self.longestText))
        }
        row.image = try optional { reader throws(WireError) in
            DigitImage(pixels: try reader.raw(DigitImage.pixelCount))
        }
        row.sheet = try optional { reader throws(WireError) in try reader.place() }
        row.written = try optional { reader throws(WireError) in
            // A line of the transcript, which may have more lines than a page has rows.
            WrittenDigit(try reader.digit(), line: try reader.count(in: 0...Int(Int32.max)))
        }
        row.boxCount = try optional { reader throws(WireError) in
            try reader.count(in: PhotoAnswer.places)
        }
        return row
    }

    /// Reads a digit, 0 … 9, from one byte.
    private mutating func digit() throws(WireError) -> Digit {
        guard let digit = Digit(Int(try integer(UInt8.self))) else {
            throw WireError("an unknown digit")
        }
        return digit
    }

    /// Reads which box of which printed sheet a digit stands in.
    private mutating func place() throws(WireError) -> SheetPlace {
        let sheet = try text(atMost: Self.longestText)
        let page = try count(in: PhotoAnswer.places)
        let box = try count(in: PhotoAnswer.places)
        let label = try digit()
        let writer = try optional { reader throws(WireError) in
            try reader.text(atMost: Self.longestText)
        }
        var place = SheetPlace(
            sheet: sheet, page: page, box: box, label: label, writer: writer)
        for _ in 0..<(try count(in: 0...Self.mostMarks)) {
            place.missingMarks.append(try text(atMost: Self.longestText))
        }
        return place
    }
}
