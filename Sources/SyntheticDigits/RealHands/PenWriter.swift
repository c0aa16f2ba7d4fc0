import SystemLibraries

/// One writer's characters by what they are, with everybody's to fill gaps.
package struct PenWriter: Sendable {
    /// The archive's code of the writer.
    let name: String
    /// The writer's own examples of each character.
    private let own: [String: [PenCharacter]]
    /// All writers' examples of each character.
    private let anybodys: [String: [PenCharacter]]

    /// The fewest different digits, of ten, that a writer must have written to be one.
    ///
    /// Set by eye: with 8, two digits at most are lent by others.
    private static let leastDigits = 8

    /// Returns the writers who wrote enough different digits, in the order of their codes.
    static func all(of characters: [PenCharacter]) -> [PenWriter] {
        let anybodys = Dictionary(grouping: characters) { $0.text }
        return Dictionary(grouping: characters) { $0.writer }.sorted { $0.key < $1.key }
            .compactMap { name, characters in
                let digits = Set(characters.compactMap(\.digit))
                guard digits.count >= leastDigits else { return nil }
                return PenWriter(
                    name: name, own: Dictionary(grouping: characters) { $0.text },
                    anybodys: anybodys)
            }
    }

    /// Returns a random example of a character as the writer forms it, as another one does where
    /// the writer has none, or nil where nobody has.
    func character(_ text: String, using random: inout SeededGenerator) -> PenCharacter? {
        guard let forms = own[text] ?? anybodys[text] else { return nil }
        return random.pick(forms)
    }
}
