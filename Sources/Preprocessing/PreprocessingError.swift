/// Why a photo has no 28×28 picture.
package enum PreprocessingError: Error, Sendable, Equatable {
    /// The decoder could not make a picture of the bytes.
    case undecodable(reason: String)
    /// The decoder was built without the photo's format.
    case unsupportedFormat(reason: String)
    /// The picture has too many pixels or too long a side.
    case tooLarge(reason: String)
    /// Decoding the picture needs more memory than there is.
    case memory(reason: String)
    /// The picture is too small to hold a digit.
    case tooSmall(width: Int, height: Int)
    /// There is no ink on the paper.
    case noInk
}
