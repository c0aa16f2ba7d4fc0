import Decoders
import PhotoFiles
import Raster

@testable import Preprocessing

// Stages and algorithms with the settings that photos are read with. In the sources none of them has settings by
// default, so that none is forgotten on the way from `ReadingSettings`.

private let allSettings = PreprocessingSettings()

// The way of a photo.

extension Workpiece {
    init(photo: Photo) { self.init(photo: photo, settings: allSettings) }
}

extension Hypothesis {
    static func alternatives(to base: Pipeline, polarity: InkPolarity) -> [Hypothesis] {
        alternatives(to: base, polarity: polarity, settings: allSettings)
    }
}

extension HypothesisRunner {
    init(
        photo: Photo, observer: (any StageObserver)? = nil,
        willRun: @escaping (Hypothesis) -> Void = { _ in }
    ) {
        self.init(photo: photo, settings: allSettings, observer: observer, willRun: willRun)
    }
}

extension Pipeline {
    static func marksOfPage(_ rendering: PageRendering) -> Pipeline {
        marksOfPage(rendering, settings: allSettings)
    }
}

extension PageRendering {
    init() { self.init(allSettings.sizes) }
}

// Stages.

extension Decode {
    init(by decoder: PhotoDecoder = PhotoDecoder()) {
        let sizes = allSettings.sizes
        self.init(longSide: sizes.workingSide, previewSide: sizes.previewSide, by: decoder)
    }
}

extension Grayscale {
    init(channels: Channels = .luma) {
        self.init(channels: channels, minimumSide: allSettings.sizes.leastSide)
    }
}

extension FlattenBackground {
    init() { self.init(paper: .closing(side: allSettings.sizes.closingSide)) }
}

extension Binarize {
    init() { self.init(allSettings.thresholds.standard) }
}

extension RemoveLines {
    init(gate: RuledLines.Gate = .gated) {
        self.init(gate: gate, threshold: allSettings.thresholds.standard)
    }
}

// Gray and paper.

extension PaperMargin {
    init?(for picture: ColorRaster) { self.init(for: picture, settings: Settings()) }
}

extension InkColorfulness {
    init(of color: ColorRaster) { self.init(of: color, settings: Settings()) }
}

extension ChannelContrast {
    init(of color: ColorRaster, polarity: Polarity) {
        self.init(of: color, polarity: polarity, settings: allSettings)
    }
}

extension ThinContrast {
    init(of gray: GrayRaster) { self.init(of: gray, settings: Settings()) }
}

extension PaperPolarity {
    init(of gray: GrayRaster) {
        self.init(of: gray, settings: Settings(), thin: ThinContrast.Settings())
    }
}

extension PaperLevel {
    func paper(under gray: GrayRaster) -> GrayRaster { paper(under: gray, settings: Settings()) }
}

extension PaperSurface {
    init(fittedTo raster: GrayRaster, startingFrom level: Float) {
        self.init(fittedTo: raster, startingFrom: level, settings: Settings())
    }
}

extension InkMap {
    init(of gray: GrayRaster, paper estimate: PaperLevel) {
        self.init(of: gray, paper: estimate, settings: Settings())
    }
}

// Lines and the digit's ink.

extension RuledLines {
    init(in mask: BinaryMask, ink: GrayRaster, gate: Gate) {
        self.init(in: mask, ink: ink, gate: gate, settings: Settings())
    }
}

extension InkColors {
    init?(
        lines: BinaryMask, digit mask: BinaryMask, ink: GrayRaster, color: ColorRaster,
        polarity: Polarity
    ) {
        self.init(
            lines: lines, digit: mask, ink: ink, color: color, polarity: polarity,
            settings: Settings())
    }
}

extension InkGroups {
    init(in mask: BinaryMask, ink: GrayRaster, settings: Settings = Settings()) {
        self.init(
            in: mask, ink: ink, largestCrop: allSettings.paperMargin.mostSide, settings: settings,
            rules: InkRules.Settings())
    }
}

extension SoftInk {
    init(of gray: GrayRaster, mask: BinaryMask) {
        self.init(of: gray, mask: mask, settings: Settings())
    }
}

// Pages.

extension InkLevels {
    init(of ink: GrayRaster) { self.init(of: ink, settings: allSettings) }
}

extension LocalGrain {
    init(of ink: GrayRaster) { self.init(of: ink, settings: Settings()) }
}

extension PageLines {
    init(in ink: BinaryMask, writingHeight height: Float) {
        self.init(
            in: ink, writingHeight: height, settings: Settings(), ruled: RuledLines.Settings())
    }
}

extension PageScale {
    init(of marks: [PageMark], longSide: Int) {
        self.init(of: marks, longSide: longSide, settings: Settings())
    }
}

extension WritingLines {
    init(of boxes: [PixelBox]) { self.init(of: boxes, settings: Settings()) }
}

extension NumberSpacing {
    init(between lines: [[PixelBox]]) { self.init(between: lines, settings: Settings()) }
}

extension TouchingCuts {
    init(of mark: PageMark, thickest: Int, spacing: Int, limit: Int) {
        self.init(
            of: mark, thickest: thickest, spacing: spacing, limit: limit, settings: Settings())
    }
}

extension HysteresisThreshold {
    func apply(to ink: GrayRaster, noise: Float) -> Result {
        apply(to: ink, noise: noise, settings: allSettings.thresholds)
    }
}
