package import Raster

/// The lines of tables and of ruled paper in a page's ink: straight, thin and much longer than any stroke of a digit,
/// horizontal or vertical.
///
/// Where a digit crosses a line, the ink is thicker than the line and stays.
package struct PageLines: Sendable, Equatable {
    /// The pixels of lines, without those where a digit crosses a line.
    package let mask: BinaryMask
    /// The course of each fitted line, extrapolated by `Settings.continuation` at both ends: a component that lies
    /// almost entirely inside is what is left of a line.
    package let courses: BinaryMask

    /// The constants of this algorithm; each comment tells where its value is from.
    package struct Settings: Sendable, Codable {
        /// The thickness of a line in heights of the writing, at most.
        ///
        /// Not tuned: a bold pen's stroke is as wide.
        package var thickest: Float = 0.25
        /// The length of a line in heights of the writing, at least.
        ///
        /// In a component whose long side is no more, no line is looked for (`InkLevels`). Not tuned: no stroke of a
        /// digit is as long.
        package var shortest: Float = 2.4
        /// The thickness of a line in pixels that is allowed in any writing.
        ///
        /// Not tuned: in tiny writing, strokes are as thin as lines are.
        package var thickestPixels = 3
        /// The length of a line in pixels, at least.
        ///
        /// Not tuned: in tiny writing, strokes are as long as lines are.
        package var shortestPixels = 16
        /// The columns within which a line rises or falls by one row, at least.
        ///
        /// Not tuned: 4 degrees. Fewer columns would let a line of touching digits pass for a ruled one.
        package var steepness = 14
        /// The length of a band over that of a line, at least, for the band to be looked at.
        ///
        /// Not tuned: of a line that sways a part may be missing; what is shorter may be a stroke.
        package var leastBand: Float = 0.5
        /// The deviation of a band's pixels from the straight line that fits it (root mean square), in pixels beyond
        /// the band's thickness, at most.
        ///
        /// Not tuned: room for a line that sways; a line of digits that touch deviates by as much as these are high.
        package var sway = 2
        /// The distance to which a line is extrapolated beyond each end, in lengths of `shortest`.
        ///
        /// Not tuned: as long as a field of two digits.
        package var continuation = 2

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Finds the lines in a mask of ink, of a page whose writing is `height` pixels high.
    ///
    /// `ruled` tells where something crosses a line, as on ruled paper.
    package init(
        in ink: BinaryMask, writingHeight height: Float, settings: Settings,
        ruled: RuledLines.Settings
    ) {
        let length = max(settings.shortestPixels, Int(settings.shortest * height))
        let thickest = max(settings.thickestPixels, Int(settings.thickest * height))
        let level = LevelLines(
            in: ink, length: length, thickest: thickest, settings, ruled)
        let upright = LevelLines(
            in: ink.transposed(), length: length, thickest: thickest, settings, ruled)
        mask = level.mask.union(upright.mask.transposed())
        courses = level.courses.union(upright.courses.transposed())
    }
}

/// The horizontal lines of a mask.
///
/// One of the `StraightBands` is a line where it is thin and a straight line fits it.
private struct LevelLines {
    /// The constants of the search.
    private let settings: PageLines.Settings
    /// The constants that tell where something crosses a line.
    private let ruled: RuledLines.Settings
    /// The pixels of lines, without those where ink crosses a line.
    private(set) var mask: BinaryMask
    /// The courses of the lines, extrapolated.
    private(set) var courses: BinaryMask

    /// Finds lines of at least `length` pixels that are at most `thickest` pixels thick.
    init(
        in ink: BinaryMask, length: Int, thickest: Int, _ settings: PageLines.Settings,
        _ ruled: RuledLines.Settings
    ) {
        (self.settings, self.ruled) = (settings, ruled)
        mask = BinaryMask(width: ink.width, height: ink.height)
        courses = mask
        guard ink.width >= length else { return }
        let found = StraightBands(
            in: ink, length: length, runPerRise: settings.steepness, extent: .ink)
        let least = Int(settings.leastBand * Float(length))
        for band in found.bands where band.box.width >= least {
            remove(band.runs, in: ink, length: length, thickest: thickest)
        }
    }

    /// Adds a band to the lines where its median thickness is at most `thickest` and a straight line fits it.
    ///
    /// Its pixels up to about twice that thickness go into `mask`, the fitted line, extrapolated, into `courses`. All
    /// lengths are in pixels.
    private mutating func remove(
        _ runs: [PixelRun], in ink: BinaryMask, length: Int, thickest: Int
    ) {
        var counts = [Int](repeating: 0, count: thickest + 2)
        // The run of ink across the line at a pixel, cut off at four times what a line may be.
        func thickness(_ x: Int, _ y: Int) -> Int {
            ink.verticalRunLength(
                x: x, y: y, within: max(0, y - 2 * thickest)..<min(ink.height, y + 2 * thickest))
        }
        for run in runs {
            for x in run.columns { counts[min(thickness(x, run.row), thickest + 1)] += 1 }
        }
        let usual = counts.histogramMedian
        // A line of digits that touch has long runs as well, once it is thickened, but no straight ones.
        guard usual <= thickest, let fit = LineFit(of: runs),
            fit.deviation <= Double(usual + settings.sway)
        else { return }
        let limit = Int(ruled.longestRun(across: Float(usual)))
        for run in runs {
            for x in run.columns where thickness(x, run.row) <= limit {
                mask[x, run.row] = true
                // Where it is, a line may sway.
                for y in max(0, run.row - 1)...min(courses.height - 1, run.row + 1) {
                    courses[x, y] = true
                }
            }
        }
        addCourse(along: fit, reach: settings.continuation * length, halfWidth: usual / 2 + 1)
    }

    /// Draws a fitted line into `courses`, extrapolated by `reach` columns at both ends and `2 · halfWidth + 1` pixels
    /// wide.
    private mutating func addCourse(along line: LineFit, reach: Int, halfWidth: Int) {
        let columns =
            max(
                0, line.columns.lowerBound - reach)..<min(
                courses.width, line.columns.upperBound + reach)
        for x in columns {
            let y = line.row(at: x)
            guard y + halfWidth >= 0, y - halfWidth < courses.height else { continue }
            for row in max(0, y - halfWidth)...min(courses.height - 1, y + halfWidth) {
                courses[x, row] = true
            }
        }
    }
}
