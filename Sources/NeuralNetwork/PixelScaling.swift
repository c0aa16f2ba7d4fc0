import MNIST

/// From a picture's bytes to the numbers the network reads: 0 is paper, 1 is ink.
enum PixelScaling {
    /// Scales one picture.
    static func scale(_ pixels: UnsafePointer<UInt8>, into inputs: UnsafeMutablePointer<Float>) {
        for index in 0..<DigitImage.pixelCount { inputs[index] = Float(pixels[index]) * (1 / 255) }
    }
}
