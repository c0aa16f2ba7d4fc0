import SystemLibraries

/// An evaluation's figures as charts.
extension EvaluationReport {
    /// A tenth of the answers' confidence: what was promised and what was kept.
    struct ReliabilityBin: Equatable {
        /// Answers with a confidence in this tenth.
        var count = 0
        /// Their mean confidence.
        var confidence = 0.0
        /// The share of them that are right.
        var accuracy = 0.0
    }

    /// Confidence against accuracy, tenth by tenth; answers without a digit are left out.
    var reliability: [ReliabilityBin] {
        var bins = [ReliabilityBin](repeating: ReliabilityBin(), count: 10)
        for answer in answers {
            guard answer.predicted != nil, let confidence = answer.confidence else { continue }
            let bin = min(9, max(0, Int(confidence * 10)))
            bins[bin].count += 1
            bins[bin].confidence += confidence
            bins[bin].accuracy += answer.isRight ? 1 : 0
        }
        return bins.map { bin in
            let count = Double(max(1, bin.count))
            return ReliabilityBin(
                count: bin.count, confidence: bin.confidence / count, accuracy: bin.accuracy / count
            )
        }
    }

    /// The reliability diagram: bars are what was right, marks what was promised.
    var reliabilityPlot: Plot {
        let bins = reliability
        let words = bins.enumerated().filter { $1.count > 0 }.map { index, bin in
            "\(index * 10) to \(index * 10 + 10) %: \(bin.count) answers, "
                + "\(NumberText.percent(bin.accuracy)) right"
        }
        return Plot(
            title: "Is confidence honest?",
            summary: "Accuracy by confidence. " + words.joined(separator: "; ") + ".",
            charts: [
                BarChart(
                    bars: bins.enumerated().map { index, bin in
                        BarChart.Bar(
                            name: "\(index * 10)–", value: 100 * bin.accuracy,
                            reference: bin.count > 0 ? 100 * bin.confidence : nil)
                    }, x: "Confidence in %; the marks are its mean", y: "Right, %")
            ])
    }

    /// How accurate the surest answers are, for every share of them that is kept.
    var coveragePlot: Plot {
        var curve = self
        curve.coverageShares = (1...100).map { Double($0) / 100 }
        let points = curve.coverage.filter { $0.count > 0 }
        let words = [1, 0.95, 0.9].compactMap { share in
            points.first { abs($0.coverage - share) < 1e-9 }.map {
                "\(NumberText.percent($0.accuracy, places: 2)) at \(Int(share * 100)) %"
            }
        }
        return Plot(
            title: "Accuracy when the least sure are refused",
            summary: "Accuracy of the answers that are kept: " + words.joined(separator: ", ")
                + ".",
            charts: [
                LineChart(
                    series: [
                        LineChart.Series(
                            name: "kept",
                            points: points.map { Point(100 * $0.coverage, 100 * $0.accuracy) },
                            color: 0, isDashed: false)
                    ],
                    x: Axis(title: "Kept, %", scale: Scale(integers: 0...100, about: 5)),
                    y: Axis(
                        title: "Right, %",
                        scale: Scale(covering: points.map { 100 * $0.accuracy }, within: 0...100)))
            ])
    }
}
