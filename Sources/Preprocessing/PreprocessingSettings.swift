/// The constants of all algorithms of preprocessing, in one value that can be written to a file and read from one.
///
/// `ReadingSettings` has it, every `Workpiece` carries it, and each stage hands an algorithm the part that is named
/// for the algorithm. `Benchmarks/sensitivity` moves each number that it finds in this value, and counts what changes
/// (`Benchmarks/THRESHOLDS.md`).
///
/// What is no setting: numbers that follow from a definition (MNIST's 20 and 28, the normal distribution's 1.4826), and
/// the others that `ReadingSettings` names.
package struct PreprocessingSettings: Sendable, Codable {
    // Sizes and thresholds that several stages share.
    /// The sizes of working pictures, in pixels.
    package var sizes = WorkingSizes()
    /// The thresholds that tell ink from paper.
    package var thresholds = Thresholds()
    // Gray and paper.
    /// `Grayscale`: which small pictures get paper set around them.
    package var paperMargin = PaperMargin.Settings()
    /// `Grayscale` for colored pens: how dark a pixel may be to have a color.
    package var inkColorfulness = InkColorfulness.Settings()
    /// `Grayscale` for colored paper: which pixels weigh the channels.
    package var channelContrast = ChannelContrast.Settings()
    /// `Invert`: which structures are thin.
    package var thinContrast = ThinContrast.Settings()
    /// `Invert` for one digit: how ink is told from paper before it is known which of them is dark.
    package var paperPolarity = PaperPolarity.Settings()
    /// `Invert` for a page: how thin structures are weighed.
    package var pagePolarity = Invert.Settings()
    /// `FlattenBackground`: the darkest paper level, and the sizes at which it is estimated.
    package var inkMap = InkMap.Settings()
    /// `Binarize`: the blur before thresholding.
    package var binarize = Binarize.Settings()
    // Lines.
    /// `RemoveLines`: which components are ruled lines.
    package var ruledLines = RuledLines.Settings()
    /// `RemoveLines`: when lines and digit can be told apart by color.
    package var inkColors = InkColors.Settings()
    /// `RemoveLines`: how lines are wiped out.
    package var removeLines = RemoveLines.Settings()
    // The digit's ink.
    /// `DropThinStrokes`, an alternative for thick digits.
    package var dropThinStrokes = DropThinStrokes.Settings()
    /// `SelectInk`: the scores of connected components, and which lie near enough to belong together.
    package var inkRules = InkRules.Settings()
    /// `SelectInk`: how components are grouped.
    package var inkGroups = InkGroups.Settings()
    /// `CropToInk`: which digits have few pixels.
    package var cropToInk = CropToInk.Settings()
    /// `BridgeGaps`, an alternative for interrupted strokes.
    package var bridgeGaps = BridgeGaps.Settings()
    /// `NormalizeStroke`: how ink is stretched to 0 … 1.
    package var softInk = SoftInk.Settings()
    /// `NormalizeStroke`: which strokes are thickened and thinned, and when the user is warned.
    package var normalizeStroke = NormalizeStroke.Settings()
    // Hypotheses.
    /// The alternatives' priors.
    package var alternatives = AlternativeSettings()
    /// When a photo is decoded finer around the digit.
    package var closeUp = CloseUpSettings()
    // Pages.
    /// `FindMarks`: the tiles in which the paper's grain is measured.
    package var localGrain = LocalGrain.Settings()
    /// `FindMarks`: the thresholds at which components are looked for.
    package var inkLevels = InkLevels.Settings()
    /// `FindMarks`: when two components are the same mark.
    package var markPool = MarkPool.Settings()
    /// `FindMarks`: which ink is a line of a table or of ruled paper.
    package var pageLines = PageLines.Settings()
    /// `FindMarks`: which marks tell the height of the writing.
    package var pageScale = PageScale.Settings()
    /// `FindMarks`: which marks may be digits.
    package var markSelection = MarkSelection.Settings()
    /// Which boxes stand in one line of writing.
    package var writingLines = WritingLines.Settings()
    /// Which gaps in a line of writing separate two numbers.
    package var numberSpacing = NumberSpacing.Settings()

    /// Makes the settings that photos are read with.
    package init() {}

    /// The thresholds of `Binarize` and `RemoveLines`.
    package struct Thresholds: Sendable, Codable {
        /// For most photos.
        package var standard = HysteresisThreshold.standard
        /// For faint ink.
        package var sensitive = HysteresisThreshold.sensitive
        /// For stained or shadowed paper.
        package var strict = HysteresisThreshold.strict
        /// The quantile of the ink map above which values count as that value in Otsu's threshold.
        ///
        /// Not tuned: two pixels in a thousand, less than a small digit has.
        package var ceilingQuantile: Float = 0.998
        /// The long side of a picture in pixels up to which all of its pixels are counted for Otsu's threshold; of a
        /// larger one every other pixel of every other row.
        ///
        /// Not tuned: a quarter of the pixels costs a quarter of the time, and is still thousands.
        package var wholeSide = 240

        /// Makes the thresholds that photos are read with.
        package init() {}
    }
}

/// Sizes in pixels at which pictures are worked on.
package struct WorkingSizes: Sendable, Codable {
    /// The long side of the working picture of one digit, at most.
    ///
    /// Chosen on strangers' photos: a prototype read 97.5 % of 255 at 384, 98.2 % at 512 and at 1,024
    /// (`Benchmarks/THRESHOLDS.md`).
    package var workingSide = 512
    /// The long side of a preview, at least.
    ///
    /// Not tuned: a photo of 12 megapixels is 4,000 pixels long and is previewed at 1/8, which is 500.
    package var previewSide = 320
    /// The long side to which a smaller picture is enlarged, by a whole factor.
    ///
    /// From a prototype: four times MNIST's 28, so that strokes of one pixel become four wide. At 224 it read 56 % of
    /// one writer's crops of 130 pixels, without enlarging as many drawings as with it (`Benchmarks/THRESHOLDS.md`).
    package var leastSide = 112
    /// The side, odd, of the closing that estimates the paper level of one digit, in pixels of the picture reduced to
    /// `PaperLevel.Settings.closing`.
    ///
    /// From a prototype: 17 and 35 are within noise.
    package var closingSide = 25
    /// The side, odd, of the closing for a thin pen, in pixels of the picture reduced to
    /// `PaperLevel.Settings.fineClosing`: half of `closingSide` in pixels of a picture that is twice as large, a quarter of
    /// its share of the picture, rounded to an odd number.
    ///
    /// From a prototype.
    var fineClosingSide: Int { closingSide / 2 | 1 }
    /// The long side of the working picture of a page, at most.
    ///
    /// Not tuned: twice that of one digit, since the digits of a line share its width.
    package var pageSide = 1024
    /// The side of the closing that estimates the paper level of a page, over the page's long side.
    ///
    /// Not tuned: wider than most pens' strokes, and narrower than the shadows of folds.
    package var pageClosing: Float = 0.03
    /// The pixels of a page around a mark that its soft edges may reach.
    ///
    /// Not tuned: about as far as the blur of `Binarize` spreads.
    package var markMargin = 2

    /// Makes the sizes that photos are read with.
    package init() {}
}

extension Float {
    /// Whether a ratio of two sizes or inks is neither above `factor` nor below its inverse.
    package func isWithin(_ factor: Float) -> Bool { self <= factor && self * factor >= 1 }
}
