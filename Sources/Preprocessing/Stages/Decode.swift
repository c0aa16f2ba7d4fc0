import HEIF
import ImageMagick
import JPEG
package import PhotoFiles
import Raster

/// Makes pixels of the photo's bytes, at working size.
///
/// A JPEG is decoded at the smallest of 1/8, 1/4, 1/2 and 1/1 that still reaches the working size,
/// give or take a few pixels; then, and for the other formats, the picture is scaled down by area
/// averaging. It is never enlarged.
package struct Decode: Stage {
    package static let name = StageName.decode

    /// The least long side of a picture for a quick look: half of what most photos have.
    private static let glanceSide = 320

    /// The longest side of the working picture in pixels.
    package var longSide: Int
    /// What is refused.
    package var limits: PhotoLimits

    /// Makes the stage; a longer side shows finer strokes and costs more.
    package init(longSide: Int = 512, limits: PhotoLimits = PhotoLimits()) {
        self.longSide = longSide
        self.limits = limits
    }

    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        let photo = workpiece.photo
        for warning in photo.warnings { workpiece.warn(warning) }
        do {
            let header = try sizedHeader(of: photo)
            try checkSize(header)
            let reduction = reduction(for: header)
            let (color, fullSide, isDamaged) = try decoded(photo, header, reducedBy: reduction)
            if isDamaged { workpiece.warn(.damaged) }
            notes.decide(
                "decoded at", "1/\(reduction)",
                because: "\(header.width) × \(header.height) \(header.format.rawValue)")
            workpiece.view = PhotoView(scale: Double(fullSide) / Double(color.longSide))
            notes.note("scale", workpiece.view.scale, because: "photo pixels per working pixel")
            workpiece.color = color
        } catch let error as MagickError {
            throw PreprocessingError(error)
        } catch let error as HEIFError {
            throw PreprocessingError(error)
        } catch let error as PreprocessingError {
            throw error
        } catch {
            throw .undecodable(reason: "\(error)")
        }
    }

    /// The picture at working size, its full longer side, and whether something was wrong with it.
    private func decoded(
        _ photo: Photo, _ header: ImageHeader, reducedBy reduction: Int
    ) throws -> (color: ColorRaster, fullSide: Int, isDamaged: Bool) {
        let side = max(header.width, header.height)
        if header.format == .jpeg,
            let picture = JPEGDecoder.raster(
                of: photo.bytes, width: header.width, height: header.height, reducedBy: reduction)
        {
            return (picture.areaScaled(toLongSide: longSide), side, false)
        }
        if header.format.isHEIF, HEIFDecoder.isInstalled {
            let (color, fullSide) = try decodedHEIF(photo, header)
            return (color, fullSide, false)
        }
        var image = try MagickImage(
            decoding: photo.bytes, as: MagickFormat(header.format), width: header.width,
            height: header.height, reducedBy: reduction)
        // Only a reduced picture does not know its full size itself.
        let fullSide = reduction > 1 ? side : max(image.width, image.height)
        let isDamaged = image.isDamaged
        try image.shrink(toLongSide: longSide)
        return (try image.opaqueRaster(), fullSide, isDamaged)
    }

    /// The stage for a look at a photo that takes less decoding, or nothing where no look does.
    package func glancing(at header: ImageHeader) -> Decode? {
        var glance = self
        glance.longSide = Self.glanceSide
        let reduction = glance.reduction(for: header)
        guard reduction > self.reduction(for: header) else { return nil }
        // All that was decoded: scaling it down would cost more than it saves.
        glance.longSide = (max(header.width, header.height) + reduction - 1) / reduction
        return glance
    }

    /// The header, with the size asked from the decoder where the bytes do not state it simply.
    private func sizedHeader(of photo: Photo) throws -> ImageHeader {
        var header = photo.header
        if header.width == 0 || header.height == 0 {
            (header.width, header.height) =
                header.format.isHEIF && HEIFDecoder.isInstalled
                ? try HEIFDecoder.size(of: photo.bytes)
                : try MagickImage.size(of: photo.bytes, as: MagickFormat(header.format))
        }
        return header
    }

    private func checkSize(_ header: ImageHeader) throws(PreprocessingError) {
        let (width, height) = (header.width, header.height)
        guard min(width, height) >= limits.shortestSide else {
            throw .tooSmall(width: width, height: height)
        }
        do { try limits.check(header) } catch { throw .tooLarge(reason: error.description) }
    }

    /// The largest reduction that leaves the working size but for 3 %: 4,032 pixels become 504, as
    /// decoding at 1/4 for eight more would cost a third more.
    private func reduction(for header: ImageHeader) -> Int {
        guard header.format == .jpeg else { return 1 }
        let side = max(header.width, header.height)
        return [8, 4, 2].first { side / $0 >= longSide - longSide / 32 } ?? 1
    }
}

extension MagickFormat {
    /// The coder for a photo's format.
    init(_ format: ImageFormat) {
        self =
            switch format {
            case .jpeg: .jpeg
            case .png: .png
            case .webp: .webp
            case .tiff: .tiff
            case .bmp: .bmp
            case .gif: .gif
            case .pnm: .pnm
            case .heic: .heic
            case .avif: .avif
            }
    }
}

extension PreprocessingError {
    /// What the decoder's failure means for the photo.
    init(_ error: MagickError) {
        self =
            switch error {
            case .unsupported, .notInstalled: .unsupportedFormat(reason: error.description)
            case .outOfMemory: .tooLarge(reason: error.description)
            case .memoryExhausted: .memory(reason: error.description)
            case .undecodable, .operationFailed: .undecodable(reason: error.cause)
            }
    }
}
