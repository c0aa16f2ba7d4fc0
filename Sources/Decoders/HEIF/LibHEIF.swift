internal import CDecoders

/// Decodes HEIC and AVIF by libheif itself, from memory.
///
/// ImageMagick uses the same library, but from version 7 on it hands it a file's name: it would have to
/// write the photo down first, which a process that can reach no file cannot, and should not.
package enum LibHEIF {
    /// Whether libheif is installed; it is loaded when this is first asked.
    package static let isInstalled: Bool = heif_shim_load()

    /// The library's version, as `1.15.1`, or that there is none.
    package static var version: String {
        unsafe isInstalled ? String(cString: heif_shim_version()) : "not installed"
    }

    /// How a file's pixels are compressed.
    package enum Codec: Sendable {
        /// HEVC, in HEIC files.
        case hevc
        /// AV1, in AVIF files.
        case av1
    }

    /// Whether libheif has a decoder for the codec here; decoders are installed one by one.
    package static func reads(_ codec: Codec) -> Bool {
        isInstalled && heif_shim_reads(codec == .hevc ? HEIF_SHIM_HEVC : HEIF_SHIM_AV1)
    }

    /// Reads the columns and rows of the main picture, once it is upright, without decoding it.
    package static func size(of bytes: [UInt8]) throws(DecoderError) -> (width: Int, height: Int) {
        try opened(bytes) { file throws(DecoderError) in (file.width, file.height) }
    }

    /// Decodes the main picture.
    ///
    /// - Parameters:
    ///   - bytes: the file
    ///   - pixels: the most that it may have; a file that was checked by what its boxes state may
    ///     have others
    /// - Returns: the picture, upright
    /// - Throws: when libheif or its decoder is missing, or there is no picture in the bytes
    package static func picture(
        of bytes: [UInt8], atMost pixels: Int
    ) throws(DecoderError) -> HEIFPicture {
        try opened(bytes) { file throws(DecoderError) in
            // Multiplied with care: a file may state any numbers.
            let (count, overflow) = file.width.multipliedReportingOverflow(by: file.height)
            guard !overflow, count <= pixels else {
                throw .broken(reason: "it is larger than it states")
            }
            return try file.decoded()
        }
    }

    /// Opens the file for as long as `use` takes, and returns what that returns.
    private static func opened<Result: ~Copyable>(
        _ bytes: [UInt8], _ use: (borrowing OpenFile) throws(DecoderError) -> Result
    ) throws(DecoderError) -> Result {
        guard isInstalled else { throw .withoutLibHEIF }
        return try unsafe bytes.span.withUnsafeBufferPointer { buffer throws(DecoderError) in
            try use(unsafe OpenFile(buffer))
        }
    }
}

/// A file that libheif has open; the bytes it was made of must outlive it.
@safe
private struct OpenFile: ~Copyable {
    /// libheif's own structures; owned.
    private let picture: heif_shim_picture

    /// Opens a file; throws where there is no picture in it.
    init(_ bytes: UnsafeBufferPointer<UInt8>) throws(DecoderError) {
        guard let start = bytes.baseAddress else { throw .broken(reason: "it is empty") }
        var picture = unsafe heif_shim_picture()
        var reason: UnsafePointer<CChar>?
        let outcome = unsafe heif_shim_open(start, bytes.count, &picture, &reason)
        if let error = unsafe DecoderError(outcome, reason) {
            unsafe heif_shim_close(picture)
            throw error
        }
        unsafe self.picture = picture
    }

    deinit { unsafe heif_shim_close(picture) }

    /// Columns of the main picture once it is upright.
    var width: Int { unsafe picture.width }
    /// Rows of the main picture once it is upright.
    var height: Int { unsafe picture.height }

    /// Decodes the main picture.
    func decoded() throws(DecoderError) -> HEIFPicture {
        var pixels = unsafe heif_shim_pixels()
        var reason: UnsafePointer<CChar>?
        let outcome = unsafe heif_shim_decode(picture, &pixels, &reason)
        // Owns the pixels from here on, whatever came of it.
        let decoded = unsafe HEIFPicture(pixels, hasAlpha: picture.has_alpha)
        if let error = unsafe DecoderError(outcome, reason) { throw error }
        return decoded
    }
}

extension DecoderError {
    /// The error where libheif's library is not installed.
    fileprivate static var withoutLibHEIF: DecoderError {
        .unsupported(.heifDecoder(reason: "it is not installed"))
    }

    /// Makes an error of an operation's outcome and libheif's text; nil where the operation went well.
    fileprivate init?(_ outcome: heif_shim_outcome, _ text: UnsafePointer<CChar>?) {
        // libheif breaks lines, and quotes what the file says.
        let words = unsafe text.map { unsafe String(cString: $0) } ?? ""
        let said = words.split { $0.isWhitespace || $0 < " " }.joined(separator: " ")
        // Which libheif it was tells whether a newer one would do.
        let reason = "libheif \(LibHEIF.version)" + (said.isEmpty ? "" : ": \(said)")
        switch outcome {
        case HEIF_SHIM_FINE: return nil
        case HEIF_SHIM_UNSUPPORTED: self = .unsupported(.heifDecoder(reason: reason))
        case HEIF_SHIM_NO_MEMORY: self = .memory
        default: self = .broken(reason: reason)
        }
    }
}
