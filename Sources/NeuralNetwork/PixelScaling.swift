import MNIST

/// The mapping of a picture's bytes, 0 … 255, to the numbers that the network reads: 0 is paper, 1
/// is ink.
enum PixelScaling {
    /// Scales the 784 bytes of one picture into 784 numbers.
    static func scale(_ pixels: UnsafePointer<UInt8>, into inputs: UnsafeMutablePointer<Float>) {
        for index in 0..<DigitImage.pixelCount { inputs[index] = Float(pixels[index]) * (1 / 255) }
    }
}
