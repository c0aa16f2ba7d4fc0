package import Decoders
package import PhotoFiles
import Raster

/// Makes pixels of the photo's bytes, at working size.
///
/// A JPEG is decoded at 1/8, 1/4, 1/2 or all of its size, whatever is the smallest that reaches the long side but for 3
/// %, and then scaled down by area; other formats are decoded whole and scaled. A smaller photo keeps its size.
package struct Decode: Stage {
    package static let name = StageName.decode

    /// The long side of a preview in pixels, at least (`WorkingSizes.previewSide`); nil where there is none.
    package var previewSide: Int?
    /// The long side of the working picture in pixels, at most (`WorkingSizes.workingSide`).
    package var longSide: Int
    /// What decodes the photo, and which files are refused.
    package var decoder: PhotoDecoder

    /// Makes the stage; a longer side shows finer strokes and costs more in proportion to its square.
    package init(
        longSide: Int, previewSide: Int? = nil, by decoder: PhotoDecoder = PhotoDecoder()
    ) {
        self.longSide = longSide
        self.previewSide = previewSide
        self.decoder = decoder
    }

    /// Leaves the color picture, its scale, and the warnings of the file and of its decoder.
    ///
    /// Throws `undecodable` with the decoder's error.
    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        let photo = workpiece.photo
        for warning in photo.warnings { workpiece.warn(warning) }
        let picture: DecodedPicture
        do throws(DecoderError) {
            picture = try decoder.picture(of: photo, toLongSide: longSide)
        } catch {
            throw .undecodable(error)
        }
        if picture.isDamaged { workpiece.warn(.damaged) }
        workpiece.missing = picture.missing
        notes.decide("decoded by", picture.decoder.rawValue, because: picture.decoder.reason)
        notes.decide(
            "decoded at", "1/\(picture.reduction)",
            because:
                "\(photo.header.width) × \(photo.header.height) \(photo.header.format.rawValue)")
        workpiece.colorView = PhotoView(
            scale: Double(picture.fullSide) / Double(picture.color.longSide))
        notes.note("scale", workpiece.colorView.scale, because: "photo pixels per working pixel")
        workpiece.color = picture.color
    }

    /// Returns the stage for a preview of a photo, or nil where there is none, or where no smaller size costs less
    /// decoding.
    ///
    /// Only the reduction at which a decoder works saves anything, not the scaling after it.
    package func preview(of header: ImageHeader) -> Decode? {
        guard let previewSide else { return nil }
        let reduction = decoder.reduction(for: header, toLongSide: previewSide)
        guard reduction > decoder.reduction(for: header, toLongSide: longSide) else { return nil }
        var preview = self
        // The size at which it is decoded, rounded up, so that nothing is scaled afterwards: that would cost more than
        // it saves.
        preview.longSide = (max(header.width, header.height) + reduction - 1) / reduction
        return preview
    }
}

extension DecodedPicture.Decoder {
    /// When the decoder is chosen, in words for the trace.
    fileprivate var reason: String {
        switch self {
        case .imageMagick: "it reads every format, and what is unusual"
        case .libjpeg: "a plain JPEG"
        case .coefficients: "a plain JPEG at 1/8, which is its blocks' means"
        case .libpng: "a large PNG, row by row"
        case .libheif: "HEIC and AVIF from memory"
        case .plainPixels: "its bytes are the pixels"
        }
    }
}
