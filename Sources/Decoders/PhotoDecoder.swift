package import PhotoFiles
import Raster

/// Decodes photos, whatever their format: the one way to pixels.
///
/// ImageMagick reads every format. A plain JPEG and a HEIC or AVIF go to the library that ImageMagick itself
/// calls for them, which gives the same picture without the way through pixels of 16 bits; what that
/// library leaves, because it is unusual, ImageMagick reads. One codec is this project's own: it reads a JPEG
/// at 1/8 of its size, at half of libjpeg's cost. Decoding is nineteen twentieths of what a batch of photos
/// costs, and nearly all of that libjpeg spends on coefficients that it then throws away.
package struct PhotoDecoder: Sendable, Hashable {
    /// Which libraries may decode.
    package enum Choice: String, Sendable, CaseIterable {
        /// For each format the one that costs least.
        case auto
        /// ImageMagick alone, for every format.
        case imageMagick = "imagemagick"
    }

    /// A JPEG is decoded to at most so many pixels, three bytes each; a larger one shows small digits at half of
    /// its size as well.
    private static let mostDecoded = 16_000_000
    /// A progressive JPEG of more pixels is only decoded at 1/8.
    private static let mostProgressive = 64_000_000

    /// PNGs of fewer pixels ImageMagick decodes in as little time.
    private static let leastPixelsInRows = 1_000_000

    /// Which libraries may decode.
    package var choice: Choice
    /// What is refused.
    package var limits: PhotoLimits

    /// Makes a decoder.
    package init(_ choice: Choice = .auto, limits: PhotoLimits = PhotoLimits()) {
        self.choice = choice
        self.limits = limits
    }

    /// Whether photos of the format can be decoded here.
    package static func reads(_ format: ImageFormat) -> Bool {
        switch format {
        case .heic: LibHEIF.reads(.hevc) || MagickRuntime.supports(.heic)
        case .avif: LibHEIF.reads(.av1) || MagickRuntime.supports(.avif)
        default: MagickRuntime.supports(format)
        }
    }

    /// Decodes a photo so that its longer side has at most so many pixels; it is never enlarged.
    ///
    /// A JPEG is decoded at the smallest of 1/8, 1/4, 1/2 and 1/1 that still reaches the size, give or take
    /// a few pixels; then, and for the other formats, the picture is scaled down by area averaging.
    ///
    /// - Throws: when the picture is over the limits, nothing here decodes it, or there is none
    package func picture(
        of photo: Photo, toLongSide side: Int
    ) throws(DecoderError) -> DecodedPicture {
        let header = try sizedHeader(of: photo)
        try check(header)
        let reduction = reduction(for: header, toLongSide: side)
        if choice == .auto, header.format == .jpeg,
            var picture = jpeg(photo, header, reducedBy: reduction)
        {
            picture.color = picture.color.areaScaled(toLongSide: side)
            return picture
        }
        if choice == .auto, header.format == .png,
            header.width * header.height >= Self.leastPixelsInRows,
            let color = try LibPNG.raster(of: photo.bytes, toLongSide: side)
        {
            return DecodedPicture(
                color: color, fullSide: max(header.width, header.height), decoder: .libpng)
        }
        if choice == .auto, header.format == .pnm, let color = PlainPixels.raster(of: photo) {
            return DecodedPicture(
                color: color.areaScaled(toLongSide: side),
                fullSide: max(header.width, header.height), decoder: .plainPixels)
        }
        if decodesByHEIF(header) {
            let picture = try LibHEIF.picture(
                of: photo.bytes, atMost: header.width * header.height)
            return DecodedPicture(
                color: picture.raster(toLongSide: side),
                fullSide: max(picture.width, picture.height), decoder: .libheif)
        }
        return try magick(photo, header, reducedBy: reduction, toLongSide: side)
    }

    private func magick(
        _ photo: Photo, _ header: ImageHeader, reducedBy reduction: Int, toLongSide side: Int
    ) throws(DecoderError) -> DecodedPicture {
        var picture: DecodedPicture?
        // What is white among floating-point numbers no file says: the largest that leaves more than black.
        for white in header.hasFloatingPoint ? [65_535, 255, 1] : [1] {
            var image = try MagickImage(
                decoding: photo.bytes, as: header.format, width: header.width,
                height: header.height, reducedBy: reduction, white: white)
            // Only a reduced picture does not know its full size itself.
            let fullSide =
                reduction > 1 ? (header.width, header.height) : (image.width, image.height)
            let isDamaged = image.isDamaged
            try image.shrink(toLongSide: side)
            let color = try image.opaqueRaster()
            picture = DecodedPicture(
                color: color, fullSide: max(fullSide.0, fullSide.1), reduction: reduction,
                isDamaged: isDamaged, decoder: .imageMagick)
            if color.bytes.contains(where: { $0 > 1 }) { break }
        }
        guard var picture else { throw .broken(reason: "") }
        if picture.isDamaged
            || photo.warnings.contains(.damaged) && !header.format.isReadWholeOrNot
        {
            picture.missing = Self.missing(in: photo, header)
        }
        return picture
    }

    /// The part of each side, 1, 2, 4 or 8 for 1/1 … 1/8, that a photo is decoded at for a longer side.
    ///
    /// It is the smallest that leaves that side but for 3 %: 4,032 pixels become 504, as decoding at 1/4 for
    /// eight more would cost a third more.
    package func reduction(for header: ImageHeader, toLongSide longSide: Int) -> Int {
        guard header.format == .jpeg else { return 1 }
        let side = max(header.width, header.height)
        var reduction = [8, 4, 2].first { side / $0 >= longSide - longSide / 32 } ?? 1
        let pixels = header.width * header.height
        // libjpeg keeps all coefficients of a progressive JPEG, whatever size it is decoded at.
        if header.isProgressive, pixels > Self.mostProgressive { return 8 }
        while reduction < 8, pixels > Self.mostDecoded * reduction * reduction { reduction *= 2 }
        return reduction
    }

    private func decodesByHEIF(_ header: ImageHeader) -> Bool {
        choice == .auto && (header.format == .heic || header.format == .avif)
            && LibHEIF.isInstalled
    }

    /// The header, with the size asked from the library where the bytes do not state it simply.
    private func sizedHeader(of photo: Photo) throws(DecoderError) -> ImageHeader {
        var header = photo.header
        guard header.width == 0 || header.height == 0 else { return header }
        (header.width, header.height) =
            decodesByHEIF(header)
            ? try LibHEIF.size(of: photo.bytes)
            : try MagickImage.size(of: photo.bytes, as: header.format)
        return header
    }

    private func check(_ header: ImageHeader) throws(DecoderError) {
        let (width, height) = (header.width, header.height)
        guard min(width, height) >= limits.shortestSide else {
            throw .tooSmall(width: width, height: height)
        }
        do { try limits.check(header) } catch {
            if case .tooLarge(let reason) = error { throw .tooLarge(reason: reason) }
            throw .broken(reason: "it has no pixels")
        }
    }
}

extension ImageFormat {
    /// Whether a picture of which something is missing is not decoded at all: what is damaged about a decoded one
    /// are other parts of the file.
    fileprivate var isReadWholeOrNot: Bool {
        switch self {
        case .png, .webp, .heic, .avif: true
        case .jpeg, .tiff, .bmp, .gif, .pnm: false
        }
    }
}
