import Decoders
import DigitReading
import PhotoFiles
import Preprocessing
import Raster
import Testing

/// Uploads that broke off: what is missing is known, and nothing is read out of it.
struct DamageTests {
    /// Samples that are JPEGs, of each digit two, on all kinds of paper.
    private static func names() throws -> [String] {
        try Samples.labels().map(\.name).filter { $0.hasSuffix(".jpg") && !$0.contains("12-mega") }
    }

    private func rows(_ bytes: [UInt8], by reader: DigitReader) -> [Row]? {
        guard let photo = try? Photo(encoded: bytes, limits: reader.decoder.limits) else {
            return nil
        }
        return reader.rows(for: photo, path: PhotoPath("photo.jpg"))
    }

    @Test(arguments: [PhotoDecoder.Choice.auto, .imageMagick])
    func `of cuts all along twenty photos no wrong digit is read`(_ choice: PhotoDecoder.Choice)
        throws
    {
        var reader = try DigitReader()
        reader.decoder = PhotoDecoder(choice)
        let names = try Self.names().prefix(20)
        #expect(names.count == 20)
        var (read, rejected, refused) = (0, 0, 0)
        for name in names {
            let bytes = try PhotoFile(Samples.path(name)).contents()
            let whole = try #require(rows(bytes, by: reader))
            let step = choice == .auto && Samples.areAllRead ? 4 : 16
            for percent in stride(from: 3, to: 100, by: step) {
                guard let rows = rows(Array(bytes.prefix(bytes.count * percent / 100)), by: reader)
                else {
                    refused += 1
                    continue
                }
                for row in rows {
                    #expect(row.status == .error || row.warnings.contains(.damaged))
                    if row.status != .ok {
                        rejected += 1
                        continue
                    }
                    read += 1
                    #expect(
                        whole.contains { $0.digit == row.digit && $0.status == .ok },
                        "\(name) at \(percent) %: \(row.digit.map(String.init(describing:)) ?? "")")
                }
            }
        }
        // Digits that were written before the cut are read all the same.
        #expect(
            read > 20 && rejected > 20, "\(read) read, \(rejected) rejected, \(refused) refused")
    }

    /// Reads the first part of a file: the pixel row that what is missing begins at, and the first of the rows read.
    ///
    /// Nil where the part is refused or nothing is known to be missing.
    private func cut(
        _ bytes: [UInt8], toPercent percent: Int, by reader: DigitReader
    ) -> (start: Int, row: Row)? {
        let part = Array(bytes.prefix(bytes.count * percent / 100))
        guard let photo = try? Photo(encoded: part),
            let picture = try? PhotoDecoder().picture(of: photo, toLongSide: 512),
            let start = picture.missing.map(\.y).min(), let row = rows(part, by: reader)?.first
        else { return nil }
        return (start, row)
    }

    @Test func `a digit that touches the missing part is damaged`() throws {
        let reader = try DigitReader()
        let name = try #require(try Self.names().first)
        let bytes = try PhotoFile(Samples.path(name)).contents()
        let box = try #require(rows(bytes, by: reader)?.first?.box)
        var reasons: Set<Row.RejectionReason?> = []
        for percent in 10..<100 {
            guard let (start, row) = cut(bytes, toPercent: percent, by: reader), start < box.maxY
            else { continue }
            #expect(row.status == .rejected, "at \(percent) %")
            reasons.insert(row.reason)
        }
        #expect(reasons.contains(.damaged))
    }

    @Test func `a digit above the missing part is read`() throws {
        let reader = try DigitReader()
        // Small, with more than a quarter of the photo below it.
        let bytes = try PhotoFile(Samples.path("6-curled-marker-small.jpg")).contents()
        let whole = try #require(rows(bytes, by: reader)?.first)
        let box = try #require(whole.box)
        let height = try Photo(encoded: bytes).header.height
        var (above, read) = (0, 0)
        for percent in 60..<100 {
            guard let (start, row) = cut(bytes, toPercent: percent, by: reader),
                start > box.maxY + box.longSide, start < height
            else { continue }
            above += 1
            guard row.status == .ok else { continue }
            read += 1
            #expect(row.digit == whole.digit, "at \(percent) %")
        }
        #expect(above > 2 && 2 * read > above, "\(read) of \(above) are read")
    }

    @Test func `a whole picture without an end marker is read, with a warning`() throws {
        let reader = try DigitReader()
        let name = try #require(try Self.names().first)
        let bytes = try PhotoFile(Samples.path(name)).contents()
        let whole = try #require(rows(bytes, by: reader)?.first)
        let open = try #require(rows(Array(bytes.dropLast(2)), by: reader)?.first)
        #expect(open.status == .ok && open.digit == whole.digit && open.warnings == [.damaged])
    }

    @Test func `where the damage is not known, nothing is read`() throws {
        let reader = try DigitReader()
        let raster = TestPhoto.digit(5, seed: 21)
        let gif = try TestPhoto.file(raster, as: .gif)
        let row = try #require(rows(Array(gif.prefix(gif.count * 9 / 10)), by: reader)?.first)
        #expect(row.status != .ok)
        // A bit in the middle of a JPEG's data: what follows it may all be shifted.
        var jpeg = try TestPhoto.file(raster, as: .jpeg, quality: 80)
        for place in jpeg.count / 2..<jpeg.count / 2 + 60 { jpeg[place] = 0x55 }
        let torn = try #require(rows(jpeg, by: reader)?.first)
        #expect(torn.status != .ok)
    }

    @Test func `the same bytes under another name give the same row`() throws {
        let reader = try DigitReader()
        for name in try Self.names().prefix(6) {
            let bytes = try PhotoFile(Samples.path(name)).contents()
            let (right, wrong) = (PhotoPath("photo.jpg"), PhotoPath("photo.png"))
            var rows = [right, wrong].map { path -> Row? in
                (try? Photo(encoded: bytes, named: path)).flatMap {
                    reader.rows(for: $0, path: right).first
                }
            }
            #expect(rows[1]?.warnings.contains(.wrongExtension) == true)
            rows[1]?.warnings.removeAll { $0 == .wrongExtension }
            #expect(rows[0] == rows[1])
        }
    }
}
