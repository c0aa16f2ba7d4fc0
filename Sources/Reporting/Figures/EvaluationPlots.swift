import Drawing
import Files
import Results
import SystemLibraries

/// The charts of an evaluation: how honest confidence is, and what refusing the least sure answers is worth.
extension EvaluationReport {
    /// The answers whose confidence lies in one of ten equal steps: what was promised and what was kept.
    ///
    /// Where confidence is honest, mean confidence and accuracy of a step are equal but for chance.
    struct ReliabilityBin: Equatable {
        /// How many answers have a confidence in this step.
        var count = 0
        /// Their mean confidence, 0 … 1; 0 where there are none.
        var confidence = 0.0
        /// The share of them that are right, 0 … 1; 0 where there are none.
        var accuracy = 0.0
    }

    /// The ten steps of confidence, from 0 … 0.1 up; answers without a digit or a confidence are left out.
    ///
    /// Equal steps, not equal counts: nearly all answers are in the last one.
    var reliability: [ReliabilityBin] {
        var bins = [ReliabilityBin](repeating: ReliabilityBin(), count: 10)
        for answer in answers {
            guard answer.predicted != nil, let confidence = answer.confidence else { continue }
            // A confidence of exactly 1 belongs to the last step.
            let bin = min(9, max(0, Int(confidence * 10)))
            bins[bin].count += 1
            bins[bin].confidence += confidence
            bins[bin].accuracy += answer.isRight ? 1 : 0
        }
        // Sums become means.
        return bins.map { bin in
            let count = Double(max(1, bin.count))
            return ReliabilityBin(
                count: bin.count, confidence: bin.confidence / count, accuracy: bin.accuracy / count
            )
        }
    }

    /// The reliability diagram: bars are the share that was right, marks the confidence that was promised.
    var reliabilityPlot: Plot {
        let bins = reliability
        // The same in words, for people who cannot see the chart.
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
                            // Every second step has its name: all ten would run into each other.
                            name: index % 2 == 0 ? "\(index * 10)–\(index * 10 + 10)" : "",
                            value: 100 * bin.accuracy,
                            // A step without answers has promised nothing, and gets no mark.
                            reference: bin.count > 0 ? 100 * bin.confidence : nil,
                            note: bin.count > 0 ? NumberText.count(bin.count) : "")
                    }, x: "Confidence in %, steps of 10", y: "Right, %")
            ])
    }

    /// What the reliability diagram comes to: the calibration error, where known, and how to read the chart.
    var reliabilitySentence: String {
        let answer = calibrationError.map {
            "It is off by \(NumberText.percent($0, places: 2)) on average. "
        }
        return (answer ?? "")
            + "Bars: the share that is right; marks: the share that their confidence promises; above them: how "
            + "many digits."
    }

    /// The accuracy of the answers that are kept, over the share of the least sure that is refused (reject option).
    ///
    /// The axis ends where more refusing changes little, at half of the answers at most.
    var coveragePlot: Plot {
        let points = refusals
        // Some points of the curve in words, for people who cannot see it.
        let words = [0, 0.01, 0.05, 0.1].compactMap { share in
            points.first { abs($0.refused - share) < 1e-9 }.map {
                "\(NumberText.percent($0.accuracy, places: 2)) with \(Int(share * 100)) % refused"
            }
        }
        // What happens, happens among the least sure: the axis ends at 1.5 times the share at which
        // the error rate of what is kept has fallen to a tenth, at 2 % at least. All set by eye:
        // they choose what part of the curve is seen.
        let wrong = 1 - (points.first?.accuracy ?? 1)
        // Without a misreading the first point will do; where the error rate never falls so far, half is shown.
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

    /// What refusing a hundredth and a twentieth of the answers is worth, and the confidence below which that is.
    ///
    /// Empty where there are no answers.
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

    /// The accuracy of what is kept, 0 … 1, for shares of the least sure that are refused from none
    /// to a half, in steps of a thousandth, and the least confidence of what is kept.
    private var refusals: [(refused: Double, accuracy: Double, threshold: Double)] {
        // The same computation as that of `coverage`, on finer steps than were asked for.
        var curve = self
        curve.coverageShares = (0...500).map { 1 - Double($0) / 1000 }
        return curve.coverage.filter { $0.count > 0 }.map {
            // Rounded to the step, so that the shares can be looked up.
            (refused: (1000 * (1 - $0.coverage)).rounded() / 1000, $0.accuracy, $0.leastConfidence)
        }
    }
}
