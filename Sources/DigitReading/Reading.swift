public import MNIST
public import PhotoFiles
public import Raster

/// What was read from one photo.
public struct Reading: Sendable, Equatable {
    /// The digit.
    public let digit: Digit
    /// The calibrated probability, 0 … 1, that `digit` is right.
    public let confidence: Double
    /// The ten digits' calibrated probabilities; what is missing to 1 is "not a digit".
    public let probabilities: [Double]
    /// Where the digit is, in pixels of the upright full-size photo.
    public let box: PixelBox
    /// The picture MNIST's authors would have made of it: 28×28, 0 paper … 255 ink.
    public let image: DigitImage
    /// Why the reading is not to be relied on, or nothing when it is.
    public let reason: Row.RejectionReason?
    /// What the user should know about the photo.
    public let warnings: [Warning]
}

/// Why a photo gave no reading.
public enum ReadingError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file could not be read; the failure says why and what to do.
    case failed(path: String, Row.Failure)
    /// The file is a picture, but there is nothing on it that could be read.
    case nothingToRead(path: String, Row.RejectionReason)

    public var description: String {
        switch self {
        case .failed(let path, let failure): "\(path): \(failure.message)"
        case .nothingToRead(let path, let reason): "\(path): no digit found (\(reason.rawValue))"
        }
    }
}
