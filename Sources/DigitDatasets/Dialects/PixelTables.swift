import MNIST

/// Data sets as tables of numbers, as Kaggle has them: on each line a label and the 784 pixels of a picture.
enum PixelTables {
    /// Returns a piece for each table with pixels, in the order of the names; other tables, such as
    /// labels of photos, are none.
    ///
    /// Each table's text is unpacked and held in memory; its numbers are read later.
    static func pieces(in store: DatasetStore) throws(DatasetError) -> [DatasetPiece] {
        var pieces: [DatasetPiece] = []
        for file in store.names {
            // A table may be packed with gzip: the ending before that one counts.
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

/// A table whose lines hold the 784 pixels of a picture each, and perhaps its label.
struct PixelTable {
    /// The table's text, without a byte order mark.
    private let bytes: [UInt8]
    /// The file's name for messages.
    private let name: String
    /// What parts the fields: a comma, semicolon, tab or blank.
    private let separator: UInt8
    /// Whether the first line names the columns.
    private let hasHeading: Bool
    /// How many fields each line must have: 784, or one more.
    private let columnCount: Int
    /// The columns, from 0, of the label, nil where there is none, and of the first pixel.
    private let (label, firstPixel): (Int?, Int)

    /// Looks at a table's first line; nil where it is not that of a table with 784 columns of pixels.
    init?(_ bytes: [UInt8], named name: String) {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        // Empty lines before the first one with text count for nothing.
        let first = text.drop { $0 == 10 || $0 == 13 }.prefix { $0 != 10 }
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 9, 32]
        // The separator is what the first line has most of: 783 of them part 784 pixels.
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
        // A first line with a word in it is a heading.
        columnCount = words.count
        hasHeading = words.contains { Double($0) == nil }
        // A table of pixels has 784 columns, or one more for the label or the pictures' numbers, first or last.
        let extra = columnCount - DigitImage.pixelCount
        let labelWords = ["label", "labels", "digit", "class", "target", "y", "id"]
        // A column of numbers (`id`) is no label: it is passed over.
        let named = hasHeading ? words.indices.filter { labelWords.contains(words[$0]) } : []
        switch extra {
        case 0 where named.isEmpty: (label, firstPixel) = (nil, 0)
        case 1 where hasHeading:
            guard let only = named.first, only == 0 || only == columnCount - 1 else { return nil }
            (label, firstPixel) = (words[only] == "id" ? nil : only, only == 0 ? 1 : 0)
        // Without a heading the label is taken to be the first column, as in the tables of MNIST on the web.
        case 1: (label, firstPixel) = (0, 1)
        default: return nil
        }
    }

    /// Reads all lines, in one pass over the text.
    ///
    /// Throws `DatasetError.broken` where a line has another number of fields or a word in it, and `.wrongLabel`.
    func contents() throws(DatasetError) -> DatasetPiece.Contents {
        var pixels: [Float] = []
        var labels: [Float] = []
        // Whether all pixels are whole numbers tells pixels of 0 and 1 from parts of full ink.
        var isWhole = true
        // Empty lines are no rows, but are counted: messages name lines as editors number them.
        var (line, isHeading) = (0, hasHeading)
        for row in bytes.split(separator: 10, omittingEmptySubsequences: false) {
            line += 1
            // Without the CR of a line break of CR LF.
            let fields = row.last == 13 ? row.dropLast() : row
            if fields.isEmpty { continue }
            if isHeading {
                isHeading = false
                continue
            }
            var column = 0
            for field in fields.split(separator: separator, omittingEmptySubsequences: false) {
                guard let (value, isInteger) = Self.number(field) else {
                    let word = String(decoding: field.prefix(20), as: UTF8.self)
                    throw .broken(name, reason: "line \(line) has “\(word)” where a number belongs")
                }
                // Fields beside the label and the pixels are numbers, too, and otherwise passed over.
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
        // All pixels together tell what they stand for: bytes, or parts of full ink.
        guard let range = PixelRange(pixels, isWhole: isWhole) else {
            throw .broken(name, reason: "some of its pixels are no numbers (NaN)")
        }
        var contents = DatasetPiece.Contents(pixels: pixels.map(range.byte), labels: nil)
        if let note = range.note { contents.notes.append(note) }
        if label != nil { contents.labels = try LabelArray.digits(labels, name) }
        return contents
    }

    /// Returns a field as a number and whether it is written as a whole one; nil where it is no number.
    ///
    /// Unsigned whole numbers of up to seven digits take a fast way: they are nearly all of a
    /// table, and exact as floats.
    private static func number(_ field: ArraySlice<UInt8>) -> (Float, isInteger: Bool)? {
        var whole = 0
        for byte in field {
            guard byte >= 48, byte <= 57, whole < 1_000_000 else { return slowNumber(field) }
            whole = 10 * whole + Int(byte - 48)
        }
        return field.isEmpty ? nil : (Float(whole), true)
    }

    /// Returns any other number: with a sign, decimals, an exponent or quotation marks; nil where it is none.
    private static func slowNumber(_ field: ArraySlice<UInt8>) -> (Float, isInteger: Bool)? {
        let text = String(decoding: field, as: UTF8.self).trimmingQuotes
        guard let value = Float(text) else { return nil }
        // `1.0` may be full ink or the gray level 1: with a point, a number counts as whole above 1 alone.
        return (value, value == value.rounded() && (value > 1 || !text.contains(".")))
    }
}

extension StringProtocol {
    /// The text without white space and quotation marks around it.
    fileprivate var trimmingQuotes: String {
        var text = Substring(self)
        while let first = text.first, first.isWhitespace || first == "\"" { text.removeFirst() }
        while let last = text.last, last.isWhitespace || last == "\"" { text.removeLast() }
        return String(text)
    }
}
