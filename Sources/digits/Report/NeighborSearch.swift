import DigitReading
import MNIST
import NeuralNetwork
import Reporting
import SystemLibraries

/// Finds the samples of a data set that look most like a digit, as the network sees it.
///
/// Near is what is near in the network's last features, not pixel by pixel. All samples are held in
/// memory.
struct NeighborSearch {
    /// The data set that is searched.
    private let dataset: DigitDataset
    /// The features of its samples.
    private let samples: NearestSamples
    /// How many samples are shown for a digit: one row of the page; set by eye.
    private let count = 8

    /// Reads the training part of a data set, or all where it has one part, and passes its pictures
    /// through the network.
    init(in data: String, model: String?) throws {
        // How pictures lie is told, but nothing can be done about it here.
        dataset = try DatasetInput(mending: .impossible).read(data, part: .train)
        let classifier =
            try model.map { Classifier(checkpoint: try Checkpoint(contentsOf: $0)) }
            ?? Model.shipped().classifier
        samples = NearestSamples(
            of: dataset, to: classifier, threads: ProcessInfo.processInfo.activeProcessorCount)
    }

    /// Returns the eight nearest samples of a row's picture, the nearest first; none where the row
    /// has no picture.
    func nearest(to row: Row) -> [ReportItem.Neighbor] {
        guard let image = row.image else { return [] }
        return samples.nearest(count, to: image).compactMap { index, distance in
            Digit(Int(dataset.labels[index])).map {
                ReportItem.Neighbor(
                    index: index, label: $0, distance: Double(distance),
                    image: dataset.image(at: index))
            }
        }
    }
}
