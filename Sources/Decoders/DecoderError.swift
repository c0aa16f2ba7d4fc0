package import PhotoFiles

/// Why the libraries behind this wall could not do what they were asked.
package enum DecoderError: Error, Sendable, Equatable {
    /// The photo is sound, but nothing installed here reads it.
    case unsupported(Gap)
    /// The bytes give no picture; the reason is the library's.
    case broken(reason: String)
    /// A side has fewer pixels than can hold a digit; both sides, in pixels.
    case tooSmall(width: Int, height: Int)
    /// The picture has more pixels than are read; the reason says how many are, and the remedy what to do about it.
    case tooLarge(reason: String, remedy: String = "make it smaller and try again")
    /// Decoding needs more memory than this process may have.
    case memory
    /// An operation on a picture in memory failed, which should not happen; the reason is the library's.
    case failed(Operation, reason: String)

    /// What is missing to read or write a format.
    package enum Gap: Sendable, Equatable {
        /// ImageMagick's library.
        case imageMagick
        /// ImageMagick's coder for the format.
        case coder(ImageFormat)
        /// What is inside a file of the format; the reason is ImageMagick's.
        case content(ImageFormat, reason: String)
        /// libheif, or its decoder for what is in the file; the reason is libheif's.
        case heifDecoder(reason: String)
    }

    /// The operations on a picture in memory; the raw value is a verb in messages.
    package enum Operation: String, Sendable {
        /// Making a picture, empty or of pixels.
        case create
        /// Scaling it.
        case scale
        /// Converting its colors to sRGB.
        case convert
        /// Copying its pixels out.
        case export
        /// Making the bytes of a file of it.
        case encode
        /// Printing text on it.
        case print
    }
}

extension DecoderError: CustomStringConvertible {
    /// One sentence for people: what is wrong, and what to do about it.
    package var description: String {
        switch self {
        case .unsupported(let gap): gap.description
        case .broken(let reason):
            "The picture is broken: its pixels are broken or cut off"
                + "\(Self.parenthesized(reason)); copy or export it again."
        case .tooSmall(let width, let height):
            "The picture has only \(width) × \(height) pixels."
        case .tooLarge(let reason, let remedy):
            "The photo is too large: \(reason); \(remedy)."
        // The command's own limit, which people can raise.
        case .memory:
            """
            Reading the photo needs more memory than it may have; make the photo smaller, or raise \
            --memory.
            """
        case .failed(let operation, let reason):
            "ImageMagick could not \(operation.rawValue) a picture"
                + "\(Self.parenthesized(reason))."
        }
    }

    /// A library's reason behind what it explains; empty where the library gave none.
    fileprivate static func parenthesized(_ reason: String) -> String {
        reason.isEmpty ? "" : " (\(reason))"
    }
}

extension DecoderError.Gap: CustomStringConvertible {
    /// One sentence for people: what is missing, and what to do about it.
    package var description: String {
        switch self {
        case .imageMagick:
            """
            ImageMagick's library MagickWand is not installed, and this needs it; install it (digits \
            doctor says how), or save the photo as a plain JPEG.
            """
        case .coder(let format):
            """
            This ImageMagick cannot read \(format.rawValue.uppercased()); install its support or save \
            the photo as JPEG or PNG.
            """
        case .content(let format, let reason):
            """
            This ImageMagick cannot read what is inside the \(format.rawValue.uppercased())\
            \(DecoderError.parenthesized(reason)); save the photo as JPEG or PNG.
            """
        case .heifDecoder(let reason):
            """
            libheif cannot decode the photo here\(DecoderError.parenthesized(reason)); install its \
            plugins or a newer one, or save the photo as JPEG or PNG.
            """
        }
    }
}
