package import PhotoFiles
import Raster

/// Decodes photos, whatever their format: the one way to pixels.
///
/// ImageMagick reads every format. What can be decoded to the same picture in less time or memory is offered to another
/// decoder first, which leaves to ImageMagick what is unusual. In the order in which they are tried:
///
/// 1. A JPEG at 1/8 of its size: this project's own `DCReader`, its only codec. With libjpeg decoding was nine tenths
///    of what a photo of 12 megapixels costs (`WhereTheTimeGoes.md`), nearly all of it for coefficients that are thrown
///    away at this size.
/// 2. Other JPEGs: libjpeg.
/// 3. A PNG of a megapixel and more: libpng, row by row.
/// 4. A graymap or pixmap of bytes: nothing, as its bytes are the pixels (`PlainPixels`).
/// 5. HEIC and AVIF: libheif.
///
/// The libraries are those that ImageMagick itself calls, here without its way through pixels of 16 bits.
package struct PhotoDecoder: Sendable, Hashable {
    /// Which libraries may decode.
    package enum Choice: String, Sendable, CaseIterable {
        /// For each format the one that costs least.
        case auto
        /// ImageMagick alone, for every format.
        case imageMagick = "imagemagick"
    }

    /// The most pixels that a JPEG is decoded to, three bytes each: 48 MB.
    ///
    /// A larger one is decoded at a smaller part of its size, where small digits can be seen as well. Chosen for the
    /// memory of a worker; its effect on reading was not measured.
    private static let mostDecoded = 16_000_000
    /// Progressive JPEGs of more pixels are only decoded at 1/8: libjpeg holds all their coefficients, two bytes each,
    /// three for each pixel at most, in memory.
    ///
    /// Chosen for the memory of a worker, an order of magnitude.
    private static let mostProgressive = 64_000_000

    /// PNGs of fewer pixels go to ImageMagick, which decodes them in as little time.
    ///
    /// Larger ones go to libpng row by row, which takes less memory. An order of magnitude, not tuned.
    private static let leastPixelsInRows = 1_000_000

    /// Which libraries may decode.
    package var choice: Choice
    /// What is refused.
    package var limits: PhotoLimits

    /// Makes a decoder; by default one that may use every library, with the usual limits.
    package init(_ choice: Choice = .auto, limits: PhotoLimits = PhotoLimits()) {
        self.choice = choice
        self.limits = limits
    }

    /// Whether photos of the format can be decoded here, with the libraries that are installed.
    package static func reads(_ format: ImageFormat) -> Bool {
        switch format {
        case .heic: LibHEIF.reads(.hevc) || MagickRuntime.supports(.heic)
        case .avif: LibHEIF.reads(.av1) || MagickRuntime.supports(.avif)
        default: MagickRuntime.supports(format)
        }
    }

    /// Decodes a photo so that its longer side has at most `side` pixels; it is never enlarged.
    ///
    /// A JPEG is decoded at the smallest of 1/8, 1/4, 1/2 and 1/1 that reaches the size or lacks 3 % of it at most
    /// (`reduction`), very large ones smaller; then, and for the other formats, the picture is scaled down by area
    /// averaging. A damaged JPEG gives what there is of it, and `missing` says what there is not.
    ///
    /// - Throws: when the picture is over the limits, nothing here decodes it, or there is none
    package func picture(
        of photo: Photo, toLongSide side: Int
    ) throws(DecoderError) -> DecodedPicture {
        let header = try sizedHeader(of: photo)
        try check(header)
        let reduction = reduction(for: header, toLongSide: side)
        // Each way declines what it is not made for, and the next one is tried; ImageMagick is the last and declines
        // nothing.
        if choice == .auto, header.format == .jpeg,
            var picture = jpeg(photo, header, reducedBy: reduction)
        {
            picture.color = picture.color.areaScaled(toLongSide: side)
            return picture
        }
        // A PNG is scaled while it is read; what libpng cannot take for sRGB goes on to ImageMagick.
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
        // The header was checked against the limits, so libheif may not decode more pixels than it states.
        if decodesByHEIF(header) {
            let picture = try LibHEIF.picture(
                of: photo.bytes, atMost: header.width * header.height)
            return DecodedPicture(
                color: picture.raster(toLongSide: side),
                fullSide: max(picture.width, picture.height), decoder: .libheif)
        }
        return try magick(photo, header, reducedBy: reduction, toLongSide: side)
    }

    /// Decodes a photo by ImageMagick, whatever its format.
    private func magick(
        _ photo: Photo, _ header: ImageHeader, reducedBy reduction: Int, toLongSide side: Int
    ) throws(DecoderError) -> DecodedPicture {
        var picture: DecodedPicture?
        // What is white among floating-point numbers no file says. Numbers up to 65,535, up to 255 and up to 1 occur:
        // the largest of these that leaves more than black is taken, that is, a byte above 1.
        for white in header.hasFloatingPoint ? [65_535, 255, 1] : [1] {
            var image = try MagickImage(
                decoding: photo.bytes, as: header.format, width: header.width,
                height: header.height, reducedBy: reduction, white: white)
            // Only a reduced picture does not know its full size itself.
            let fullSide =
                reduction > 1 ? (header.width, header.height) : (image.width, image.height)
            // Asked before scaling, which could add messages of its own.
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

    /// The part of each side that a photo is decoded at for a longer side of `longSide` pixels: 1, 2, 4 or 8 for
    /// 1/1 … 1/8.
    ///
    /// It is the smallest part that leaves that side but for 3 % (1/32): 4,032 pixels become 504, as decoding at 1/4
    /// for eight more would cost a third more. `Benchmarks/decode-sizes` compares with photos decoded in full
    /// (PHOTOS.md).
    package func reduction(for header: ImageHeader, toLongSide longSide: Int) -> Int {
        // No other format can be decoded at a part of its size.
        guard header.format == .jpeg else { return 1 }
        let side = max(header.width, header.height)
        var reduction = [8, 4, 2].first { side / $0 >= longSide - longSide / 32 } ?? 1
        let pixels = header.width * header.height
        // libjpeg keeps all coefficients of a progressive JPEG, whatever size it is decoded at.
        if header.isProgressive, pixels > Self.mostProgressive { return 8 }
        // Of memory, not of what is seen: each step halves both sides.
        while reduction < 8, pixels > Self.mostDecoded * reduction * reduction { reduction *= 2 }
        return reduction
    }

    /// Whether libheif decodes the photo, called without ImageMagick.
    private func decodesByHEIF(_ header: ImageHeader) -> Bool {
        choice == .auto && (header.format == .heic || header.format == .avif)
            && LibHEIF.isInstalled
    }

    /// The photo's header, with the size asked from the library where the bytes do not state it simply (0 then).
    private func sizedHeader(of photo: Photo) throws(DecoderError) -> ImageHeader {
        var header = photo.header
        guard header.width == 0 || header.height == 0 else { return header }
        (header.width, header.height) =
            decodesByHEIF(header)
            ? try LibHEIF.size(of: photo.bytes)
            : try MagickImage.size(of: photo.bytes, as: header.format)
        return header
    }

    /// Throws where a header states too few pixels, too many, or none.
    private func check(_ header: ImageHeader) throws(DecoderError) {
        let (width, height) = (header.width, header.height)
        guard min(width, height) >= limits.shortestSide else {
            throw .tooSmall(width: width, height: height)
        }
        // The limits' own errors are told apart: too large, or no pixels at all.
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
