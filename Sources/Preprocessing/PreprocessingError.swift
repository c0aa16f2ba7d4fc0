package import Decoders

/// Why a photo has no 28×28 picture.
package enum PreprocessingError: Error, Sendable, Equatable {
    /// No decoder made pixels of the file; the decoder's error says why.
    case undecodable(DecoderError)
    /// No pixel stands out from the paper as ink does, or no group of ink has the rank that was asked for.
    case noInk
}
