import MNIST

/// One writer's characters, by what they are.
package struct PenWriter: Sendable {
    /// The writer's code.
    let name: String
    /// The writer's own characters.
    private let own: [String: [PenCharacter]]
    /// Everybody's, for what the writer has not written.
    private let anybodys: [String: [PenCharacter]]

    /// Who has written fewer different digits lends nobody a hand.
    private static let leastDigits = 8

    /// Returns the writers who wrote enough digits, in the order of their codes.
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

    /// Returns a character as the writer forms it, or as another one does, or nothing.
    func character(_ text: String, using random: inout SeededGenerator) -> PenCharacter? {
        guard let forms = own[text] ?? anybodys[text] else { return nil }
        return random.pick(forms)
    }
}
