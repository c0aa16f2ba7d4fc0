package import Decoders
package import PhotoFiles
package import Raster

/// Why a simulated photo, which training learns from or measures on, cannot be had.
///
/// A training that went on without its simulated photos would end with another network, which looks finished.
package enum SimulationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The photo could not be encoded as a JPEG file.
    case encoding(DecoderError)
    /// It was encoded, but its header is not accepted.
    case header(PhotoFileError)

    /// A sentence or two for people: what is wrong, and what to do about it.
    package var description: String {
        switch self {
        case .encoding(.unsupported):
            """
            Training needs simulated photos, and ImageMagick, which encodes them as JPEG, is not \
            installed; install it (digits doctor says how) and train again.
            """
        case .encoding(.memory):
            """
            Training needs simulated photos, and there is too little memory to encode one as JPEG; \
            free some, or raise the limit in ImageMagick's policy.xml, and train again.
            """
        case .encoding(let error):
            """
            Training needs simulated photos, and one could not be encoded as JPEG: \(error) Repair \
            the installed ImageMagick (digits doctor names it), and train again.
            """
        case .header(let error):
            """
            Training needs simulated photos, and one that was encoded as JPEG cannot be read: \
            \(error) Repair the installed ImageMagick (digits doctor names it), and train again.
            """
        }
    }
}

extension Photo {
    /// Makes a photo of simulated pixels: a JPEG of a quality, 1 … 100, with the artifacts that a camera's has.
    package init(simulated raster: ColorRaster, quality: Int) throws(SimulationError) {
        let bytes: [UInt8]
        do throws(DecoderError) {
            var image = try MagickImage(raster)
            bytes = try image.encoded(as: ImageFormat.jpeg, quality: quality)
        } catch {
            throw .encoding(error)
        }
        do throws(PhotoFileError) {
            try self.init(encoded: bytes)
        } catch {
            throw .header(error)
        }
    }
}
