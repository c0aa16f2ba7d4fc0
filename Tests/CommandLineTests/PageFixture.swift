import Files
import Foundation
import Raster
import SyntheticDigits

/// Pages with many digits, made for these tests.
enum PageFixture {
    /// Writes pages of some kinds into a folder, `rows.bmp` for that kind; returns what is written on
    /// each, line by line.
    @discardableResult
    static func write(
        _ kinds: [PageKind], to folder: String, longSide: Int = 640
    ) throws -> [String: String] {
        try FileBytes.makeFolder(folder)
        let benchmark = PageBenchmark(seed: 3)
        var transcripts: [String: String] = [:]
        for kind in kinds {
            let page = benchmark.page(kind, index: 0, longSide: longSide)
            try OutputFile.write(bitmap(page.raster), to: "\(folder)/\(kind.rawValue).bmp")
            transcripts["\(kind.rawValue).bmp"] = page.transcript
        }
        return transcripts
    }

    /// A picture as a BMP file: nothing lost, nothing to encode.
    private static func bitmap(_ picture: ColorRaster) -> [UInt8] {
        let stride = (3 * picture.width + 3) / 4 * 4
        let size = 54 + stride * picture.height
        func four(_ value: Int) -> [UInt8] {
            (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        var bytes = Array("BM".utf8) + four(size) + four(0) + four(54)
        bytes += four(40) + four(picture.width) + four(picture.height) + [1, 0, 24, 0]
        bytes +=
            four(0) + four(stride * picture.height) + four(2835) + four(2835) + four(0) + four(0)
        for y in (0..<picture.height).reversed() {
            for x in 0..<picture.width {
                let at = 3 * (y * picture.width + x)
                bytes += picture.bytes[at..<at + 3].reversed()
            }
            bytes += [UInt8](repeating: 0, count: stride - 3 * picture.width)
        }
        return bytes
    }

    /// A row of JSON Lines, as far as the tests look at it.
    struct Row: Decodable, Equatable {
        struct Box: Decodable, Equatable {
            let x, y, width, height: Int
        }

        let path: String
        let index: Int
        let status: String
        let digit: Int?
        let box: Box?
        let row: Int?
        let column: Int?
        let text: String?
    }

    /// The rows a run has printed.
    static func rows(_ outcome: Tool.Outcome) throws -> [Row] {
        try outcome.lines.map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
    }

    /// The digits that rows of a page say are written there, lines parted by `/`.
    static func transcript(of rows: [Row]) -> String {
        rows.filter { $0.column == 0 }.compactMap(\.text).joined(separator: "/")
            .filter { $0.isNumber || $0 == "/" }
    }
}
