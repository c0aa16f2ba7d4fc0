package import Raster

/// The connected components of a page's ink at several thresholds.
///
/// One threshold cannot serve faint pencil beside a marker, or digits on paler lines. Every component of every level
/// counts at first; of those with nearly the same box, the one whose threshold is nearest to half of its own ink is
/// kept (`MarkPool`).
package struct InkLevels: Sendable {
    /// A threshold, the mask above it and the mask's connected components.
    private struct Level {
        /// The ink, on the ink map's scale, above which a pixel is in the mask.
        let threshold: Float
        /// The pixels above the threshold.
        let mask: BinaryMask
        /// The mask's connected components.
        let parts: ConnectedComponents
    }

    /// The levels, from the lowest threshold to the highest.
    private let levels: [Level]
    /// The ink map of the page.
    private let ink: GrayRaster
    /// The grain at each place of the page.
    private let grain: LocalGrain
    /// The constants of this algorithm.
    private let settings: Settings
    /// The constants by which lines are found.
    private let pageLines: PageLines.Settings
    /// The constants that tell where something crosses a line.
    private let ruledLines: RuledLines.Settings
    /// The threshold of a mark over the grain around the mark, at least: `HysteresisThreshold.lowNoise`, as for the ink
    /// of one digit.
    private let clear: Float
    /// The constants by which two components are the same mark.
    private let poolSettings: MarkPool.Settings
    /// The components of all levels, each once, with the lines of tables and paper still in them.
    package let marks: [PageMark]

    /// The constants of this algorithm; each comment tells where its value is from.
    package struct Settings: Sendable, Codable {
        /// The lowest threshold on the ink map's scale.
        ///
        /// Not tuned: faint pencil on white paper is twice as dark.
        package var lowest: Float = 0.04
        /// The factor from one threshold to the next.
        ///
        /// Not tuned: its third power is smaller than the range of `fit`, which is 4.3-fold, so that a mark has three
        /// thresholds or four, but for the faintest and the darkest marks, for which the row of thresholds ends.
        package var step: Float = 1.5
        /// The number of thresholds.
        ///
        /// Not tuned: the highest is 0.46, half of black ink, which the darkest marks need. Each costs time for the
        /// whole page.
        package var count = 7
        /// The threshold of a mark over its mean ink: outside of this range another threshold shows the mark better.
        ///
        /// Not tuned: below, blurred edges and neighbors belong to the mark; above, its thin strokes are missing.
        package var fit: ClosedRange<Float> = 0.2...0.86
        /// The share of a mark's pixels that lie on lines above which the mark is what is left of a line.
        ///
        /// Not tuned: a digit that stands on a line, or is crossed by one, has most of its pixels beside it.
        package var onLines: Float = 0.7
        /// The long side of a mark in pixels, at least.
        ///
        /// Not tuned: a decimal point has three or four.
        package var leastSide = 4

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Thresholds the ink map of a page at every level and labels the connected components.
    ///
    /// The settings of lines, grain and of what is the same mark are taken from `settings`, too.
    package init(of ink: GrayRaster, settings: PreprocessingSettings) {
        self.ink = ink
        self.settings = settings.inkLevels
        (pageLines, ruledLines) = (settings.pageLines, settings.ruledLines)
        clear = settings.thresholds.standard.lowNoise
        (poolSettings, grain) = (
            settings.markPool, LocalGrain(of: ink, settings: settings.localGrain)
        )
        let settings = settings.inkLevels
        var levels: [Level] = []
        var threshold = settings.lowest
        for _ in 0..<settings.count {
            let mask = ink.mask(above: threshold)
            levels.append(
                Level(
                    threshold: threshold, mask: mask,
                    parts: ConnectedComponents(of: mask, ink: ink)))
            threshold *= settings.step
        }
        self.levels = levels
        var pool = MarkPool(settings: poolSettings)
        for level in levels {
            for mark in Self.marks(
                in: level.parts, level.threshold, grain, clear: clear, settings)
            {
                pool.add(mark, threshold: level.threshold)
            }
        }
        marks = pool.marks
    }

    /// Returns the components of all levels, with and without the lines of tables and paper.
    ///
    /// `height` is that of the writing in pixels. Components that lie almost entirely on lines are dropped.
    package func marks(withoutLinesAround height: Float) -> [PageMark] {
        var courses = BinaryMask(width: ink.width, height: ink.height)
        var rests: [(threshold: Float, parts: ConnectedComponents)] = []
        for level in levels {
            let isLarge = level.parts.components.map {
                Float($0.box.longSide) > pageLines.shortest * height
            }
            guard isLarge.contains(true) else { continue }
            // Only in components that are long enough to hold a line: the others cost nothing.
            let large = level.parts.mask(where: isLarge)
            let lines = PageLines(
                in: large, writingHeight: height, settings: pageLines, ruled: ruledLines)
            guard !lines.mask.isEmpty else { continue }
            courses = courses.union(lines.courses)
            let rest = ConnectedComponents(of: large.subtracting(lines.mask), ink: ink)
            rests.append((level.threshold, rest))
        }
        // Components with their lines first, then what is left of the large ones without lines; of two with the same box
        // one is kept.
        var pool = MarkPool(settings: poolSettings)
        for (threshold, parts) in levels.map({ ($0.threshold, $0.parts) }) + rests {
            for mark in Self.marks(in: parts, threshold, grain, clear: clear, settings)
            where !mark.lies(within: courses, settings.onLines) {
                pool.add(mark, threshold: threshold)
            }
        }
        return pool.marks
    }

    /// Returns the components of one level that are neither specks nor grain, and whose mean ink the threshold fits;
    /// the threshold must be `clear` times as high as the grain around a component.
    private static func marks(
        in parts: ConnectedComponents, _ threshold: Float, _ grain: LocalGrain, clear: Float,
        _ settings: Settings
    ) -> [PageMark] {
        PageMark.marks(in: parts) { part in
            part.box.longSide >= settings.leastSide
                && settings.fit.contains(threshold * Float(part.area) / max(part.ink, 1e-3))
                && threshold >= clear * grain.grain(around: part.box)
        }
    }
}

extension PageMark {
    /// Whether more than a share, 0 … 1, of the mark's pixels lies within a mask of the page's size.
    fileprivate func lies(within mask: BinaryMask, _ share: Float) -> Bool {
        var inside = 0
        for run in runs {
            let start = run.row * mask.width
            for column in run.columns { inside += Int(mask.pixels[start + column]) }
        }
        return Float(inside) > share * Float(area)
    }
}
