/// What ImageMagick could not do.
package enum MagickError: Error, Sendable, Equatable {
    /// ImageMagick's library is not there.
    case notInstalled
    /// This ImageMagick was built without a coder for the format.
    case unsupported(MagickFormat)
    /// The bytes give no picture.
    case undecodable(reason: String)
    /// The picture needs more memory than ImageMagick is allowed.
    case outOfMemory(width: Int, height: Int)
    /// The picture needs more memory than this process may have.
    case memoryExhausted
    /// An operation on a picture failed, which should not happen.
    case operationFailed(Operation, reason: String)

    /// The operations on a picture in memory.
    package enum Operation: String, Sendable {
        case create, scale, convert, export, encode, print
    }
}

extension MagickError: CustomStringConvertible {
    /// One sentence for people.
    package var description: String {
        switch self {
        case .notInstalled:
            """
            ImageMagick's library MagickWand is not installed, and this needs it; install it (digits \
            doctor says how), or save the photo as a plain JPEG.
            """
        case .unsupported(let format):
            """
            This ImageMagick cannot read \(format.rawValue); install its support or save the photo \
            as JPEG or PNG.
            """
        case .undecodable: "The picture is broken: \(cause); copy or export it again."
        case .outOfMemory(let width, let height):
            """
            \(width) × \(height) pixels need more memory than ImageMagick's policy allows; make \
            the photo smaller or raise the limit in policy.xml.
            """
        case .memoryExhausted:
            """
            Reading the photo needs more memory than it may have; make the photo smaller, or raise \
            --memory.
            """
        case .operationFailed: cause + "."
        }
    }

    /// What went wrong, as a part of a sentence.
    package var cause: String {
        switch self {
        case .undecodable(let reason):
            "its pixels are broken or cut off" + Self.parenthesized(reason)
        case .operationFailed(let operation, let reason):
            "ImageMagick could not \(operation.rawValue) a picture" + Self.parenthesized(reason)
        default: description
        }
    }

    /// ImageMagick's words without the empty file name and its place in ImageMagick's source.
    private static func parenthesized(_ reason: String) -> String {
        let words = reason.prefix { $0 != "`" && $0 != "@" }
        let text = words.split(separator: " ").joined(separator: " ")
        let ending = " in file"
        let sentence = text.hasSuffix(ending) ? String(text.dropLast(ending.count)) : text
        return sentence.isEmpty ? "" : " (\(sentence))"
    }
}
