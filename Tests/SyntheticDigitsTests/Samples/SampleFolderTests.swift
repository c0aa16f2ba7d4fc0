import Decoders
import Foundation
import MNIST
import PhotoFiles
import Raster
import SyntheticDigits
import TestSupport
import Testing

private func upright(_ name: String) throws -> ColorRaster {
    let file = PhotoFile(PhotoPath(Checkout.samples.appending(path: name).path))
    let photo = try file.photo()
    let format: ImageFormat = photo.header.format == .png ? .png : .jpeg
    MagickRuntime.start()
    var image = try MagickImage(
        decoding: photo.bytes, as: format, width: photo.header.width, height: photo.header.height)
    let raster = try image.opaqueRaster()
    // Stored, then turned as the header says: the inverse of what was done when it was made.
    let back = [1, 2, 3, 4, 5, 8, 7, 6][photo.header.orientation.rawValue - 1]
    return EXIFOrientation.stored(raster, orientation: back)
}

private func labelTable() throws -> [[String]] {
    let text = try String(
        contentsOf: Checkout.samples.appending(path: "labels.csv"), encoding: .utf8)
    return text.split(separator: "\n").map { line in
        line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
}

struct SampleFolderTests {
    @Test func `at least thirty photos are there, with labels for all ten digits`() throws {
        let table = try labelTable()
        #expect(table.first?.prefix(3) == ["path", "label", "kind"])
        let rows = table.dropFirst()
        #expect(rows.count >= 30)
        #expect(Set(rows.map { $0[1] }) == Set((0...9).map(String.init)))
        for row in rows {
            #expect(
                FileManager.default.fileExists(
                    atPath: Checkout.samples.appending(path: row[0]).path))
        }
        let photos = try FileManager.default.contentsOfDirectory(atPath: Checkout.samples.path)
            .filter {
                $0.hasSuffix(".jpg") || $0.hasSuffix(".png")
            }
        #expect(Set(photos) == Set(rows.map { $0[0] }))
    }

    @Test func `the folder is what the catalog says`() throws {
        let table = try labelTable().dropFirst()
        #expect(table.map { $0[0] } == SampleCatalog.samples.map(\.fileName))
        #expect(table.map { $0[1] } == SampleCatalog.samples.map { String($0.label.value) })
        #expect(Set(table.map { $0[0] }).count == table.count)
    }

    @Test(arguments: SampleCatalog.samples.filter { $0.orientation != 1 }.map(\.fileName))
    func `turned photos say so in their header`(name: String) throws {
        let sample = try #require(SampleCatalog.samples.first { $0.fileName == name })
        let header = try PhotoFile(PhotoPath(Checkout.samples.appending(path: name).path)).photo()
            .header
        #expect(header.orientation.rawValue == sample.orientation)
        let (width, height) =
            // From 5 on the picture lies on its side.
            header.orientation.rawValue >= 5
            ? (header.height, header.width) : (header.width, header.height)
        #expect(width == sample.width && height == sample.height)
    }

    @Test func `a drawing made anew has the very pixels of the file`() throws {
        let sample = try #require(
            SampleCatalog.samples.first { $0.encoding == .png && $0.width < 400 })
        #expect(try upright(sample.fileName) == sample.photo(seed: SampleCatalog.seed).raster)
    }

    @Test func `a photo made anew differs from the file by its compression alone`() throws {
        let sample = try #require(
            SampleCatalog.samples.first { $0.width == 640 && $0.encoding == .jpeg(quality: 85) })
        let file = try upright(sample.fileName)
        let made = sample.photo(seed: SampleCatalog.seed).raster
        #expect(file.width == made.width && file.height == made.height)
        let sum = zip(file.bytes, made.bytes).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
        #expect(Float(sum) / Float(made.bytes.count) < 4)
    }
}
