import Files
import SyntheticDigits
import SystemLibraries

/// A folder of pictures of single characters, of real hands or in print, and of what each is.
struct CharacterFolder {
    /// The folder's path.
    let path: String
    /// The seed of pens, papers and cameras; each picture depends on it and on its number alone.
    let seed: UInt64

    /// Draws characters of real hands, each digit and each letter and sign with a pen of its own,
    /// and writes `labels.csv`.
    ///
    /// The label of a letter is empty: a reader should reject it. `what` says what it is.
    func write(_ characters: [PenCharacter]) throws {
        var table = try start()
        for (index, character) in characters.enumerated() {
            // Each character has its own sequence, so that the picture of one does not depend on
            // the others.
            var random = SeededGenerator(seed: seed).split(UInt64(index))
            let name = "\(character.digit == nil ? "other" : "digit")/\(index).png"
            let picture = GlyphPicture.picture(of: character, using: &random)
            try OutputFile.write(
                PhotoEncoder.png(picture), to: "\(path)/\(name)", replacingExisting: true)
            table.append(
                name, character.digit, kind: character.institute,
                [code(of: character.text), character.writer])
        }
        try table.write(to: "\(path)/labels.csv")
    }

    /// Takes simulated photos of printed characters, each with a paper and a light of its own, and
    /// writes `labels.csv` with the name of the font in place of the writer.
    func write(_ glyphs: [(glyph: PrintedGlyph, font: String)]) throws {
        var table = try start()
        for (index, (glyph, font)) in glyphs.enumerated() {
            var random = SeededGenerator(seed: seed).split(UInt64(index))
            let name = "\(glyph.digit == nil ? "other" : "digit")/\(index).jpg"
            let photo = GlyphPicture.photo(of: glyph, using: &random)
            try OutputFile.write(
                PhotoEncoder.jpeg(photo.raster, quality: photo.quality), to: "\(path)/\(name)",
                replacingExisting: true)
            table.append(name, glyph.digit, kind: "print", [code(of: glyph.text), font])
        }
        try table.write(to: "\(path)/labels.csv")
    }

    /// Makes the two subfolders and returns an empty table.
    private func start() throws -> SampleLabels {
        for kind in ["digit", "other"] { try FileBytes.makeFolder("\(path)/\(kind)") }
        return SampleLabels(columns: ["what", "writer"])
    }

    /// Returns a character as its numbers in Unicode, such as `U+41`: signs that a spreadsheet would
    /// compute, such as `=`, could not stand in the table as they are.
    private func code(of text: String) -> String {
        text.unicodeScalars.map { "U+" + String($0.value, radix: 16) }.joined(separator: " ")
    }
}
