import DigitSheets
import Foundation
import PhotoFiles
import Preprocessing
import Raster
import SystemLibraries
import TestSupport
import Testing

@testable import DigitReading

/// Signs beside digits, drawn of a few strokes.
struct LineSignsTests {
    /// A picture of a 7, a sign and a 4; levels of the sign's strokes go from 0, the digits' upper end, to 1.
    private func rows(_ sign: [(SheetPoint, SheetPoint)]) throws -> [Row] {
        let (side, top) = (80.0, 50.0)
        func at(_ left: Double, _ x: Double, _ y: Double) -> SheetPoint {
            SheetPoint(left + side * x, top + side * y)
        }
        let seven = [
            (at(60, 0, 0), at(60, 0.55, 0.02)), (at(60, 0.55, 0.02), at(60, 0.2, 1)),
        ]
        let four = [
            (at(230, 0.12, 0), at(230, 0, 0.5)), (at(230, 0, 0.5), at(230, 0.6, 0.47)),
            (at(230, 0.5, 0.1), at(230, 0.45, 1)),
        ]
        let drawn = sign.map { (at(150, $0.0.x, $0.0.y), at(150, $0.1.x, $0.1.y)) }
        let pen = TestStrokes.mask(
            width: 340, height: 180, halfWidth: 3.5, seven + four + drawn)
        var reader = try DigitReader()
        reader.layout = .page
        let photo = try TestPhoto.photo(
            TestPhoto.gray(width: 340, height: 180) { x, y in pen[x, y] ? 40 : 235 })
        return reader.rows(for: photo, path: PhotoPath("signs.png"))
    }

    @Test(
        arguments: [
            ([(SheetPoint(0.3, 0.97), SheetPoint(0.33, 0.99))], "7.4"),
            ([(SheetPoint(0.33, 0.93), SheetPoint(0.27, 1.2))], "7,4"),
            ([(SheetPoint(0.1, 0.5), SheetPoint(0.55, 0.49))], "7-4"),
            (
                [
                    (SheetPoint(0.1, 0.4), SheetPoint(0.55, 0.39)),
                    (SheetPoint(0.1, 0.62), SheetPoint(0.55, 0.63)),
                ], "7=4"
            ),
            (
                [
                    (SheetPoint(0.3, 0.35), SheetPoint(0.33, 0.36)),
                    (SheetPoint(0.3, 0.85), SheetPoint(0.33, 0.86)),
                ], "7:4"
            ),
        ])
    func `signs that their shape tells are in the text`(
        sign: [(SheetPoint, SheetPoint)], text: String
    ) throws {
        let rows = try rows(sign)
        #expect(rows.map(\.digit?.value) == [7, 4])
        #expect(rows.map { $0.text?.replacing(" ", with: "") } == [text, text])
        #expect(!rows.contains { $0.warnings.contains(.unreadMarks) })
    }

    @Test func `another mark beside a digit is told of all its number`() throws {
        let plus = [
            (SheetPoint(0.1, 0.5), SheetPoint(0.55, 0.49)),
            (SheetPoint(0.33, 0.25), SheetPoint(0.32, 0.75)),
        ]
        let rows = try rows(plus)
        #expect(rows.map(\.digit?.value) == [7, 4])
        #expect(rows.map { $0.warnings.contains(.unreadMarks) } == [true, true])
    }

    @Test func `digits alone have nothing beside them`() throws {
        let rows = try rows([])
        #expect(rows.map(\.digit?.value) == [7, 4])
        #expect(!rows.contains { $0.warnings.contains(.unreadMarks) })
    }

    /// Pictures of numbers with signs that others drew, and what is written in them; a plus, a cross and a percent
    /// sign are not read.
    private static let drawn = [
        "comma": ["264,27", "3,14"], "minus": ["-264", "-7", "-35"], "time": ["12:45", "09:30"],
        "sum": ["1235=47", "87=56"],
    ]

    @Test(.enabled(if: folder != nil, "the folder of cases is not there"))
    func `others' signs are in the text as well`() throws {
        let folder = try #require(Self.folder)
        var reader = try DigitReader()
        reader.layout = .page
        for (name, lines) in Self.drawn {
            let rows = reader.rows(for: PhotoPath(folder.appending(path: name + ".png").path))
            var texts: [String] = []
            for row in rows where row.column == 0 {
                texts.append((row.text ?? "").replacing(" ", with: ""))
            }
            #expect(texts == lines, "\(name)")
        }
    }

    static let folder = SharedFolder.item("cases/signs")
}
