import Foundation
import PhotoFiles
import Raster
import SystemLibraries
import Testing

@testable import Decoders

struct DCReaderTests {
    /// A picture of 141 × 107 pixels, encoded by libjpeg-turbo's `cjpeg` in each of the ways that it has.
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Pictures")
    private static let names =
        (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?
        .filter { $0.hasSuffix(".jpg") }.sorted() ?? []
    private static let usual = names.filter { !$0.hasPrefix("unusual") }
    private static let (width, height) = (141, 107)
    private let libjpeg = LibJPEG(width: Self.width, height: Self.height, reducedBy: 8)

    private static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: name)))
    }

    @Test func `the pictures are there`() {
        #expect(Self.usual.count == 15 && Self.names.count == 19)
    }

    @Test(arguments: usual)
    func `brightness has the bytes that libjpeg makes`(_ name: String) throws {
        let bytes = try Self.bytes(name)
        let reader = try DCReader(bytes)
        #expect(reader.isWhole && reader.missing.isEmpty)
        let luma = try #require(reader.luma)
        #expect(luma.width == 18 && luma.height == 14)
        let expected = try #require(libjpeg.luma(of: bytes))
        #expect(luma.bytes == expected)
    }

    @Test(arguments: usual)
    func `colors are libjpeg's, but for those at half the resolution both ways`(_ name: String)
        throws
    {
        let bytes = try Self.bytes(name)
        let reader = try DCReader(bytes)
        let color = reader.picture(try #require(reader.frame))
        let expected = try #require(libjpeg.raster(of: bytes))
        #expect(color.width == expected.width && color.height == expected.height)
        let differences = zip(color.bytes, expected.bytes).map { abs(Int($0) - Int($1)) }
        let halves = ["420", "blocks", "many", "separate", "finest", "coarsest"]
        if halves.contains(where: name.contains) {
            #expect(Double(differences.reduce(0, +)) / Double(differences.count) < 6)
        } else {
            #expect(differences.max() ?? 255 <= 1)
        }
    }

    @Test(arguments: [
        "unusual-arithmetic.jpg", "unusual-cmyk.jpg", "unusual-rgb.jpg", "unusual-unfinished.jpg",
    ])
    func `what is unusual is left to libraries`(_ name: String) throws {
        let photo = try Photo(encoded: Self.bytes(name))
        let picture = try PhotoDecoder().picture(of: photo, toLongSide: 17)
        #expect(picture.reduction == 8 && picture.decoder != .coefficients && !picture.isDamaged)
        #expect(picture.color.width == 17)
    }

    @Test func `coefficients that no picture of 8 bits has are left to libraries`() throws {
        // 8 × 8 gray pixels; the only code of an AC coefficient has 16 bits, and its value 15.
        let dcCode: [UInt8] = [0, 1] + [UInt8](repeating: 0, count: 15) + [0]
        let acCode: [UInt8] = [0x10] + [UInt8](repeating: 0, count: 15) + [1, 0x0F]
        let segments: [(UInt8, [UInt8])] = [
            (0xDB, [0] + [UInt8](repeating: 1, count: 64)),
            (0xC0, [8, 0, 8, 0, 8, 1, 1, 0x11, 0]), (0xC4, dcCode), (0xC4, acCode),
            (0xDA, [1, 1, 0, 0, 63, 0]),
        ]
        var bytes: [UInt8] = [0xFF, 0xD8]
        for (marker, content) in segments {
            bytes += [0xFF, marker, 0, UInt8(content.count + 2)] + content
        }
        // One bit of DC and 63 times 31 bits of AC coefficients: reading on took bits that were not there.
        bytes += [UInt8](repeating: 0, count: 245) + [0xFF, 0xD9]
        #expect(throws: DCReader.Unusual.self) { try DCReader(bytes) }
    }

    /// Every pixel outside the parts that are said to be missing is as libjpeg has it, which goes on through
    /// damage as best it can; returns whether there was something to compare.
    private func expectSoundRest(_ bytes: [UInt8], _ comment: Comment) -> Bool {
        // Of a progressive JPEG that is not whole, bits may be missing, which libjpeg then guesses.
        guard let reader = try? DCReader(bytes), let luma = reader.luma,
            reader.isWhole || reader.frame?.isProgressive == false,
            let expected = libjpeg.luma(of: bytes, evenIfDamaged: true)
        else { return false }
        var isMissing = [Bool](repeating: false, count: luma.width * luma.height)
        for box in reader.missing {
            for y in box.y / 8..<min(luma.height, (box.maxY + 7) / 8) {
                for x in box.x / 8..<min(luma.width, (box.maxX + 7) / 8) {
                    isMissing[y * luma.width + x] = true
                }
            }
        }
        let isSound = isMissing.indices.allSatisfy {
            isMissing[$0] || luma.bytes[$0] == expected[$0]
        }
        #expect(isSound, comment)
        return true
    }

    @Test(arguments: usual)
    func `of a file cut anywhere all is known that comes before`(_ name: String) throws {
        let bytes = try Self.bytes(name)
        let whole = try #require(try DCReader(bytes).luma).bytes
        var missingAreas: [Int] = []
        // From the first scan's header on.
        let start = try #require(bytes.indices.first { bytes[$0...].starts(with: [0xFF, 0xDA]) })
        for count in start..<bytes.count {
            let cut = Array(bytes.prefix(count))
            guard let reader = try? DCReader(cut), let luma = reader.luma else { continue }
            #expect(!reader.isWhole, "after \(count) bytes")
            missingAreas.append(reader.missing.reduce(0) { $0 + $1.area })
            // A progressive JPEG may still lack bits.
            guard reader.missing.isEmpty, !name.hasPrefix("progressive") else { continue }
            #expect(luma.bytes == whole)
        }
        // The more there is of the file, the less of the picture is missing.
        #expect(zip(missingAreas, missingAreas.dropFirst()).allSatisfy { $0 >= $1 })
        #expect(missingAreas.first ?? 0 > 0 && missingAreas.last == 0)
        let counts = Array(stride(from: start, to: bytes.count, by: 29))
        let compared = counts.count {
            expectSoundRest(Array(bytes.prefix($0)), "after \($0) bytes")
        }
        if !name.hasPrefix("progressive") {
            #expect(2 * compared > counts.count, "\(compared) of \(counts.count)")
        }
    }

    @Test(arguments: usual)
    func `what the zeros of an upload stand for is missing`(_ name: String) throws {
        let bytes = try Self.bytes(name)
        let cut = Array(bytes.prefix(bytes.count / 2))
        let padded = cut + [UInt8](repeating: 0, count: bytes.count - cut.count)
        #expect(try DCReader(padded).missing == DCReader(cut).missing)
    }

    @Test(arguments: usual)
    func `with changed bytes the sound parts are what libjpeg makes of them`(_ name: String) throws
    {
        let bytes = try Self.bytes(name)
        var random = SeededGenerator(seed: 5)
        var compared = 0
        for number in 0..<400 {
            var changed = bytes
            for _ in 0...number % 3 {
                let place = Int(random.next() % UInt64(bytes.count))
                changed[place] = UInt8(truncatingIfNeeded: random.next())
            }
            // The header walk comes first, as it does for every photo.
            guard let photo = try? Photo(encoded: changed), photo.header.width == Self.width,
                photo.header.height == Self.height
            else { continue }
            if expectSoundRest(photo.bytes, "change \(number)") { compared += 1 }
        }
        #expect(compared > 200, "\(compared) of 400")
    }
}
