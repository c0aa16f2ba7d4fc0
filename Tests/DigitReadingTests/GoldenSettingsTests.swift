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

    /// The dotted names in backticks, as `decision.priorWeight`; one that begins with a dot stands beside the one
    /// before it: `inkRules.speck`, `.speckShare`.
    private static func dottedNames(in text: String) -> [String] {
        // Of what is parted at the backticks, every other part was between two of them.
        let quoted = text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
        var last = Substring()
        return quoted.compactMap { word in
            let parts = word.split(separator: ".", omittingEmptySubsequences: false)
            let isName = parts.dropFirst().allSatisfy { part in
                !part.isEmpty && part.allSatisfy { $0.isLetter || $0.isNumber }
            }
            guard parts.count > 1, isName, parts[0].allSatisfy(\.isLetter),
                parts[0].first?.isLowercase ?? true
            else { return nil }
            if !parts[0].isEmpty {
                last = word
            } else if let dot = last.lastIndex(of: ".") {
                last = last[..<dot] + word
            }
            return String(last)
        }
    }

    @Test func `each constant of which it is told how far it may be moved is there`() throws {
        let file = try JSONSerialization.jsonObject(with: Data(contentsOf: Self.file))
        // A name may stand for all the numbers whose names it begins: `sheets.finding`.
        var known: Set<String> = []
        for name in Self.numbers(in: file).keys {
            let parts = name.split(separator: ".").drop { $0 == "preprocessing" }
            for count in 1...max(1, parts.count) {
                known.insert(parts.prefix(count).joined(separator: "."))
            }
        }
        let text = try String(
            contentsOf: Checkout.url.appending(path: "Benchmarks/THRESHOLDS.md"), encoding: .utf8)
        let names = Self.dottedNames(in: text)
        #expect(names.count > 100)
        for name in names { #expect(known.contains(name), "THRESHOLDS.md tells of \(name)") }
    }
}
