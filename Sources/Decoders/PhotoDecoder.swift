package import PhotoFiles
import Raster

/// Decodes photos, whatever their format: the one way to pixels.
///
/// ImageMagick reads every format. A plain JPEG and a HEIC or AVIF go to the library that ImageMagick itself
/// calls for them, which gives the same picture without the way through pixels of 16 bits; what that
/// library leaves, because it is unusual or damaged, ImageMagick reads.
package struct PhotoDecoder: Sendable, Hashable {
    /// Which libraries may decode.
    package enum Choice: String, Sendable, CaseIterable {
        /// For each format the one that costs least.
        case auto
        /// ImageMagick alone, for every format.
        case imageMagick = "imagemagick"
    }

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
        let fullSide = max(header.width, header.height)
        if choice == .auto, header.format == .jpeg,
            let picture = LibJPEG.raster(
                of: photo.bytes, width: header.width, height: header.height, reducedBy: reduction)
        {
            return DecodedPicture(
                color: picture.areaScaled(toLongSide: side), fullSide: fullSide,
                reduction: reduction, isDamaged: false, library: .libjpeg)
        }
        if decodesByHEIF(header) {
            let picture = try LibHEIF.picture(
                of: photo.bytes, atMost: header.width * header.height)
            return DecodedPicture(
                color: picture.raster(toLongSide: side),
                fullSide: max(picture.width, picture.height), reduction: 1, isDamaged: false,
                library: .libheif)
        }
        var image = try MagickImage(
            decoding: photo.bytes, as: header.format, width: header.width,
            height: header.height, reducedBy: reduction)
        // Only a reduced picture does not know its full size itself.
        let fullSideFound = reduction > 1 ? fullSide : max(image.width, image.height)
        let isDamaged = image.isDamaged
        try image.shrink(toLongSide: side)
        return DecodedPicture(
            color: try image.opaqueRaster(), fullSide: fullSideFound, reduction: reduction,
            isDamaged: isDamaged, library: .imageMagick)
    }

    /// The part of each side, 1, 2, 4 or 8 for 1/1 … 1/8, that a photo is decoded at for a longer side.
    ///
    /// It is the smallest that leaves that side but for 3 %: 4,032 pixels become 504, as decoding at 1/4 for
    /// eight more would cost a third more.
    package func reduction(for header: ImageHeader, toLongSide longSide: Int) -> Int {
        guard header.format == .jpeg else { return 1 }
        let side = max(header.width, header.height)
        return [8, 4, 2].first { side / $0 >= longSide - longSide / 32 } ?? 1
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
