/// The constants of all algorithms of preprocessing, in one value that can be written to a file and read from one.
///
/// `DigitReader.settings` has it, every `Workpiece` carries it, and each stage hands an algorithm the part that is named
/// for the algorithm. `Benchmarks/sensitivity` moves each number that it finds in this value, and counts what changes
/// (`Benchmarks/THRESHOLDS.md`).
///
/// What is no setting: numbers that follow from a definition (MNIST's 20 and 28, the normal distribution's 1.4826), and
/// those that only keep a division from failing.
package struct PreprocessingSettings: Sendable, Codable {
    // Sizes and thresholds that several stages share.
    package var sizes = WorkingSizes()
    package var thresholds = Thresholds()
    // Gray and paper.
    package var paperMargin = PaperMargin.Settings()
    package var inkColorfulness = InkColorfulness.Settings()
    package var channelContrast = ChannelContrast.Settings()
    package var thinContrast = ThinContrast.Settings()
    package var paperPolarity = PaperPolarity.Settings()
    package var pagePolarity = Invert.PageSettings()
    package var inkMap = InkMap.Settings()
    package var binarize = Binarize.Settings()
    // Lines.
    package var ruledLines = RuledLines.Settings()
    package var inkColors = InkColors.Settings()
    package var removeLines = RemoveLines.Settings()
    // The digit's ink.
    package var dropThinStrokes = DropThinStrokes.Settings()
    package var inkFrame = InkFrame.Settings()
    package var inkGroups = InkGroups.Settings()
    package var bridgeGaps = BridgeGaps.Settings()
    package var softInk = SoftInk.Settings()
    package var normalizeStroke = NormalizeStroke.Settings()
    // Hypotheses.
    package var alternatives = AlternativeSettings()
    package var closeUp = CloseUpSettings()
    // Pages.
    package var localGrain = LocalGrain.Settings()
    package var inkLevels = InkLevels.Settings()
    package var markPool = MarkPool.Settings()
    package var pageLines = PageLines.Settings()
    package var pageScale = PageScale.Settings()
    package var markSelection = MarkSelection.Settings()
    package var textRows = TextRows.Settings()
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
    /// Four times MNIST's 28, so that strokes of one pixel become four wide.
    package var leastSide = 112
    /// The side, odd, of the closing that estimates the paper level of one digit, at 128 pixels on the long side.
    ///
    /// From a prototype: 17 and 35 are within noise.
    package var closingSide = 25
    /// The long side of the working picture of a page, at most.
    ///
    /// Not tuned: twice that of one digit, since the digits of a line share its width.
    package var pageSide = 1024
    /// The side of the closing that estimates the paper level of a page, over the page's long side.
    ///
    /// Not tuned: wider than most pens' strokes, and narrower than the shadows of folds.
    package var pageClosing: Float = 0.03

    /// Makes the sizes that photos are read with.
    package init() {}
}
