extension Hypothesis {
    /// Returns the hypotheses that are tried after the base where its confidence is low.
    ///
    /// Each differs from the base in one or two stages. Those that have their first stages in common stand beside each
    /// other, as the runner keeps the result of stages that were run; among them the likelier ones come first. The
    /// priors are guesses; between 0.15 and 1 times them readings hardly change (`Benchmarks/THRESHOLDS.md`). More
    /// hypotheses (finer or no shading correction, other thresholds of weighted channels) were tried: they found no
    /// digit that these do not find, and doubled the cost.
    package static func alternatives(
        to base: Pipeline, polarity: Polarity, polarityScore: Float
    ) -> [Hypothesis] {
        let blind = base.removing(RemoveLines.self)
        let strict = base.thresholding(.strict)
        let contrast = base.replacing(Grayscale(channels: .contrast))
        let colored = base.replacing(Grayscale(channels: .colorfulness))
            .replacing(Invert(.darkOnLight))
        let flipped = base.replacing(Invert(polarity.opposite))
        let thick = Hypothesis(
            "thick-strokes", logPrior: -0.9, because: "thin lines may cross a thick digit",
            pipeline: base.inserting(DropThinStrokes(), after: RemoveLines.self))
        let bridged = Hypothesis(
            "gaps-bridged", logPrior: -0.1, because: "the pen may have skipped",
            pipeline: base.inserting(BridgeGaps(), after: CropToInk.self))
        let thinPen = Hypothesis(
            "thin-pen", logPrior: -0.7, because: "a hard shadow may hide a thin stroke",
            pipeline: base.replacing(FlattenBackground(paper: .fineClosing(side: 13))))
        let doubt = -1.5 - 2.5 * min(abs(polarityScore), 1)
        return [
            [bridged],
            ranked(
                "group", 1...3, prior: 0, because: "the likeliest ink need not be the digit", base),
            ranked(
                "no-line-removal", 0...1, prior: -0.7, because: "a stroke may look like a line",
                blind),
            ranked(
                "all-lines-removed", 0...0, prior: -1.2, because: "a line may look like a stroke",
                base.replacing(RemoveLines(gate: .ungated))),
            ranked(
                "strict", 0...1, prior: -0.7, because: "shadows and stains may look like ink",
                strict),
            ranked(
                "sensitive", 0...0, prior: -0.7, because: "the ink may be faint",
                base.thresholding(.sensitive)),
            ranked(
                "median-paper", 0...0, prior: -0.7, because: "a hard shadow may cross the paper",
                base.replacing(FlattenBackground(paper: .median(side: 31)))),
            ranked(
                "contrast", 0...0, prior: -0.7, because: "ink and ground may differ in color",
                contrast),
            ranked(
                "colored-pen", 0...0, prior: -0.7, because: "shadows and folds have no color",
                colored),
            ranked(
                "opposite-polarity", 0...1, prior: doubt,
                because: "the ground may have been taken for the ink", flipped),
            [thick, thinPen], turned(base, "", prior: -5),
            turned(thinPen.pipeline, "thin-pen-", prior: -5.5),
        ].flatMap { $0 }
    }

    /// Returns a hypothesis for each quarter turn of a pipeline's cropped ink; of digits upside down only 3, 4 and 7
    /// look like no digit, and show so that the photo is.
    private static func turned(
        _ pipeline: Pipeline, _ prefix: String, prior: Float
    ) -> [Hypothesis] {
        [1, 3, 2].map { quarters in
            Hypothesis(
                "\(prefix)turned-\(90 * quarters)", logPrior: prior,
                because: "the photo may have been taken sideways",
                credible: quarters == 2 ? [3, 4, 7] : [2, 3, 4, 5, 6, 7, 8, 9],
                pipeline: pipeline.inserting(TurnInk(quarters: quarters), after: CropToInk.self))
        }
    }

    /// Returns a hypothesis for each rank among the groups of ink, which lose 0.9 of logarithmic prior a rank.
    private static func ranked(
        _ name: String, _ ranks: ClosedRange<Int>, prior: Float, because reason: String,
        _ pipeline: Pipeline
    ) -> [Hypothesis] {
        ranks.map { rank in
            Hypothesis(
                rank == 0 ? name : "\(name)-\(rank)", logPrior: prior - 0.9 * Float(rank),
                because: reason, pipeline: pipeline.replacing(SelectInk(rank: rank)))
        }
    }
}

extension Pipeline {
    /// Returns the pipeline with another threshold wherever it thresholds.
    fileprivate func thresholding(_ threshold: HysteresisThreshold) -> Pipeline {
        replacing(Binarize(threshold)).replacing(RemoveLines(threshold: threshold))
    }
}
