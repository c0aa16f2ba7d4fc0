package import MNIST

/// Finds the pictures of a data set that lie nearest to another picture in the space of a network's
/// last layer but one, by Euclidean distance.
package struct NearestSamples: Sendable {
    private let classifier: Classifier
    private let count: Int
    private let width: Int
    /// Feature by feature, so that distances add up along memory.
    private let features: [Float]

    /// Looks at all pictures of a data set with a network.
    package init(of dataset: DigitDataset, to classifier: Classifier, threads: Int = 1) {
        self.classifier = classifier
        count = dataset.count
        let total = dataset.count
        let width = total > 0 ? classifier.penultimate([dataset.image(at: 0)])[0].count : 0
        self.width = width
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

    /// Returns the nearest pictures' numbers and distances, the nearest first.
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
