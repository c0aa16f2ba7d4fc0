import MNIST

/// The tables among a data set's files, as Kaggle has them: a label and 784 pixels a line.
enum PixelTables {
    /// Finds the tables; those without pixels, such as labels of photos, are none.
    static func pieces(in store: DatasetStore) throws(DatasetError) -> [DatasetPiece] {
        var pieces: [DatasetPiece] = []
        for file in store.names {
            let name = file.lowercased()
            let plain = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
            guard plain.hasSuffix(".csv") || plain.hasSuffix(".tsv") else { continue }
            let place = store.place(of: file)
            let bytes = try UnpackedFile.bytes(store.bytes(file), named: place)
            if case .foreign(let what) = FileKind(bytes) { throw .foreign(place, what) }
            guard let table = PixelTable(bytes, named: place) else { continue }
            let words = plain.dropLast(4).split(separator: "/").last ?? ""
            pieces.append(
                DatasetPiece(name: String(words), file: place, sources: [store.origin(of: file)]) {
                    () throws(DatasetError) in try table.contents()
                })
        }
        return pieces
    }
}

/// A table with 784 columns of pixels.
struct PixelTable {
    private let bytes: [UInt8]
    private let name: String
    private let separator: UInt8
    private let hasHeading: Bool
    private let columnCount: Int
    /// The columns of the label, where there is one, and of the first pixel.
    private let (label, firstPixel): (Int?, Int)

    /// Looks at a table's first lines; nothing where it has no pixels.
    init?(_ bytes: [UInt8], named name: String) {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard let first = text.split(separator: 10, maxSplits: 1).first else { return nil }
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 9, 32]
        let counts = candidates.map { separator in first.count { $0 == separator } }
        guard let most = counts.max(), most >= DigitImage.pixelCount - 1,
            let place = counts.firstIndex(of: most)
        else { return nil }
        self.bytes = text
        self.name = name
        separator = candidates[place]
        let words = String(decoding: first, as: UTF8.self)
            .split(
                separator: Character(UnicodeScalar(separator)), omittingEmptySubsequences: false
            )
            .map { $0.trimmingQuotes.lowercased() }
        columnCount = words.count
        hasHeading = words.contains { Double($0) == nil }
        let extra = columnCount - DigitImage.pixelCount
        let labelWords = ["label", "labels", "digit", "class", "target", "y", "id"]
        let named = hasHeading ? words.indices.filter { labelWords.contains(words[$0]) } : []
        switch extra {
        case 0 where named.isEmpty: (label, firstPixel) = (nil, 0)
        case 1 where hasHeading:
            guard let only = named.first, only == 0 || only == columnCount - 1 else { return nil }
            (label, firstPixel) = (words[only] == "id" ? nil : only, only == 0 ? 1 : 0)
        // Without a heading the label stands in front, as in the tables of MNIST on the web.
        case 1: (label, firstPixel) = (0, 1)
        default: return nil
        }
    }

    /// Reads all lines.
    func contents() throws(DatasetError) -> DatasetPiece.Contents {
        var pixels: [Float] = []
        var labels: [Float] = []
        var isWhole = true
        var line = 0
        for row in bytes.split(separator: 10) {
            line += 1
            if line == 1, hasHeading { continue }
            let fields = row.last == 13 ? row.dropLast() : row
            if fields.isEmpty { continue }
            var column = 0
            for field in fields.split(separator: separator, omittingEmptySubsequences: false) {
                guard let (value, isInteger) = Self.number(field) else {
                    let word = String(decoding: field.prefix(20), as: UTF8.self)
                    throw .broken(name, reason: "line \(line) has “\(word)” where a number belongs")
                }
                if column == label {
                    labels.append(value)
                } else if column >= firstPixel, column < firstPixel + DigitImage.pixelCount {
                    pixels.append(value)
                    isWhole = isWhole && isInteger
                }
                column += 1
            }
            guard column == columnCount else {
                throw .broken(
                    name, reason: "line \(line) has \(column) fields, the first one \(columnCount)")
            }
        }
        guard let range = PixelRange(pixels, isWhole: isWhole) else {
            throw .broken(name, reason: "some of its pixels are no numbers (NaN)")
        }
        var contents = DatasetPiece.Contents(pixels: pixels.map(range.byte), labels: nil)
        if let note = range.note { contents.notes.append(note) }
        if label != nil { contents.labels = try LabelArray.digits(labels, name) }
        return contents
    }

    /// Reads a number, in quotation marks or not; most are whole and short.
    private static func number(_ field: ArraySlice<UInt8>) -> (Float, isInteger: Bool)? {
        var whole = 0
        for byte in field {
            guard byte >= 48, byte <= 57, whole < 1_000_000 else { return slowNumber(field) }
            whole = 10 * whole + Int(byte - 48)
        }
        return field.isEmpty ? nil : (Float(whole), true)
    }

    private static func slowNumber(_ field: ArraySlice<UInt8>) -> (Float, isInteger: Bool)? {
        let text = String(decoding: field, as: UTF8.self).trimmingQuotes
        guard let value = Float(text) else { return nil }
        return (value, value == value.rounded() && (value > 1 || !text.contains(".")))
    }
}

extension StringProtocol {
    /// The text without blanks and quotation marks around it.
    fileprivate var trimmingQuotes: String {
        var text = Substring(self)
        while let first = text.first, first.isWhitespace || first == "\"" { text.removeFirst() }
        while let last = text.last, last.isWhitespace || last == "\"" { text.removeLast() }
        return String(text)
    }
}
