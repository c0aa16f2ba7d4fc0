package import Raster

/// Finds the ruled lines of paper in a mask: long, thin, straight connected components, level or upright.
///
/// Each of the `StraightBands` with runs of `Settings.shortest` is judged by its thickness, its ink and where it ends.
package struct RuledLines: Sendable {
    /// Which bands of ink are taken for ruled lines.
    package enum Gate: Sendable, Hashable {
        /// Only those that reach the picture's borders or are paler than the digit, so that the digit's own straight
        /// strokes stay.
        case gated
        /// Every long, thin, straight one.
        case ungated
    }

    /// The pixels of lines, without those where another stroke crosses a line.
    package private(set) var mask: BinaryMask
    /// How many bands were taken for lines.
    package private(set) var count = 0
    /// How many bands were rejected.
    package private(set) var rejected = 0

    /// The constants of this algorithm.
    ///
    /// They are those of a prototype, which without removing lines read 5 photos in 100 less
    /// (`Benchmarks/THRESHOLDS.md`), and were not varied one by one. Lengths of lines are shares of the picture's side
    /// along the line; the darkness of a line is its median ink over the picture's full ink.
    package struct Settings: Sendable, Codable {
        /// The quantile, 0 … 1, of the ink under the mask that counts as full ink.
        ///
        /// From a prototype: high, since most of the ink may be pale lines.
        package var strongQuantile: Float = 0.8
        /// The thickness of a line over the picture's long side, at most; from a prototype: thicker ones are strokes.
        package var thickest: Float = 0.02
        /// The pixels that a line may be thicker for the blur of its edges; from a prototype.
        package var edgePixels: Float = 1.5
        /// The length of a line, at least.
        ///
        /// From a prototype: digits that fill a picture have straight strokes of a third of it.
        package var shortest: Float = 0.33
        /// The part of `shortest` that may lie outside of the picture where a line ends at the border.
        ///
        /// From a prototype: of a line that the border cuts off a half is still no stroke.
        package var outside: Float = 0.5
        /// The length of a line in pixels, at least; from a prototype: in tiny pictures a third is a stroke.
        package var leastLength = 12
        /// The pixels along a line for each pixel that the line may rise or fall within its least length.
        ///
        /// From a prototype: a slanting stroke rises faster.
        package var leastRunPerRise = 24
        /// The darkness from which on a single line is the stem of a tightly cropped 4; from a prototype.
        package var stemDarkness: Float = 0.9
        /// The distance from a border within which a line reaches it; from a prototype.
        package var borderReach: Float = 0.05
        /// The length of a line that need not reach any border where it is paler than `longDarkness`, at least; from a
        /// prototype.
        package var longLine: Float = 0.85
        /// The darkness of a line of `longLine`, at most; from a prototype.
        package var longDarkness: Float = 0.95
        /// The length of a line that reaches one border and is paler than `borderDarkness`, at least; from a prototype.
        package var borderLine: Float = 0.35
        /// The darkness of a line of `borderLine`, at most; from a prototype.
        package var borderDarkness: Float = 0.85
        /// The length of a line that reaches no border and is paler than `freeDarkness`, at least; from a prototype.
        package var freeLine: Float = 0.5
        /// The darkness of a line of `freeLine`, at most; from a prototype: a digit's own stroke is darker.
        package var freeDarkness: Float = 0.6
        /// The run of ink across a line, in thicknesses of the line, above which a stroke crosses the line there; from
        /// a prototype.
        package var crossingRun: Float = 1.8
        /// The pixels by which a run across a line is longer where a stroke crosses it, at least; from a prototype.
        package var crossingPixels: Float = 2
        /// The darkness of a line from which on ink cannot tell whether a stroke crosses it; from a prototype.
        package var darkLine: Float = 0.8
        /// The ink of a pixel over that of the line, from which on it is a stroke's.
        ///
        /// From a prototype, which without this rule read 75 % of photos on ruled paper instead of 88
        /// (`Benchmarks/THRESHOLDS.md`).
        package var crossingInk: Float = 1.45

        /// Makes the settings that photos are read with.
        package init() {}

        /// Returns the longest run of ink across a line of some thickness, both in pixels, that is the line's alone:
        /// where a run is longer, a stroke crosses the line.
        func longestRun(across thickness: Float) -> Float {
            max(crossingRun * thickness, thickness + crossingPixels)
        }
    }

    /// Searches a mask of an ink map for level and for upright lines.
    ///
    /// Lines that slope by more than one pixel in `Settings.leastRunPerRise`, about 2°, are not found.
    package init(
        in mask: BinaryMask, ink: GrayRaster, gate: Gate, settings: Settings
    ) {
        self.mask = BinaryMask(width: mask.width, height: mask.height)
        guard !mask.isEmpty else { return }
        // 1,024 bins make a step a thousandth of the darkest ink; 1e-3 and 1e-4 only keep divisions from failing.
        let strong = max(
            Histogram(of: ink, under: mask, from: 0, to: max(ink.greatest, 1e-3), bins: 1024)
                .quantile(settings.strongQuantile), 1e-4)
        let thickest = settings.thickest * Float(ink.longSide) + settings.edgePixels
        let level = Self.lines(
            in: mask, settings, gate: gate, strong: strong, thickest: thickest
        ) { ink.pixels[$1 * ink.width + $0] }
        let upright = Self.lines(
            in: mask.transposed(), settings, gate: gate, strong: strong,
            thickest: thickest
        ) { ink.pixels[$0 * ink.width + $1] }
        self.mask = level.mask.union(upright.mask.transposed())
        count = level.count + upright.count
        rejected = level.rejected + upright.rejected
    }

    /// Returns the level lines of a mask, how many there are, and how many bands were rejected.
    ///
    /// `ink` gives the ink at a column and a row of the mask, `strong` is full ink on the same scale, and `thickest`
    /// the greatest thickness in pixels.
    private static func lines(
        in mask: BinaryMask, _ settings: Settings, gate: Gate, strong: Float, thickest: Float,
        ink: (Int, Int) -> Float
    ) -> (mask: BinaryMask, count: Int, rejected: Int) {
        var result = BinaryMask(width: mask.width, height: mask.height)
        let length = Int(Float(mask.width) * settings.shortest)
        guard length >= settings.leastLength else { return (result, 0, 0) }
        // A run that ends at the border may be shorter: the rest of it may lie outside. A pixel more for rounding.
        let found = StraightBands(
            in: mask, length: length, runPerRise: settings.leastRunPerRise,
            borderBonus: Int(settings.outside * Float(length)) + 1, extent: .padded)
        var rejected = 0
        let lines = found.bands.compactMap { band -> RuledLine? in
            let line = RuledLine(
                band, mask: mask, side: mask.width, strong: strong, settings: settings, ink: ink)
            guard let line else { return nil }
            guard line.thickness <= thickest, gate == .ungated || line.isRuled else {
                rejected += 1
                return nil
            }
            return line
        }
        // Paper has several lines; a single dark one may be the digit's own stroke.
        if gate == .gated, lines.count == 1, lines[0].darkness >= settings.stemDarkness {
            return (result, 0, rejected + 1)
        }
        for line in lines {
            for pixel in line.pixels where line.isOnlyLine(pixel, strong: strong) {
                result[pixel.x, pixel.y] = true
            }
        }
        return (result, lines.count, rejected)
    }
}

/// What may be a level ruled line: a band of long runs.
private struct RuledLine {
    /// A pixel of a line, in columns and rows of the searched mask.
    struct Pixel {
        /// The column, from the left.
        let x: Int
        /// The row, from the top.
        let y: Int
        /// The ink on the ink map's scale.
        let ink: Float
        /// The length in pixels of the run of ink across the line, through this pixel.
        let run: Int
    }

    /// The pixels of the line that are ink.
    let pixels: [Pixel]
    /// The median ink of the line's pixels over the picture's full ink.
    let darkness: Float
    /// The median over the line's columns of its greatest run across, in pixels.
    let thickness: Float
    /// The length as a share of the picture's side along the line, 0 … 1.
    private let length: Float
    /// Whether the line begins at the left border, to within `Settings.borderReach`.
    private let reachesStart: Bool
    /// Whether the line ends at the right border, to within `Settings.borderReach`.
    private let reachesEnd: Bool
    /// The constants of the search.
    private let settings: RuledLines.Settings

    /// Measures a band; nil where it has no ink.
    ///
    /// `side` is the picture's along the line, `strong` is full ink.
    init?(
        _ band: StraightBands.Band, mask: BinaryMask, side: Int, strong: Float,
        settings: RuledLines.Settings, ink: (Int, Int) -> Float
    ) {
        self.settings = settings
        let box = band.box
        var pixels: [Pixel] = []
        for run in band.runs {
            for x in run.columns where mask[x, run.row] {
                pixels.append(
                    Pixel(
                        x: x, y: run.row, ink: ink(x, run.row),
                        run: mask.verticalRunLength(x: x, y: run.row, within: box.y..<box.maxY)))
            }
        }
        // By column, not by pixel: columns in which a stroke crosses the line have more pixels, which would raise the
        // median.
        var thicknesses = [Int](repeating: 0, count: side)
        for pixel in pixels { thicknesses[pixel.x] = max(thicknesses[pixel.x], pixel.run) }
        guard let ink = Self.median(of: pixels.map(\.ink)),
            let thickness = Self.median(of: thicknesses.filter { $0 > 0 })
        else { return nil }
        self.pixels = pixels
        darkness = ink / strong
        self.thickness = Float(thickness)
        length = Float(box.width) / Float(side)
        reachesStart = Float(box.x) <= settings.borderReach * Float(side)
        reachesEnd = Float(box.maxX) >= (1 - settings.borderReach) * Float(side)
    }

    /// Returns the median of at most about a thousand of the values, evenly spaced: a line can have tens of thousands
    /// of pixels.
    private static func median<Value: Comparable>(of values: [Value]) -> Value? {
        let step = max(1, values.count / 1024)
        return stride(from: 0, to: values.count, by: step).map { values[$0] }.upperMedian
    }

    /// Whether the band is a ruled line and no stroke of a digit: it goes from border to border; or, the shorter
    /// it is, the paler it must be.
    var isRuled: Bool {
        (reachesStart && reachesEnd)
            || (length > settings.longLine && darkness < settings.longDarkness)
            || ((reachesStart || reachesEnd) && darkness < settings.borderDarkness
                && length > settings.borderLine)
            || (darkness < settings.freeDarkness && length > settings.freeLine)
    }

    /// Whether no stroke crosses the line at a pixel: there the run across would be longer, or the ink darker where the
    /// line is pale enough to tell.
    func isOnlyLine(_ pixel: Pixel, strong: Float) -> Bool {
        Float(pixel.run) <= settings.longestRun(across: thickness)
            && (darkness >= settings.darkLine
                || pixel.ink < settings.crossingInk * darkness * strong)
    }
}
