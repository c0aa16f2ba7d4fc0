import Decoders
import DigitReading
import Foundation
import PhotoFiles
import Raster
import TestSupport
import Testing

struct PhotoSourceTests {
    private let reader: DigitReader
    private let file = Checkout.samples.appending(path: "8-single-stroke-brush-screen.png")

    init() throws { reader = try DigitReader() }

    @Test func `a file, its bytes and its data give the same reading`() throws {
        let data = try Data(contentsOf: file)
        let expected = try reader.read(.file(file))
        #expect(expected.digit == 8)
        #expect(try reader.read(.bytes(data)) == expected)
        #expect(try reader.read(.bytes(Array(data), named: "eight.png")) == expected)
        #expect(try reader.read(.file(PhotoPath(file.path))) == expected)
        let rows = reader.rows(of: .bytes(data, named: "eight.jpg"))
        #expect(rows[0].path == PhotoPath("eight.jpg"))
        #expect(rows[0].warnings.contains(.wrongExtension))
    }

    @Test func `pixels give what a file of the same pixels gives, with and without longer rows`()
        throws
    {
        let picture = TestPhoto.digit(3, seed: 5)
        let expected = try reader.read(.bytes(TestPhoto.file(picture)))
        #expect(expected.digit == 3)
        let (width, height) = (picture.width, picture.height)
        #expect(try reader.read(.rgb(picture.bytes, width: width, height: height)) == expected)

        var padded: [UInt8] = []
        for row in 0..<height {
            padded += picture.bytes[3 * width * row..<3 * width * (row + 1)] + [9, 9, 9, 9, 9]
        }
        let source = PhotoSource.rgb(
            padded.dropLast(5), width: width, height: height, bytesPerRow: 3 * width + 5)
        #expect(try reader.read(source) == expected)
    }

    @Test func `gray pixels are read as their colors are`() throws {
        let picture = TestPhoto.gray(width: 120, height: 160) { x, y in
            (55..<66).contains(x) && (30..<130).contains(y) ? 30 : 235
        }
        let gray = stride(from: 0, to: picture.bytes.count, by: 3).map { picture.bytes[$0] }
        let reading = try reader.read(.gray(gray, width: 120, height: 160))
        #expect(reading == (try reader.read(.rgb(picture.bytes, width: 120, height: 160))))
        #expect(reading.digit == 1)
    }

    @Test(
        arguments: [
            (99, 10, 10, nil), (100, 0, 10, nil), (100, 10, -1, nil), (100, 10, 10, 9),
            (100, Int.max, Int.max, nil), (100, 10, 10, 11), (100, 10, Int.max, Int.max),
        ] as [(Int, Int, Int, Int?)])
    func `a buffer that does not hold its pixels is an error, and no trap`(
        _ count: Int, _ width: Int, _ height: Int, _ bytesPerRow: Int?
    ) throws {
        let source = PhotoSource.gray(
            [UInt8](repeating: 0, count: count), width: width, height: height,
            bytesPerRow: bytesPerRow, named: "frame")
        let rows = reader.rows(of: source)
        #expect(rows.count == 1 && rows[0].status == .error && rows[0].error?.kind == .corrupt)
        #expect(rows[0].error?.message.contains("\(count) bytes") == true)
    }

    @Test func `limits hold for pixels as for files`() throws {
        var small = reader
        small.limits.pixels = 100
        let rows = small.rows(of: .gray([UInt8](repeating: 0, count: 121), width: 11, height: 11))
        #expect(rows[0].error?.kind == .tooLarge)
        small.limits = PhotoLimits()
        small.limits.fileSize = 1000
        #expect(small.rows(of: .bytes(try Data(contentsOf: file)))[0].error?.kind == .tooLarge)
    }

    @Test func `a URL that names no file is never read, not even where such a file is there`()
        throws
    {
        for scheme in ["https://example.com", "http:", "ftp://localhost", "data:", "relative"] {
            let url = try #require(
                URL(string: scheme == "relative" ? file.path : scheme + file.path))
            let row = reader.rows(of: .file(url))[0]
            #expect(row.status == .error && row.error?.kind == .notAFile, "\(url)")
            let error = try #require(throws: ReadingError.self) { try reader.read(.file(url)) }
            #expect(error.localizedDescription == error.description)
            #expect(error.description.hasPrefix(url.absoluteString + ": This URL names no file"))
            #expect(throws: ModelError.self) { try DigitReader(model: url) }
        }
    }

    @Test func `a name that is not UTF-8 is read by its URL`() throws {
        let scratch = try ScratchFolder()
        let name = PhotoPath(bytes: Array(scratch.url.path.utf8) + Array("/seven-".utf8) + [0xE9])
        let bytes = try [UInt8](Data(contentsOf: file))
        let descriptor = name.withCString { open($0, O_WRONLY | O_CREAT, 0o600) }
        try #require(descriptor >= 0)
        let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        #expect(count == bytes.count)
        close(descriptor)
        #expect(try reader.read(.file(name)).digit == 8)
        let url = try #require(URL(string: scratch.url.absoluteString + "/seven-%E9"))
        #expect(try reader.read(.file(url)).digit == 8, "\(url.absoluteString)")
    }

    @Test func `an encoded zero names no file`() throws {
        let url = try #require(URL(string: "file://" + file.path + "%00.png"))
        #expect(reader.rows(of: .file(url))[0].error?.kind == .notFound)
    }
}
