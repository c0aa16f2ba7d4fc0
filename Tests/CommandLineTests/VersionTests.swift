import Foundation
import TestSupport
import Testing

/// The version's number is written in one place, and what else names it agrees.
@Suite struct VersionTests {
    private static func text(_ name: String) throws -> String {
        try String(contentsOf: Checkout.url.appendingPathComponent(name), encoding: .utf8)
    }

    private static func version() throws -> Substring {
        let outcome = try Tool.run("--version")
        #expect(outcome.status == 0)
        return try #require(outcome.lines.first)
    }

    @Test func `the changelog's newest version is the command's`() throws {
        let headings = try Self.text("CHANGELOG.md").split(separator: "\n").filter {
            $0.hasPrefix("## ") && !$0.hasPrefix("## Unreleased")
        }
        let newest = try #require(headings.first)
        #expect(newest.dropFirst(3).prefix { $0 != " " } == (try Self.version()))
    }

    @Test func `a citation names the command's version`() throws {
        let lines = try Self.text("CITATION.cff").split(separator: "\n")
        #expect(lines.contains("version: \(try Self.version())"))
    }

    @Test(arguments: ["README.md", "python/README.md"])
    func `packages are called by the command's version`(name: String) throws {
        let version = try Self.version()
        let names = try Self.text(name).matches(of: /digits[-_](\d+\.\d+\.\d+)/)
        #expect(!names.isEmpty)
        #expect(names.allSatisfy { $0.1 == version })
    }

    @Test func `doctor names the version, ImageMagick and the model`() throws {
        let outcome = try Tool.run("doctor")
        #expect(outcome.lines.first?.hasSuffix("digits \(try Self.version())") == true)
        #expect(outcome.output.contains("\nImageMagick  "))
        #expect(outcome.output.contains("\nmodel        built in"))
    }
}
