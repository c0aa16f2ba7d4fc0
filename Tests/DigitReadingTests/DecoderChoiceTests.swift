import Decoders
import DigitReading
import Foundation
import PhotoFiles
import TestSupport
import Testing

/// Whoever asks for ImageMagick alone gets the same answers.
struct DecoderChoiceTests {
    /// Photos by strangers, where they are.
    private static let photos = SharedFolder.item("photos")

    private func expectSameAnswers(in folder: String) throws {
        let reader = try DigitReader()
        var other = reader
        other.decoder = PhotoDecoder(.imageMagick)
        var count = 0
        for (number, path) in PhotoFinder([PhotoPath(folder)]).enumerated()
        where Samples.areAllRead || number % 16 == 0 {
            let rows = reader.rows(for: path)
            let theirs = other.rows(for: path)
            #expect(rows.map(\.status) == theirs.map(\.status), "\(path.text)")
            #expect(rows.map(\.digit) == theirs.map(\.digit), "\(path.text)")
            count += 1
        }
        #expect(count > 0)
    }

    @Test func `the samples have the same answers`() throws {
        try expectSameAnswers(in: Checkout.samples.path)
    }

    @Test(
        .enabled(if: photos != nil, "needs the shared photos"),
        arguments: ["paper", "drawn", "seed16", "pages"])
    func `so have photos by strangers`(_ set: String) throws {
        try expectSameAnswers(in: try #require(Self.photos).appending(path: set).path)
    }

    @Test(
        .enabled(if: photos != nil, "needs the shared photos"), arguments: ["paper", "pages"])
    func `the brightness of each JPEG is that of libjpeg, which ImageMagick asks`(_ set: String)
        throws
    {
        var count = 0
        let folder = try #require(Self.photos).appending(path: set).path
        for (number, path) in PhotoFinder([PhotoPath(folder)]).enumerated()
        where Samples.areAllRead || number % 16 == 0 {
            guard let photo = try? PhotoFile(path).photo(), photo.header.format == .jpeg else {
                continue
            }
            let luma = try #require(try DCReader(photo.bytes).luma, "\(path.text)")
            let libjpeg = LibJPEG(
                width: photo.header.width, height: photo.header.height, reducedBy: 8)
            #expect(
                luma.bytes == libjpeg.luma(of: photo.bytes, evenIfDamaged: true), "\(path.text)")
            count += 1
        }
        #expect(count > 1)
    }
}
