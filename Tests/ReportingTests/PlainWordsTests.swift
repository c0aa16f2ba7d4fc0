import DigitReading
import Foundation
import PhotoFiles
import Preprocessing
import Reporting
import TestSupport
import Testing

@Suite struct PlainWordsTests {
    /// What a page tells its program.
    private struct Meta: Decodable {
        struct Words: Decodable {
            let title: String
            let brief: String
            let advice: String
        }
        struct Meanings: Decodable {
            let warnings: [String: Words]
            let reasons: [String: Words]
            let failures: [String: Words]
        }
        let words: Meanings
        struct Stage: Decodable {
            let title: String
            let caption: String
        }
        let stages: [String: Stage]
    }

    private func meta() throws -> Meta {
        let folder = try ScratchFolder()
        let writer = try ReportWriter(path: folder.url.appending(path: "report.html").path)
        try writer.finish(HTMLReport(title: "Digits", subtitle: "none"))
        let page = String(decoding: try folder.data("report.html"), as: UTF8.self)
        let json = try #require(page.firstMatch(of: /id="meta">(.*)<\/script>/)?.1)
        return try JSONDecoder().decode(Meta.self, from: Data(json.utf8))
    }

    @Test func `every warning, reason and failure says in plain words what it is and what to do`()
        throws
    {
        let words = try meta().words
        #expect(Set(words.warnings.keys) == Set(Warning.allCases.map(\.rawValue)))
        #expect(Set(words.reasons.keys) == Set(Row.RejectionReason.allCases.map(\.rawValue)))
        #expect(Set(words.failures.keys) == Set(Row.Failure.Kind.allCases.map(\.rawValue)))
        for (code, word) in [words.warnings, words.reasons, words.failures].joined() {
            #expect(word.title.first?.isLowercase == true && word.title != code, "\(code)")
            #expect(!word.brief.isEmpty && word.brief.count <= word.title.count, "\(code)")
            #expect(word.advice.count > 12, "\(code): \(word.advice)")
            #expect(word.advice.first?.isUppercase == true, "\(code): \(word.advice)")
            #expect(".?".contains(word.advice.suffix(1)), "\(code): \(word.advice)")
        }
        // What ends at the border need not be the digit.
        #expect(words.warnings["touches-border"]?.advice.contains("crease") == true)
        // Which way a photo was turned changes nothing about what to do.
        let turns = Set([Warning.turned90, .turned180, .turned270].map(\.rawValue))
        let warnings = words.warnings.filter { !turns.contains($0.key) }.values.map(\.title)
        for titles in [
            warnings, words.reasons.values.map(\.title), words.failures.values.map(\.title),
        ] {
            #expect(Set(titles).count == titles.count)
        }
    }

    @Test func `a code that is a warning and a reason means what it is used for`() throws {
        let words = try meta().words
        let shared = Set(words.warnings.keys).intersection(words.reasons.keys)
        #expect(shared == ["damaged", "printed"])
        #expect(shared.isDisjoint(with: words.failures.keys))
        #expect(Set(words.reasons.keys).isDisjoint(with: words.failures.keys))
        // One was read, the other left out.
        #expect(words.warnings["printed"]?.advice.contains("read all the same") == true)
        #expect(words.reasons["printed"]?.advice.contains("were asked for") == true)
    }

    @Test func `every stage has a title and a caption of its own`() throws {
        let stages = try meta().stages
        #expect(Set(stages.keys) == Set(StageName.allCases.map(\.rawValue)))
        #expect(Set(stages.values.map(\.title)).count == stages.count)
        #expect(Set(stages.values.map(\.caption)).count == stages.count)
        #expect(stages.values.allSatisfy { $0.caption.hasSuffix(".") })
        // What the code calls a stage says little to who looks at a photo.
        #expect(stages.allSatisfy { $0.key != $0.value.title && !$0.value.title.contains("-") })
    }
}
