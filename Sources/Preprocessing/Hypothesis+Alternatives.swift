/// The natural logarithms of the alternatives' priors, and what some of their stages differ in.
///
/// The priors are guesses made in a prototype; when all were multiplied by 0.15 … 1, readings hardly changed
/// (`Benchmarks/THRESHOLDS.md`). A prior of −0.7 says half as likely as the standard hypothesis, −2.3 a tenth.
package struct AlternativeSettings: Sendable, Codable {
    /// The logarithmic prior that a hypothesis loses with every rank of the group of ink it takes; a guess.
    package var rankCost: Float = 0.9
    /// The prior of short gaps in strokes being closed (`BridgeGaps`); a guess: nearly as likely as the standard
    /// hypothesis, since a digit without gaps comes out the same.
    package var gapsBridged: Float = -0.1
    /// The prior of one stage's being set otherwise, which eight hypotheses have; a guess.
    ///
    /// - `thick-strokes`: thin lines cross a thick digit (`DropThinStrokes`).
    /// - `thin-pen`: a thin stroke lies under a hard shadow (`PaperLevel.fineClosing`).
    /// - `no-line-removal`: the paper has no ruled lines.
    /// - `strict`: stains and shadows are above the standard thresholds (`HysteresisThreshold.strict`).
    /// - `sensitive`: the ink is fainter than they are (`HysteresisThreshold.sensitive`).
    /// - `median-paper`: a hard shadow crosses the paper (`PaperLevel.median`).
    /// - `contrast`: ink and paper differ in color more than in brightness (`ChannelContrast`).
    /// - `colored-pen`: a colored pen wrote on folded or shaded paper (`InkColorfulness`).
    ///
    /// `thin-pen-turned-…`, a turned digit with a thin stroke, has this prior added to `turned`.
    package var changedStage: Float = -0.7
    /// The prior of every long straight line being ruled (`RuledLines.Gate.ungated`); a guess, lower than that of no
    /// lines, since a 1 and a 7 have straight strokes.
    package var allLinesRemoved: Float = -1.2
    /// The prior of the other polarity where `PaperPolarity.score` is 0, so that both are equally likely by
    /// measurement; a guess.
    package var polarityDoubt: Float = -1.5
    /// The logarithmic prior that the other polarity loses in proportion to the score's amount, all of it from an
    /// amount of 1 on; a guess.
    package var polarityCost: Float = 2.5
    /// The prior of a digit that lies on its side or upside down; a guess, far below the others: people rarely
    /// photograph so, and turned ink often looks like some digit.
    package var turned: Float = -5
    /// The side in pixels, odd, of the median filter, of the picture reduced to `PaperLevel.Settings.median`.
    ///
    /// From a prototype, not tuned on its own: a stroke must cover less than half of the square.
    package var medianSide = 31

    /// Makes the settings that photos are read with.
    package init() {}
}

extension Hypothesis {
    /// Returns the hypotheses that are tried after the base where its confidence is low.
    ///
    /// Each differs from the base in one or two stages. Those that have their first stages in common stand beside each
    /// other, as the runner keeps the result of stages that were run; of several that end in the same 28×28 picture the
    /// first counts.
    ///
    /// More hypotheses (finer or no shading correction, other thresholds of weighted channels) were tried: they found no
    /// digit that these do not find, and doubled the cost.
    package static func alternatives(
        to base: Pipeline, polarity: InkPolarity,
        settings all: PreprocessingSettings
    ) -> [Hypothesis] {
        let (settings, thresholds) = (all.alternatives, all.thresholds)
        func ranked(
            _ name: String, _ ranks: ClosedRange<Int>, prior: Float, because reason: String,
            _ pipeline: Pipeline
        ) -> [Hypothesis] {
            Self.ranked(name, ranks, prior, settings.rankCost, because: reason, pipeline)
        }
        // What several of the hypotheses below are made of: the base with one stage left out or set otherwise.
        let blind = base.removing(RemoveLines.self)
        let strict = base.thresholding(thresholds.strict)
        let leastSide = all.sizes.leastSide
        let contrast = base.replacing(Grayscale(channels: .contrast, minimumSide: leastSide))
        let colored = base.replacing(Grayscale(channels: .colorfulness, minimumSide: leastSide))
            .replacing(Invert(.darkOnLight))
        let flipped = base.replacing(Invert(polarity.value.opposite))
        let thick = Hypothesis(
            "thick-strokes", logPrior: settings.changedStage,
            because: "thin lines may cross a thick digit",
            pipeline: base.inserting(DropThinStrokes(), after: RemoveLines.self))
        let bridged = Hypothesis(
            "gaps-bridged", logPrior: settings.gapsBridged, because: "the pen may have skipped",
            pipeline: base.inserting(BridgeGaps(), after: CropToInk.self))
        let thinPen = Hypothesis(
            "thin-pen", logPrior: settings.changedStage,
            because: "a hard shadow may hide a thin stroke",
            pipeline: base.replacing(
                FlattenBackground(paper: .fineClosing(side: all.sizes.fineClosingSide))))
        // The clearer the measured polarity, the less likely is the other one.
        let doubt =
            settings.polarityDoubt - settings.polarityCost * min(abs(polarity.score), 1)
        return [
            [bridged],
            ranked(
                "group", 1...3, prior: 0, because: "the likeliest ink need not be the digit", base),
            ranked(
                "no-line-removal", 0...1, prior: settings.changedStage,
                because: "a stroke may look like a line",
                blind),
            ranked(
                "all-lines-removed", 0...0, prior: settings.allLinesRemoved,
                because: "a line may look like a stroke",
                base.replacing(RemoveLines(gate: .ungated, threshold: thresholds.standard))),
            ranked(
                "strict", 0...1, prior: settings.changedStage,
                because: "shadows and stains may look like ink",
                strict),
            ranked(
                "sensitive", 0...0, prior: settings.changedStage, because: "the ink may be faint",
                base.thresholding(thresholds.sensitive)),
            ranked(
                "median-paper", 0...0, prior: settings.changedStage,
                because: "a hard shadow may cross the paper",
                base.replacing(FlattenBackground(paper: .median(side: settings.medianSide)))),
            ranked(
                "contrast", 0...0, prior: settings.changedStage,
                because: "ink and ground may differ in color",
                contrast),
            ranked(
                "colored-pen", 0...0, prior: settings.changedStage,
                because: "shadows and folds have no color",
                colored),
            ranked(
                "opposite-polarity", 0...1, prior: doubt,
                because: "the ground may have been taken for the ink", flipped),
            [thick, thinPen], turned(base, "", prior: settings.turned),
            turned(
                thinPen.pipeline, "thin-pen-", prior: settings.turned + settings.changedStage),
        ].flatMap { $0 }
    }

    /// Returns a hypothesis for each quarter turn of a pipeline's cropped ink, to the right, to the left and upside
    /// down.
    ///
    /// A turned 1 looks like a 1 or like nothing, and a turned 0 like a 0: neither says how the photo was held, so that
    /// they are not credible here. Upside down 2, 5, 6, 8 and 9 look like digits, too, and only 3, 4 and 7 are.
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

    /// Returns a hypothesis for each of some ranks among the groups of ink.
    ///
    /// `rankCost` is the logarithmic prior lost with every rank; those of a rank above 0 have the rank in their names.
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
    /// Returns the pipeline with another threshold in both stages that apply one.
    fileprivate func thresholding(_ threshold: HysteresisThreshold) -> Pipeline {
        replacing(Binarize(threshold)).replacing(RemoveLines(threshold: threshold))
    }
}
