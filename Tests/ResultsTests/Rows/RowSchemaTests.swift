import DigitReading
import Foundation
import PhotoFiles
import TestSupport
import Testing

/// The schema and the reference of rows know every word that a row can have, and no other.
@Suite struct RowSchemaTests {
    private struct Schema: Decodable {
        struct Field: Decodable {
            struct Words: Decodable { let `enum`: [String?]? }
            let `enum`: [String?]?
            let items: Words?
            let properties: [String: Words]?
        }
        let properties: [String: Field]
    }

    private static let schema = Result {
        try JSONDecoder().decode(
            Schema.self,
            from: Data(
                contentsOf: Checkout.url.appendingPathComponent("schemas/row.schema.json")))
    }

    private static func check(_ found: [String?]?, _ expected: [String], in part: String) throws {
        #expect(Set((found ?? []).compactMap(\.self)) == Set(expected), "\(part) of the schema")
        let reference = try String(
            contentsOf: Checkout.url.appendingPathComponent(
                "Sources/DigitReading/Documentation.docc/WhatComesOut.md"), encoding: .utf8)
        let unexplained = expected.filter { !reference.contains("`\($0)`") }
        #expect(unexplained.isEmpty, "\(part) that WhatComesOut.md does not explain")
    }

    @Test func `states, warnings, reasons and kinds of errors`() throws {
        let fields = try Self.schema.get().properties
        try Self.check(
            fields["status"]?.enum, Row.Status.allCases.map(\.rawValue), in: "states")
        try Self.check(
            fields["warnings"]?.items?.enum, Warning.allCases.map(\.rawValue), in: "warnings")
        try Self.check(
            fields["reason"]?.enum, Row.RejectionReason.allCases.map(\.rawValue), in: "reasons")
        try Self.check(
            fields["error"]?.properties?["kind"]?.enum,
            Row.Failure.Kind.allCases.map(\.rawValue), in: "kinds of errors")
    }

    @Test func `every field`() throws {
        try Self.check(
            Array(try Self.schema.get().properties.keys),
            [
                "path", "path_base64", "index", "status", "digit", "confidence", "probabilities",
                "box", "row", "column", "text", "warnings", "reason", "error", "sheet", "picture",
            ], in: "fields")
    }
}
