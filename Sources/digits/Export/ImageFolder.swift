import DigitReading
import MNIST
import PhotoFiles
import Reporting
import SystemLibraries

/// A data set as Hugging Face's `datasets` loads it: a folder for each part with pictures and
/// `metadata.jsonl`, and a data card, `README.md`.
///
/// Source: the documentation of `datasets`, "Create an image dataset" and "Structure your repository".
struct ImageFolder {
    let parts: [(part: DatasetPart?, digits: [ExportedDigit])]
    let card: DatasetCard

    private static let (cardName, tableName) = ("README.md", "metadata.jsonl")

    /// Whether a folder is one that export has written.
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

    /// Writes all of it into a folder.
    func write(to folder: TemporaryFolder) throws {
        try folder.write(Array(card.text.utf8), to: Self.cardName)
        for (part, digits) in parts where !digits.isEmpty {
            let name = (part ?? .train).rawValue
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

    /// The columns beside the picture and its label, and how the card declares them.
    static let columns = [
        ("source", "string"), ("sha256", "string"), ("writer", "string"), ("sheet", "string"),
        ("page", "int32"), ("sheet_box", "int32"),
    ]

    private static func line(_ file: String, _ digit: ExportedDigit) -> String {
        func text(_ value: String?) -> String { value.map(JSONText.string) ?? "null" }
        func number(_ value: Int?) -> String { value.map(String.init) ?? "null" }
        let sheet = digit.row.sheet
        return JSONText.object([
            ("file_name", text(file)), ("label", digit.label.description),
            ("source", text(digit.row.path.text)), ("sha256", text(digit.sha256)),
            ("writer", text(digit.writer)), ("sheet", text(sheet?.sheet)),
            ("page", number(sheet?.page)), ("sheet_box", number(sheet?.box)),
        ]) + "\n"
    }
}

extension TemporaryFolder {
    /// Writes a file and reads it back.
    func writeVerified(_ bytes: [UInt8], to name: String) throws {
        try write(bytes, to: name)
        guard try FileBytes.read(path + "/" + name) == bytes else {
            throw IDXError.failedVerification("\(self.name)/\(name)")
        }
    }
}
