import Decoders
import DigitSheets
import Foundation
import MNIST
import PhotoFiles
import Preprocessing
import Raster
import SyntheticDigits
import SystemLibraries
import TestSupport
import Testing

@testable import DigitReading

/// The constants of reading: all of them are in the settings, and the settings reach what they are for.
struct ReadingSettingsTests {
    /// Where a number stands in JSON: names of objects, places in lists.
    private enum Step: Equatable {
        case name(String)
        case place(Int)
    }

    /// All numbers in a JSON value, each with the way to it.
    private func numbers(in value: Any) -> [(path: [Step], value: Double)] {
        switch value {
        case let object as [String: Any]:
            object.sorted { $0.key < $1.key }.flatMap { name, value in
                numbers(in: value).map { ([.name(name)] + $0.path, $0.value) }
            }
        case let list as [Any]:
            list.enumerated().flatMap { place, value in
                numbers(in: value).map { ([.place(place)] + $0.path, $0.value) }
            }
        case let number as NSNumber: [([], number.doubleValue)]
        default: []
        }
    }

    /// Returns a JSON value with another number at the end of a path.
    private func replacing(_ path: ArraySlice<Step>, in value: Any, with number: Double) -> Any {
        switch (path.first, value) {
        case (.name(let name), var object as [String: Any]):
            if let part = object[name] {
                object[name] = replacing(path.dropFirst(), in: part, with: number)
            }
            return object
        case (.place(let place), var list as [Any]):
            list[place] = replacing(path.dropFirst(), in: list[place], with: number)
            return list
        default:
            // A whole number is written as one, or no integer could be read from it.
            return Int(exactly: number).map { $0 as Any } ?? number
        }
    }

    private func json(_ settings: ReadingSettings) throws -> Any {
        try JSONSerialization.jsonObject(with: JSONEncoder().encode(settings))
    }

    private func settings(_ json: Any) throws -> ReadingSettings {
        try JSONDecoder().decode(
            ReadingSettings.self, from: JSONSerialization.data(withJSONObject: json))
    }

    @Test func `each number can be moved by itself`() throws {
        let standard = try json(ReadingSettings())
        let before = numbers(in: standard)
        let parts = [
            "preprocessing", "decision", "auto", "pages", "cells", "guided", "sheets", "damage",
        ]
        for name in parts {
            #expect(before.contains { $0.path.first == .name(name) }, "\(name)")
        }
        #expect(before.count > 300)
        for (place, number) in before.enumerated() {
            // One way or the other: a range's ends must not pass each other.
            let moves = [1, -1].map { sign in
                number.value == number.value.rounded()
                    ? number.value + sign : number.value * (1 + sign / 8)
            }
            let moved = try #require(
                moves.lazy.compactMap { move in
                    try? settings(replacing(number.path[...], in: standard, with: move))
                }.first, "\(number.path)")
            let after = numbers(in: try json(moved)).map(\.value)
            let changed = after.indices.filter { after[$0] != before[$0].value }
            #expect(changed == [place], "\(number.path)")
        }
    }

    @Test func `no constant of reading stands outside of the settings`() throws {
        let sources = Checkout.url.appending(path: "Sources")
        let folders = ["DigitReading", "Preprocessing", "DigitSheets/Finding"]
        let files = try folders.flatMap { folder in
            let found = try #require(
                FileManager.default.enumerator(atPath: sources.appending(path: folder).path))
            return found.compactMap { ($0 as? String).map { "\(folder)/\($0)" } }
        }
        let constant = /static let (?<names>\w+|\([\w, ]+\))(: [\w<>(), ]+)? = \(?-?[\d.]/
        var found: [String] = []
        var count = 0
        for file in files where file.hasSuffix(".swift") {
            let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
            found += text.matches(of: constant).map { String($0.output.names) }
            count += 1
        }
        #expect(count > 100)
        // The bias of a learned model; the normal distribution, half of a gray level, half of all probability and the
        // unit of stroke widths, by definition; the decimals of a format; and the photos that are read ahead.
        #expect(
            found.sorted() == [
                "bias", "decimals", "deviationPerMedian", "lead", "lighterQuantile",
                "likelierThanNot", "measuringSide", "rounding",
            ]
        )
    }

    @Test func `heights differ by as much in a line as among the digits of its page`() {
        let settings = ReadingSettings()
        #expect(settings.preprocessing.writingLines.heights == settings.pages.alike)
    }

    private func rows(
        _ raster: ColorRaster, layout: Layout, moving move: (inout ReadingSettings) -> Void
    ) throws -> [Row] {
        var reader = try DigitReader()
        reader.layout = layout
        move(&reader.settings)
        return reader.rows(for: try TestPhoto.photo(raster), path: PhotoPath("photo.png"))
    }

    @Test func `a page is read with the reader's settings`() throws {
        let page = PageBenchmark(seed: 23).page(.rows, index: 1).raster
        let usual = try rows(page, layout: .page) { _ in }
        #expect(usual.count > 5)
        let none = try rows(page, layout: .page) { $0.pages.judgment.least = 2 }
        #expect(none.map(\.reason) == [.noInk])
        let apart = try rows(page, layout: .page) { $0.preprocessing.writingLines.reach = 0 }
        #expect(Set(apart.map(\.row)).count > Set(usual.map(\.row)).count)
    }

    @Test func `what is known to be written is aligned with lines by the reader's settings`() throws
    {
        let unguided = try [(200, 100, 4), (280, 106, 6)].map {
            try Glyph.box(x: $0.0, foot: $0.1, as: $0.2)
        }
        let digits = [[4, 6].compactMap { Digit($0) }]
        var settings = ReadingSettings()
        func lines() -> Int {
            GuidedChoice(among: unguided, unguided: unguided, digits: digits, settings: settings)
                .lines.count
        }
        #expect(lines() == 1)
        settings.preprocessing.writingLines.reach = 0
        #expect(lines() == 2)
    }

    @Test func `a sheet is read with the reader's settings`() throws {
        var random = SeededGenerator(seed: 5)
        let made = try SheetBenchmark(greatestTilt: 10, hands: [.glyphs(.drawn)]).photo(
            index: 0, megapixels: 5, using: &random)
        var settings = ReadingSettings()
        settings.preprocessing.closeUp.growth = 7
        let photo = try TestPhoto.photo(made.photo)
        func read() throws -> SheetReader.Result {
            try SheetReader(
                model: try Model.shipped(), decoder: PhotoDecoder(), settings: settings
            ).read(photo, observer: nil)
        }
        let result = try read()
        #expect(result.photo.settings.closeUp.growth == 7)
        #expect(result.filled.count > 20)
        settings.sheets.ink.leastInk = 2
        #expect(try read().filled.isEmpty)
        settings.sheets.finding.marks.leastContrast = 256
        #expect(throws: FoundSheet.Absence.noMarks) { try read() }
    }
}
