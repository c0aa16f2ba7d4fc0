import Files
import MNIST
import PhotoFiles

/// A data set as Hugging Face's `datasets` loads it: a folder for each part with pictures and
/// `metadata.jsonl`, and a data card, `README.md`.
///
/// Source: the documentation of `datasets`, "Create an image dataset" and "Structure your repository".
struct ImageFolder {
    /// The digits of each part; without a part, all are for training.
    let parts: [(part: DatasetPart?, digits: [SourcedDigit])]
    /// The data card.
    let card: DatasetCard

    /// The names of the data card and of each part's table, which Hugging Face's loader looks for.
    private static let (cardName, tableName) = ("README.md", "metadata.jsonl")

    /// Whether a folder has nothing but what an export in this form writes, so that it may be replaced.
    static func isOne(_ path: String) -> Bool {
        guard let names = try? FileBytes.names(in: path), names.contains(cardName) else {
            return false
        }
        return names.allSatisfy { name in
            name == cardName
                || DatasetPart(rawValue: name) != nil
                    && DatasetFiles.isOfPictures(path + "/" + name, beside: [tableName])
        }
    }

    /// Writes card, pictures and tables into a folder; pictures and tables are read back.
    func write(to folder: TemporaryFolder) throws {
        try folder.write(Array(card.text.utf8), to: Self.cardName)
        // Names begin anew in each part, and the table says which picture is which.
        for (part, digits) in parts where !digits.isEmpty {
            let name = (part ?? .train).rawValue
            // Five digits or more: names of equal width sort by number in every program.
            let width = max(5, String(digits.count).count)
            var table = ""
            for (index, digit) in digits.enumerated() {
                let file = "\(digit.label)/\(NumberText.padded(index, width: width)).png"
                try folder.writeVerified(digit.image.png(), to: "\(name)/\(file)")
                table += Self.line(file, digit)
            }
            try folder.writeVerified(Array(table.utf8), to: "\(name)/\(Self.tableName)")
        }
    }

    /// The columns of the tables beside the picture and its label, and the types under which the card declares
    /// them.
    static let columns = [
        ("source", "string"), ("sha256", "string"), ("writer", "string"), ("sheet", "string"),
        ("page", "int32"), ("sheet_box", "int32"),
    ]

    /// A digit's line of the table, as JSON.
    private static func line(_ file: String, _ digit: SourcedDigit) -> String {
        func text(_ value: String?) -> String { value.map(JSONText.string) ?? "null" }
        func number(_ value: Int?) -> String { value.map(String.init) ?? "null" }
        let sheet = digit.place.sheet
        return JSONText.object([
            ("file_name", text(file)), ("label", digit.label.description),
            ("source", text(digit.place.path.text)), ("sha256", text(digit.sha256)),
            ("writer", text(digit.writer)), ("sheet", text(sheet?.name)),
            ("page", number(sheet?.page)), ("sheet_box", number(sheet?.box)),
        ]) + "\n"
    }
}

extension TemporaryFolder {
    /// Writes a file and reads it back.
    ///
    /// - Throws: where it cannot be written or reads back otherwise
    func writeVerified(_ bytes: [UInt8], to name: String) throws {
        try write(bytes, to: name)
        guard try FileBytes.read(path + "/" + name) == bytes else {
            throw IDXError.failedVerification("\(self.name)/\(name)")
        }
    }
}
