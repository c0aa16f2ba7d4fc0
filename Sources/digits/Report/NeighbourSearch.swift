import DigitReading
import MNIST
import NeuralNetwork
import Reporting
import SystemLibraries

/// Finds the samples of a data set that look most like a digit, as the network sees it.
struct NeighbourSearch {
    private let dataset: DigitDataset
    private let samples: NearestSamples
    private let count = 8

    /// Makes a search in a data set, its training part where it has several.
    init(in data: String, model: String?) throws {
        dataset = try DatasetInput(mending: .impossible).read(data, part: .train)
        let classifier =
            try model.map { Classifier(checkpoint: try Checkpoint(contentsOf: $0)) }
            ?? Model.shipped().classifier
        samples = NearestSamples(
            of: dataset, to: classifier, threads: ProcessInfo.processInfo.activeProcessorCount)
    }

    /// Returns the nearest samples of a row's picture; none where it has no picture.
    func nearest(to row: Row) -> [ReportItem.Neighbour] {
        guard let image = row.image else { return [] }
        return samples.nearest(count, to: image).compactMap { index, distance in
            Digit(Int(dataset.labels[index])).map {
                ReportItem.Neighbour(
                    index: index, label: $0, distance: Double(distance),
                    image: dataset.image(at: index))
            }
        }
    }
}
