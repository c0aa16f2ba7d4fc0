import DigitReading
import Foundation
import TestSupport
import Testing

/// Every constant that photos are read with, as it was when it was last changed on purpose.
///
/// The built-in networks learned from pictures that earlier values made, and published figures say of which day they
/// are: none may change unnoticed. Whoever changes one measures (`Benchmarks/same-results`, the open sets), and then
/// `RECORD_GOLDEN=1 swift test --filter GoldenSettingsTests` writes the file anew.
struct GoldenSettingsTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Golden/settings.json")

    /// The numbers of a JSON object by their names, as `decision.priorWeight` or `preprocessing.inkLevels.fit.1`.
    private static func numbers(in value: Any, under name: String = "") -> [String: Double] {
        let parts: [(String, Any)]
        switch value {
        case let object as [String: Any]: parts = object.map { ($0.key, $0.value) }
        case let list as [Any]:
            parts = list.enumerated().map { (String($0.offset + 1), $0.element) }
        case let number as NSNumber: return [name: number.doubleValue]
        default: return [name: .nan]
        }
        return parts.reduce(into: [:]) { numbers, part in
            let path = name.isEmpty ? part.0 : name + "." + part.0
            numbers.merge(Self.numbers(in: part.1, under: path)) { old, _ in old }
        }
    }

    @Test func `no constant of reading changes unnoticed`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let encoded = try encoder.encode(ReadingSettings())
        if Checkout.recordsGolden {
            try (encoded + Data("\n".utf8)).write(to: Self.file)
        }
        let now = Self.numbers(in: try JSONSerialization.jsonObject(with: encoded))
        let golden = Self.numbers(
            in: try JSONSerialization.jsonObject(with: Data(contentsOf: Self.file)))
        try #require(golden.count > 100)
        for name in Set(now.keys).union(golden.keys).sorted() {
            let (value, was) = (now[name] ?? .nan, golden[name] ?? .nan)
            #expect(value == was, "\(name) was \(was)")
        }
    }
}
