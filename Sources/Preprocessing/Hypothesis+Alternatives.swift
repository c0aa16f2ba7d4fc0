/// The natural logarithms of the alternatives' priors, and what some of their stages differ in.
///
/// The priors are guesses of a prototype; between 0.15 and 1 times them readings hardly change
/// (`Benchmarks/THRESHOLDS.md`). The other numbers say their units.
package struct AlternativeSettings: Sendable, Codable {
    /// What every rank among the groups of ink loses.
    package var rankCost: Float = 0.9
    /// Of short gaps in strokes being closed.
    package var gapsBridged: Float = -0.1
    /// Of thin lines crossing a thick digit.
    package var thickStrokes: Float = -0.9
    /// Of a thin stroke under a hard shadow.
    package var thinPen: Float = -0.7
    /// Of no lines being removed.
    package var noLineRemoval: Float = -0.7
    /// Of every line being removed.
    package var allLinesRemoved: Float = -1.2
    /// Of higher thresholds.
    package var strict: Float = -0.7
    /// Of lower thresholds.
    package var sensitive: Float = -0.7
    /// Of a paper level by a median filter.
    package var medianPaper: Float = -0.7
    /// Of weighted channels.
    package var contrast: Float = -0.7
    /// Of colorfulness as the only channel.
    package var coloredPen: Float = -0.7
    /// Of the other polarity where the polarity is unclear.
    package var polarityDoubt: Float = -1.5
    /// What the other polarity loses where the polarity's score is 1 or more.
    package var polarityCost: Float = 2.5
    /// Of a digit that lies on its side.
    package var turned: Float = -5
    /// Of a digit that lies on its side, with a thin stroke.
    package var thinPenTurned: Float = -5.5
    /// The side in pixels, odd, of the closing for a thin pen, at 256 pixels on the long side: half of the standard one's
    /// share of the picture.
    package var fineClosingSide = 13
    /// The side in pixels, odd, of the median filter, at 192 pixels on the long side.
    package var medianSide = 31

    /// Makes the settings that photos are read with.
    package init() {}
}

extension Hypothesis {
    /// Returns the hypotheses that are tried after the base where its confidence is low.
    ///
    /// Each differs from the base in one or two stages. Those that have their first stages in common stand beside each
    /// other, as the runner keeps the result of stages that were run; among them the likelier ones come first. More
    /// hypotheses (finer or no shading correction, other thresholds of weighted channels) were tried: they found no
    /// digit that these do not find, and doubled the cost.
    package static func alternatives(
        to base: Pipeline, polarity: Polarity, polarityScore: Float,
        settings all: PreprocessingSettings = PreprocessingSettings()
    ) -> [Hypothesis] {
        let (settings, thresholds) = (all.alternatives, all.thresholds)
        func ranked(
            _ name: String, _ ranks: ClosedRange<Int>, prior: Float, because reason: String,
            _ pipeline: Pipeline
        ) -> [Hypothesis] {
            Self.ranked(name, ranks, prior, settings.rankCost, because: reason, pipeline)
        }
        let blind = base.removing(RemoveLines.self)
        let strict = base.thresholding(thresholds.strict)
        let contrast = base.replacing(Grayscale(channels: .contrast))
        let colored = base.replacing(Grayscale(channels: .colorfulness))
            .replacing(Invert(.darkOnLight))
        let flipped = base.replacing(Invert(polarity.opposite))
        let thick = Hypothesis(
            "thick-strokes", logPrior: settings.thickStrokes,
            because: "thin lines may cross a thick digit",
            pipeline: base.inserting(DropThinStrokes(), after: RemoveLines.self))
        let bridged = Hypothesis(
            "gaps-bridged", logPrior: settings.gapsBridged, because: "the pen may have skipped",
            pipeline: base.inserting(BridgeGaps(), after: CropToInk.self))
        let thinPen = Hypothesis(
            "thin-pen", logPrior: settings.thinPen, because: "a hard shadow may hide a thin stroke",
            pipeline: base.replacing(
                FlattenBackground(paper: .fineClosing(side: settings.fineClosingSide))))
        let doubt =
            settings.polarityDoubt - settings.polarityCost * min(abs(polarityScore), 1)
        return [
            [bridged],
            ranked(
                "group", 1...3, prior: 0, because: "the likeliest ink need not be the digit", base),
            ranked(
                "no-line-removal", 0...1, prior: settings.noLineRemoval,
                because: "a stroke may look like a line",
                blind),
            ranked(
                "all-lines-removed", 0...0, prior: settings.allLinesRemoved,
                because: "a line may look like a stroke",
                base.replacing(RemoveLines(gate: .ungated))),
            ranked(
                "strict", 0...1, prior: settings.strict,
                because: "shadows and stains may look like ink",
                strict),
            ranked(
                "sensitive", 0...0, prior: settings.sensitive, because: "the ink may be faint",
                base.thresholding(thresholds.sensitive)),
            ranked(
                "median-paper", 0...0, prior: settings.medianPaper,
                because: "a hard shadow may cross the paper",
                base.replacing(FlattenBackground(paper: .median(side: settings.medianSide)))),
            ranked(
                "contrast", 0...0, prior: settings.contrast,
                because: "ink and ground may differ in color",
                contrast),
            ranked(
                "colored-pen", 0...0, prior: settings.coloredPen,
                because: "shadows and folds have no color",
                colored),
            ranked(
                "opposite-polarity", 0...1, prior: doubt,
                because: "the ground may have been taken for the ink", flipped),
            [thick, thinPen], turned(base, "", prior: settings.turned),
            turned(thinPen.pipeline, "thin-pen-", prior: settings.thinPenTurned),
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

    /// Returns a hypothesis for each rank among the groups of ink, which lose some logarithmic prior a rank.
    private static func ranked(
        _ name: String, _ ranks: ClosedRange<Int>, _ prior: Float, _ rankCost: Float,
        because reason: String, _ pipeline: Pipeline
    ) -> [Hypothesis] {
        ranks.map { rank in
            Hypothesis(
                rank == 0 ? name : "\(name)-\(rank)", logPrior: prior - rankCost * Float(rank),
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
