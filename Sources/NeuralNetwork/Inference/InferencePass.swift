/// Forward passes over some pictures, a few at a time, with layers and buffers of its own.
///
/// Making one costs as much as a picture: `Classifier` keeps those it is not using. One thread at a
/// time may use it.
final class InferencePass {
    /// The most pictures that pass through the network together: enough to feed the matrix product,
    /// few enough for their activations to stay in the cache.
    ///
    /// Of 1, 8, 12 and 24 the one with the least time a picture in the convolutions, 255 µs for 272, 261 and 256: the
    /// tiles of 12 pictures of 7×7 are 48, which blocks of 6 rows divide (an AMD EPYC with AVX2, one thread).
    static let mostPictures = 12

    /// The network, whose weights all passes share.
    private let network: Network
    /// How many pictures pass through the network together.
    private let size: Int
    /// The layers, with scratch space for as many pictures as pass together.
    private let layers: [any Layer]
    /// The activations that a layer reads and those that it writes; they change places after each
    /// layer.
    private var (source, target): (FloatBuffer, FloatBuffer)
    /// The running statistics, which layers take as memory that could be written to.
    private let statistics: FloatBuffer

    /// Makes a pass for at most so many pictures together.
    init(_ network: Network, pictures: Int) {
        self.network = network
        size = max(1, min(Self.mostPictures, pictures))
        layers = network.plan.layers.compactMap { [size] placed in
            // The plan was built from the same specification, so no layer can fail here.
            try? placed.spec.makeLayer(
                input: placed.input, activation: placed.activation, capacity: size, training: false)
        }
        // Two buffers, each large enough for what lies between any two layers, change places after
        // every layer.
        let largest = network.plan.layers.map { max($0.input.count, $0.output.count) }.max() ?? 0
        source = FloatBuffer(count: size * largest)
        target = FloatBuffer(count: size * largest)
        statistics = FloatBuffer(network.statistics)
    }

    /// Returns the logits and what the last layer read; `fill` writes the picture with a given index.
    func run(
        count: Int, fill: (Int, UnsafeMutablePointer<Float>) -> Void
    ) -> (logits: [Float], penultimate: [Float]) {
        let plan = network.plan
        guard count > 0, let first = plan.layers.first, let last = plan.layers.last else {
            return ([], [])
        }
        var (logits, penultimate): ([Float], [Float]) = ([], [])
        logits.reserveCapacity(count * plan.classCount)
        network.parameters.withUnsafeBufferPointer { parameters in
            guard let weights = parameters.baseAddress else { return }
            // The last group may have fewer pictures than pass together.
            for start in stride(from: 0, to: count, by: size) {
                let examples = min(size, count - start)
                for index in 0..<examples {
                    fill(start + index, source.base + index * first.input.count)
                }
                for (index, placed) in plan.layers.enumerated() {
                    // What the last layer reads is the picture's feature vector.
                    if index == plan.layers.count - 1 {
                        penultimate += UnsafeBufferPointer(
                            start: source.base, count: examples * last.input.count)
                    }
                    layers[index].forward(
                        source.base, into: target.base,
                        LayerPass(
                            count: examples, mode: .inference,
                            weights: weights + placed.parameters.lowerBound,
                            statistics: statistics.base + placed.statistics.lowerBound))
                    swap(&source, &target)
                }
                logits += UnsafeBufferPointer(
                    start: source.base, count: examples * plan.classCount)
            }
        }
        return (logits, penultimate)
    }
}
