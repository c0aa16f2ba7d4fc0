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
                            name: index % 2 == 0 ? "\(index * 10)–\(index * 10 + 10)" : "",
                            value: 100 * bin.accuracy,
                            reference: bin.count > 0 ? 100 * bin.confidence : nil,
                            note: bin.count > 0 ? NumberText.count(bin.count) : "")
                    }, x: "Confidence in %, steps of 10", y: "Right, %")
            ])
    }

    /// What the reliability diagram comes to.
    var reliabilitySentence: String {
        let answer = calibrationError.map {
            "It is off by \(NumberText.percent($0, places: 2)) on average. "
        }
        return (answer ?? "")
            + "Bars: the share that is right; marks: the share that their confidence promises; above them: how "
            + "many digits."
    }

    /// How accurate the surest answers are, for every share of them that is refused; as far as more refusing
    /// changes much.
    var coveragePlot: Plot {
        let points = refusals
        let words = [0, 0.01, 0.05, 0.1].compactMap { share in
            points.first { abs($0.refused - share) < 1e-9 }.map {
                "\(NumberText.percent($0.accuracy, places: 2)) with \(Int(share * 100)) % refused"
            }
        }
        // What happens, happens among the least sure: the axis ends where nearly all misreadings are gone.
        let wrong = 1 - (points.first?.accuracy ?? 1)
        let end = points.first { 1 - $0.accuracy <= wrong / 10 }?.refused ?? 0.5
        let shown = points.filter { $0.refused <= min(0.5, max(0.02, 1.5 * end)) }
        return Plot(
            title: "Accuracy with a reject option",
            summary: "Accuracy of the answers that are kept: " + words.joined(separator: ", ")
                + ".",
            charts: [
                LineChart(
                    series: [
                        LineChart.Series(
                            name: "kept",
                            points: shown.map { Point(100 * $0.refused, 100 * $0.accuracy) },
                            color: 0, isDashed: false)
                    ],
                    x: Axis(
                        title: "The least sure refused, %",
                        scale: Scale(covering: [0] + shown.map { 100 * $0.refused })),
                    y: Axis(
                        title: "Right of those kept, %",
                        scale: Scale(covering: shown.map { 100 * $0.accuracy }, within: 0...100)))
            ])
    }

    /// What refusing a little is worth, and the thresholds that do it.
    var coverageSentence: String {
        let points = refusals
        let parts = [0.01, 0.05].compactMap { share in
            points.first { abs($0.refused - share) < 1e-9 }.map {
                "Refusing \(Int(share * 100)) % (below \(NumberText.percent($0.threshold, places: 1)) sure) leaves "
                    + "\(NumberText.percent($0.accuracy, places: 2)) right."
            }
        }
        return parts.joined(separator: " ")
    }

    /// The accuracy of what is kept, for shares of the least sure that are refused, in steps of a thousandth.
    private var refusals: [(refused: Double, accuracy: Double, threshold: Double)] {
        var curve = self
        curve.coverageShares = (0...500).map { 1 - Double($0) / 1000 }
        return curve.coverage.filter { $0.count > 0 }.map {
            (refused: (1000 * (1 - $0.coverage)).rounded() / 1000, $0.accuracy, $0.leastConfidence)
        }
    }
}
