public import PhotoFiles

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Where a photo comes from: a file, the bytes of one, or the pixels of a picture.
///
/// Making a source reads nothing and never fails: what is wrong with a photo is said when the photo is read.
public struct PhotoSource: Sendable {
    /// What the photo is called in rows and errors.
    public let path: PhotoPath
    /// What is read when the photo's turn comes.
    let content: Content

    /// What a photo is made of.
    enum Content: Sendable {
        /// The file of the source's path.
        case file
        /// The bytes of a file.
        case bytes([UInt8])
        /// Nothing that could be read; the failure is the photo's row.
        case unusable(Row.Failure)
    }

    /// The photo in a file.
    ///
    /// A URL that names no file is never read: no web address, and no local file of the same path either.
    public static func file(_ url: URL) -> PhotoSource {
        guard url.isFileURL else {
            return PhotoSource(
                path: PhotoPath(url.absoluteString),
                content: .unusable(
                    Row.Failure(
                        kind: .notAFile,
                        message: """
                            This URL names no file, and only files are read; fetch it and hand over \
                            its bytes.
                            """)))
        }
        return file(PhotoPath(bytes: url.pathBytes))
    }

    /// The photo in a file whose name need not be text.
    public static func file(_ path: PhotoPath) -> PhotoSource {
        PhotoSource(path: path, content: .file)
    }

    /// The bytes of a file (JPEG, PNG, HEIC, …), as they were received.
    ///
    /// A name, where there is one, stands in rows and errors, and is compared with the format found.
    public static func bytes(_ bytes: some Sequence<UInt8>, named name: String = "") -> PhotoSource
    {
        PhotoSource(path: PhotoPath(name), content: .bytes(Array(bytes)))
    }

    /// A picture of one byte a pixel, 0 black … 255 white, row by row from the top left.
    ///
    /// `bytesPerRow` is the distance between the beginnings of two rows in memory, `width` or more. Too few pixels are
    /// said when the photo is read.
    public static func gray(
        _ pixels: some Sequence<UInt8>, width: Int, height: Int, bytesPerRow: Int? = nil,
        named name: String = ""
    ) -> PhotoSource {
        PhotoSource(
            PixelBuffer(
                bytes: Array(pixels), width: width, height: height, channels: 1,
                bytesPerRow: bytesPerRow), named: name)
    }

    /// A picture of three bytes a pixel, red, green and blue in sRGB, row by row from the top left.
    ///
    /// `bytesPerRow` is the distance between the beginnings of two rows in memory, three times `width` or more. Too few
    /// pixels are said when the photo is read.
    public static func rgb(
        _ pixels: some Sequence<UInt8>, width: Int, height: Int, bytesPerRow: Int? = nil,
        named name: String = ""
    ) -> PhotoSource {
        PhotoSource(
            PixelBuffer(
                bytes: Array(pixels), width: width, height: height, channels: 3,
                bytesPerRow: bytesPerRow), named: name)
    }
}

extension PhotoSource {
    /// Makes the source of a picture in memory.
    fileprivate init(_ pixels: PixelBuffer, named name: String) {
        self.init(path: PhotoPath(name), content: pixels.content)
    }
}

extension URL {
    /// The bytes of the URL's path, percent-decoded; `path` would put U+FFFD for those that are not UTF-8.
    fileprivate var pathBytes: [UInt8] {
        var rest = Array(path(percentEncoded: true).utf8)[...]
        var bytes: [UInt8] = []
        while let byte = rest.popFirst() {
            let code = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), code.utf8.count == 2, let value = UInt8(code, radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }
}

/// Pixels in memory on their way to a portable pixmap, the simplest file there is: so that they are read as all photos
/// are, with the same limits.
private struct PixelBuffer {
    /// The pixels, row by row, possibly with unused bytes after each row.
    let bytes: [UInt8]
    /// The columns of the picture.
    let width: Int
    /// The rows of the picture.
    let height: Int
    /// The bytes of a pixel: 1 for gray, 3 for red, green and blue.
    let channels: Int
    /// The distance between the beginnings of two rows in bytes; nil where there are no unused bytes.
    let bytesPerRow: Int?

    /// The file of the pixels (PGM or PPM, binary); a failure where the sizes do not fit the bytes.
    var content: PhotoSource.Content {
        let (rowLength, tooLong) = width.multipliedReportingOverflow(by: channels)
        let stride = bytesPerRow ?? rowLength
        guard width > 0, height > 0, !tooLong, stride >= rowLength else {
            return .unusable(failure)
        }
        let (before, tooMany) = stride.multipliedReportingOverflow(by: height - 1)
        guard !tooMany, bytes.count >= rowLength, before <= bytes.count - rowLength else {
            return .unusable(failure)
        }
        var file = Array("P\(channels == 1 ? 5 : 6)\n\(width) \(height)\n255\n".utf8)
        file.reserveCapacity(file.count + rowLength * height)
        for row in 0..<height { file += bytes[row * stride..<row * stride + rowLength] }
        return .bytes(file)
    }

    /// What is said of pixels that are too few for their picture's sizes.
    private var failure: Row.Failure {
        Row.Failure(
            kind: .corrupt,
            message: """
                \(bytes.count) bytes hold no \(width) × \(height) pixels of \(channels) bytes with \
                \(bytesPerRow.map(String.init) ?? "\(channels) × \(width)") bytes a row.
                """)
    }
}
