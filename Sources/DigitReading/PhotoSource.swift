public import PhotoFiles

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Where a photo comes from: a file, the bytes of one, or the pixels of a picture.
///
/// Making one reads nothing and fails never: what is wrong with it is said when it is read, as of any photo.
public struct PhotoSource: Sendable {
    /// What the photo is called in rows and errors.
    public let path: PhotoPath
    let content: Content

    enum Content: Sendable {
        case file
        case bytes([UInt8])
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

    /// A picture of one byte a pixel, 0 black … 255 white, row by row from the top left; rows may be longer in
    /// memory than `width`.
    public static func gray(
        _ pixels: some Sequence<UInt8>, width: Int, height: Int, bytesPerRow: Int? = nil,
        named name: String = ""
    ) -> PhotoSource {
        PhotoSource(
            PixelBuffer(
                bytes: Array(pixels), width: width, height: height, channels: 1,
                bytesPerRow: bytesPerRow), named: name)
    }

    /// A picture of three bytes a pixel, red, green and blue in sRGB, row by row from the top left; rows may be
    /// longer in memory than three times `width`.
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
    fileprivate init(_ pixels: PixelBuffer, named name: String) {
        self.init(path: PhotoPath(name), content: pixels.content)
    }
}

extension URL {
    /// The bytes of its path; `path` would put U+FFFD for those that are not UTF-8.
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

/// Pixels in memory on their way to a portable pixmap, the simplest file there is: so that they go the way of
/// all photos, with the same limits.
private struct PixelBuffer {
    let bytes: [UInt8]
    let width: Int
    let height: Int
    let channels: Int
    let bytesPerRow: Int?

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

    private var failure: Row.Failure {
        Row.Failure(
            kind: .corrupt,
            message: """
                \(bytes.count) bytes hold no \(width) × \(height) pixels of \(channels) bytes with \
                \(bytesPerRow.map(String.init) ?? "\(channels) × \(width)") bytes a row.
                """)
    }
}
