public import Foundation
import NeuralNetwork
public import PhotoFiles
import Preprocessing

/// Reads the handwritten digit in a photo.
public struct DigitReader: Sendable {
    /// The least confidence a row needs not to be `rejected`, 0 … 1.
    public var minimumConfidence: Double

    /// Makes a reader with the network inside this library, or another one.
    public init(model: URL? = nil, minimumConfidence: Double = 0) throws {
        self.minimumConfidence = minimumConfidence
    }

    /// Reads one photo; a photo that cannot be read is a row that says why.
    public func rows(for path: PhotoPath) -> [Row] { rows(for: path, observer: nil) }

    /// Reads one photo and shows the observer every step.
    package func rows(for path: PhotoPath, observer: (any ReadingObserver)?) -> [Row] {
        [Row(path: path, status: .rejected, reason: .noInk)]
    }
}
