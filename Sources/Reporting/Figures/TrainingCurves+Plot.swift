package import Drawing
import Files
package import Results

/// The charts of a training run.
extension TrainingCurves {
    /// Returns two charts, the loss and the accuracy in percent over the epochs, each of training and validation.
    package func plot(title: String = "Training") -> Plot {
        let epochAxis = Axis(title: "Epoch", scale: Scale(integers: 1...max(2, epochs.count)))
        let losses = epochs.flatMap { [$0.loss, $0.validationLoss].compactMap { $0 } }
        let accuracies = epochs.flatMap { [$0.accuracy, $0.validationAccuracy].compactMap { $0 } }
        // The loss begins at 0, its best value; accuracies lie close together near 100 % and would
        // be one line from 0 on.
        let lossScale = Scale(covering: [0] + losses)
        let accuracyScale = Scale(covering: accuracies.map { 100 * $0 }, within: 0...100)
        let decimals = accuracyScale.decimals
        return Plot(
            title: title, summary: summary,
            charts: [
                LineChart(
                    series: series(of: \.loss, \.validationLoss, times: 1), x: epochAxis,
                    y: Axis(title: "Loss", scale: lossScale)),
                LineChart(
                    series: series(of: \.accuracy, \.validationAccuracy, times: 100),
                    x: epochAxis,
                    y: Axis(title: "Accuracy", scale: accuracyScale) {
                        NumberText.decimal($0, places: decimals) + " %"
                    }),
            ])
    }

    /// Returns the lines of a measure over the epochs, times a factor: training and, where there is any, validation.
    private func series(
        of training: KeyPath<Epoch, Double>, _ validation: KeyPath<Epoch, Double?>,
        times factor: Double
    ) -> [LineChart.Series] {
        // On the axis the first epoch is 1.
        let numbered = epochs.enumerated()
        var series = [
            LineChart.Series(
                name: "training",
                points: numbered.map { Point(Double($0 + 1), factor * $1[keyPath: training]) },
                color: 0, isDashed: false)
        ]
        // Epochs without held-out figures leave a gap, which the line goes straight over.
        let held = numbered.compactMap { index, epoch in
            epoch[keyPath: validation].map { Point(Double(index + 1), factor * $0) }
        }
        if !held.isEmpty {
            series.append(
                LineChart.Series(name: "validation", points: held, color: 1, isDashed: true))
        }
        return series
    }

    /// The last epoch's figures in a sentence, for people who cannot see the charts.
    private var summary: String {
        guard let last = epochs.last else { return "No epoch was finished." }
        var text =
            "Loss and accuracy over \(epochs.count) epochs. After the last one the training loss is "
            + "\(NumberText.decimal(last.loss, places: 4)) and the training accuracy "
            + NumberText.percent(last.accuracy, places: 2)
        if let loss = last.validationLoss {
            text += ", the validation loss \(NumberText.decimal(loss, places: 4))"
        }
        if let accuracy = last.validationAccuracy {
            text += ", the validation accuracy \(NumberText.percent(accuracy, places: 2))"
        }
        return text + "."
    }
}
