internal import CDecoders
package import PhotoFiles

extension MagickImage {
    /// Decodes the first picture in the bytes with the format's coder and no other.
    ///
    /// - Parameters:
    ///   - bytes: the encoded picture
    ///   - format: the format its magic bytes state
    ///   - width: columns that the header states
    ///   - height: rows that the header states
    ///   - reduction: 2, 4 or 8 makes a JPEG decoder deliver that fraction of each side, which is
    ///     several times cheaper; other formats ignore it
    ///   - white: the number that is white, where pixels are floating-point numbers
    /// - Throws: when there is no coder, no memory, or no picture in the bytes
    package init(
        decoding bytes: [UInt8], as format: ImageFormat, width: Int, height: Int,
        reducedBy reduction: Int = 1, white: Int = 1
    ) throws(DecoderError) {
        self = try Self.decoded(
            bytes, as: format, width: width, height: height, reducedBy: reduction, white: white)
    }

    /// Decodes as `init(decoding:)` does, of which it is the whole body.
    private static func decoded(
        _ bytes: [UInt8], as format: ImageFormat, width: Int, height: Int, reducedBy reduction: Int,
        white: Int
    ) throws(DecoderError) -> MagickImage {
        try MagickRuntime.require(format)
        // ImageMagick doubles a picture that is smaller than what it is asked for, so that tiny ones are decoded in
        // full.
        let reduces = format == .jpeg && reduction > 1 && min(width, height) >= reduction
        let (hintWidth, hintHeight) = reduces ? (width / reduction, height / reduction) : (0, 0)
        // libjpeg rounds the reduced size up: one pixel more on each side.
        let image = try MagickImage(
            reservingPixels: reduces ? (hintWidth + 1, hintHeight + 1) : (width, height))
        let handle = unsafe image.handle
        // The bytes are only read, and only during the call.
        let success = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe magick_shim_read(
                handle, format.coder, buffer.baseAddress, buffer.count, hintWidth, hintHeight,
                UInt32(white))
        }
        // Version 6 reports success with an empty picture, and errors only with the picture.
        let (severity, reason) = image.severity
        guard success, severity < errors, image.width > 0, image.height > 0 else {
            throw failure(severity, reason, of: format, width: width, height: height)
        }
        return image
    }

    /// What a failed decoding means, by ImageMagick's severity and reason: too many pixels for its memory, a
    /// compression that was not built in, or broken bytes.
    private static func failure(
        _ severity: Int, _ reason: String, of format: ImageFormat, width: Int, height: Int
    ) -> DecoderError {
        let isResource = resourceErrors.contains(severity)
        // ImageMagick 6 does not say why it gives up a PNG; one of gray takes more than twice as much as others.
        let mayBeResource = isResource || format == .png && reason.isEmpty
        // Bytes that a pixel takes at most: two more than its channels, or 18 where version 6 gives up a PNG.
        // Estimates.
        let mostBytes = isResource ? MagickRuntime.bytesPerPixel + 2 : 18
        if reason.contains("exceeds limit")
            || mayBeResource && width * height * mostBytes > MagickRuntime.memoryLimit
        {
            return MagickRuntime.tooLarge(width: width, height: height, bytesPerPixel: mostBytes)
        }
        if isResource { return .memory }
        // libtiff is built with some compressions and without others.
        if reason.contains("not supported") || reason.contains("not configured") {
            return .unsupported(.content(format, reason: reason))
        }
        return .broken(reason: reason)
    }

    /// Reads only a picture's size, columns and rows, without decoding its pixels.
    package static func size(
        of bytes: [UInt8], as format: ImageFormat
    ) throws(DecoderError) -> (width: Int, height: Int) {
        try MagickRuntime.require(format)
        let image = try MagickImage()
        let handle = unsafe image.handle
        let success = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe magick_shim_ping(handle, format.coder, buffer.baseAddress, buffer.count)
        }
        guard success, image.width > 0, image.height > 0 else {
            throw .broken(reason: image.severity.reason)
        }
        return (image.width, image.height)
    }

    /// Whether the decoder found the bytes broken but made a picture all the same.
    package var isDamaged: Bool { severity.number == Self.corruptImageWarning }

    // ImageMagick's severities, equal in versions 6 and 7.
    private static var corruptImageWarning: Int { 325 }
    /// The least severity that is an error.
    private static var errors: Int { 400 }
    /// The severities of what a lack of memory brings about: resource limits, and the pixel cache.
    static var resourceErrors: Set<Int> { [400, 445] }
}
