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
        let words: [String: Words]
        struct Stage: Decodable {
            let title: String
            let caption: String
        }
        let stages: [String: Stage]
    }

    private static let codes =
        Warning.allCases.map(\.rawValue) + Row.RejectionReason.allCases.map(\.rawValue)
        + Row.Failure.Kind.allCases.map(\.rawValue)

    private func meta() throws -> Meta {
        let folder = try ScratchFolder()
        let writer = try ReportWriter(path: folder.url.appending(path: "report.html").path)
        try writer.finish(ReportPage(title: "Digits", subtitle: "none"))
        let page = String(decoding: try folder.data("report.html"), as: UTF8.self)
        let json = try #require(page.firstMatch(of: /id="meta">(.*)<\/script>/)?.1)
        return try JSONDecoder().decode(Meta.self, from: Data(json.utf8))
    }

    @Test func `every warning, reason and failure says in plain words what it is and what to do`()
        throws
    {
        let words = try meta().words
        #expect(Set(words.keys) == Set(Self.codes))
        // A code means one thing. That a digit is printed, or a file damaged, is a warning, or a reason to leave it out.
        let repeated = Set(Self.codes.filter { code in Self.codes.count { $0 == code } > 1 })
        #expect(repeated == ["damaged", "printed"])
        for (code, word) in words {
            #expect(word.title.first?.isLowercase == true && word.title != code, "\(code)")
            #expect(!word.brief.isEmpty && word.brief.count <= word.title.count, "\(code)")
            #expect(word.advice.count > 12, "\(code): \(word.advice)")
            #expect(word.advice.first?.isUppercase == true, "\(code): \(word.advice)")
            #expect(".?".contains(word.advice.suffix(1)), "\(code): \(word.advice)")
        }
        // What ends at the border need not be the digit.
        #expect(words["touches-border"]?.advice.contains("crease") == true)
        // Which way a photo was turned changes nothing about what to do.
        let turns = Set([Warning.turned90, .turned180, .turned270].map(\.rawValue))
        let others = words.filter { !turns.contains($0.key) }.values.map(\.title)
        #expect(Set(others).count == others.count)
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
