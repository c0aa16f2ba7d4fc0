public import MNIST
public import PhotoFiles
public import Raster

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A digit that was read, and where.
public struct Reading: Sendable, Hashable {
    /// The most probable digit.
    public let digit: Digit
    /// The calibrated probability, 0 … 1, that `digit` is right.
    public let confidence: Double
    /// The ten digits' calibrated probabilities, that of the digit 3 at index 3; what they lack to 1 is "not a digit".
    public let probabilities: [Double]
    /// Where the digit is, in pixels of the upright full-size photo.
    public let box: PixelBox
    /// The 28×28 picture that MNIST's authors would have made of the digit: 0 paper … 255 ink.
    public let image: DigitImage
    /// Why the reading is not to be relied on; nil where it is.
    public let reason: Row.RejectionReason?
    /// What the user should know about the photo.
    public let warnings: [Warning]

    /// Takes the reading out of a row; nil where there is no digit in it.
    init?(_ row: Row) {
        guard let digit = row.digit, let confidence = row.confidence, let box = row.box,
            let image = row.image
        else { return nil }
        (self.digit, self.confidence, probabilities) = (digit, confidence, row.probabilities)
        (self.box, self.image, reason, warnings) = (box, image, row.reason, row.warnings)
    }
}

/// Why a photo gave no reading.
public enum ReadingError: LocalizedError, Sendable, Hashable, CustomStringConvertible {
    /// The file could not be read; the failure says why and what to do.
    case failed(path: String, Row.Failure)
    /// The file is a picture, but there is nothing on it that could be read.
    case nothingToRead(path: String, Row.RejectionReason)

    /// The same as `description`.
    public var errorDescription: String? { description }

    /// One sentence for people, with the photo's name where it has one.
    public var description: String {
        switch self {
        case .failed("", let failure): failure.message
        case .failed(let path, let failure): "\(path): \(failure.message)"
        case .nothingToRead("", let reason): "No digit was found (\(reason.rawValue))."
        case .nothingToRead(let path, let reason): "\(path): no digit found (\(reason.rawValue))"
        }
    }
}
