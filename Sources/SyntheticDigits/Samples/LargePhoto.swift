import MNIST
import SystemLibraries

/// Photos at the size of a phone's sensor, whose grain makes files of a few megabytes: for
/// measuring time.
package enum LargePhoto {
    /// Returns a photo of 4032×3024 pixels, which depends on the seed and the index alone.
    ///
    /// `grain` is the strength of the sensor's noise, where white is 255.
    package static func photo(seed: UInt64, index: Int, grain: Float) -> SimulatedPhoto {
        var random = SeededGenerator(seed: seed).split(UInt64(index))
        let label = Digit.allCases[index % Digit.allCases.count]
        let drawing = DigitDrawing(label, hand: .penInHand(using: &random), using: &random)
        var scene = PhotoScene(
            of: .drawing(drawing), width: 4032, height: 3024, paper: .white(using: &random),
            using: &random)
        // Visible fibers and a sharp lens (1.2 pixels of blur in 3,024) fill the file with detail;
        // set by eye.
        scene.paper.grain = 0.02
        scene.blur.sigma = 0.0004
        scene.noise = SensorNoise(deviation: grain, grain: 0.6)
        return PhotoSimulator().photo(of: scene, using: &random)
    }
}
