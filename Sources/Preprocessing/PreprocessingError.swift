package import Decoders

/// Why a photo has no 28×28 picture.
package enum PreprocessingError: Error, Sendable, Equatable {
    /// There are no pixels to be had.
    case undecodable(DecoderError)
    /// There is no ink on the paper.
    case noInk
}
