package import MNIST

/// The nearest pictures of a data set in the space of a network's last layer but one, by Euclidean
/// distance.
package struct NearestSamples: Sendable {
    /// The network that the features come from.
    private let classifier: Classifier
    /// The number of pictures.
    private let count: Int
    /// The number of features of a picture.
    private let width: Int
    /// All pictures' features, feature by feature, so that distances add up along memory.
    private let features: [Float]

    /// Computes the features of all pictures of a data set with a network; they take 4 bytes a
    /// number.
    package init(of dataset: DigitDataset, to classifier: Classifier, threads: Int = 1) {
        self.classifier = classifier
        count = dataset.count
        let total = dataset.count
        let width = total > 0 ? classifier.penultimate([dataset.image(at: 0)])[0].count : 0
        self.width = width
        // Pictures that one thread takes at a time; not tuned: enough to make the cost of a pass small, few enough to
        // share some thousands among many threads.
        let chunk = 250
        let columns = FloatBuffer(count: width * total)
        Parallel.forEach(count: (total + chunk - 1) / chunk, threads: threads) { part in
            let range = part * chunk..<min(total, (part + 1) * chunk)
            let rows = classifier.penultimate(range.map(dataset.image))
            for (index, row) in zip(range, rows) {
                for (feature, value) in row.enumerated() {
                    columns.base[feature * total + index] = value
                }
            }
        }
        features = columns.values
    }

    /// Returns the indices and distances of the `wanted` nearest pictures, the nearest first; fewer
    /// if there are not as many.
    ///
    /// Every picture is compared, so the time grows with their number.
    package func nearest(_ wanted: Int, to image: DigitImage) -> [(index: Int, distance: Float)] {
        guard count > 0 else { return [] }
        var squares = [Float](repeating: 0, count: count)
        for (feature, value) in classifier.penultimate([image])[0].enumerated() {
            let start = feature * count
            for index in 0..<count {
                let difference = features[start + index] - value
                squares[index] += difference * difference
            }
        }
        var found: [(index: Int, distance: Float)] = []
        for index in 0..<count {
            // The list is short: each picture nearer than the last of it is inserted in its place.
            if found.count == wanted, let last = found.last, squares[index] >= last.distance {
                continue
            }
            let place = found.firstIndex { $0.distance > squares[index] } ?? found.count
            found.insert((index, squares[index]), at: place)
            if found.count > wanted { found.removeLast() }
        }
        return found.map { ($0.index, $0.distance.squareRoot()) }
    }
}
