import Raster

/// The height of the writing on a page, told from its marks alone, before anything is read.
package struct PageScale: Sendable, Equatable {
    /// The weighted median height of the marks that may be writing, in pixels of the working picture; 0 where there are
    /// none.
    package let height: Float

    /// The constants by which marks count; none of the numbers was tuned.
    package struct Settings: Sendable, Codable {
        /// The long side of a mark in pixels, at least; not tuned: smaller ones are grain.
        package var leastSide: Float = 6
        /// The long side of a mark over that of the page, at most; not tuned: more is no writing.
        package var mostShare: Float = 0.5
        /// The height of a mark over its width, at least; not tuned: less is a line.
        package var flattest: Float = 0.5
        /// The share of a mark's box that is filled, 0 … 1, at most; not tuned: strokes leave most of a box empty.
        package var fullest: Float = 0.85
        /// The width of a vertical stroke over its height, at most; not tuned: such a stroke may fill its box.
        package var slenderness: Float = 0.4
        /// The share of a mark's box that is filled, 0 … 1, at least; not tuned: less is the outline of a sheet or a
        /// table.
        package var emptiest: Float = 0.05
        /// The long side of a frame over that of the page, at least; not tuned: what is shorter is no frame around a
        /// page's writing, and for each longer mark all others are looked at.
        package var frameShare: Float = 0.15
        /// The number of marks that a mark may enclose and be writing; not tuned: a mark with more inside is a frame.
        package var framed = 8
        /// The long side of a mark that counts as enclosed over that of the mark around it, at least; not tuned: less
        /// is a speck in a large frame.
        package var leastFramed: Float = 0.05
        /// The long side of a mark that counts as enclosed, in pixels, at least; not tuned: fewer are grain.
        package var leastFramedPixels = 5
        /// The long side of a mark that counts as enclosed over that of the mark around it, less than this; not tuned:
        /// what is larger is a frame within the frame, which alone makes no page.
        package var mostFramed: Float = 0.5

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Makes a scale of a height in pixels that is known.
    package init(height: Float) { self.height = height }

    /// Measures the marks of a page whose long side is `longSide` pixels.
    ///
    /// Each mark counts by its area times its squared mean ink, so that specks and the paper's grain, however many, do
    /// not outweigh digits. What is longer than `mostShare` of the page does not count, nor does what is flat or solid:
    /// a line, an edge, a stain.
    package init(of marks: [PageMark], longSide: Int, settings: Settings) {
        var lengths: [(value: Float, weight: Float)] = []
        for mark in marks {
            let (wide, high) = (Float(mark.box.width), Float(mark.box.height))
            let long = max(wide, high)
            guard long >= settings.leastSide, long < settings.mostShare * Float(longSide),
                high > settings.flattest * wide
            else { continue }
            let filled = Float(mark.area) / (wide * high)
            // A stroke leaves most of its box empty, unless the box is the stroke itself; an outline
            // of a sheet or a table leaves more.
            guard filled < settings.fullest || wide < settings.slenderness * high,
                filled > settings.emptiest
            else { continue }
            if long > settings.frameShare * Float(longSide),
                Self.isFrame(mark, among: marks, settings)
            {
                continue
            }
            lengths.append((high, Float(mark.area) * mark.strength * mark.strength))
        }
        // No mark is high enough, only dashes are there: perhaps the page lies on its side.
        if lengths.isEmpty {
            lengths = marks.filter {
                Float($0.box.longSide) >= settings.leastSide
                    && Float($0.box.longSide) < settings.mostShare * Float(longSide)
            }
            .map { (Float($0.box.longSide), Float($0.area) * $0.strength) }
        }
        height = lengths.weightedMedian ?? 0
    }

    /// Whether a mark encloses more than `Settings.framed` others: a table, a sheet's edge, a page of joined words.
    ///
    /// Specks do not count, nor does what is as large as a frame within a frame.
    private static func isFrame(
        _ mark: PageMark, among marks: [PageMark], _ settings: Settings
    ) -> Bool {
        let side = Float(mark.box.longSide)
        let least = max(settings.leastFramedPixels, Int(settings.leastFramed * side))
        let end = settings.mostFramed * side
        var inside = 0
        for other in marks
        where other.box.longSide >= least && Float(other.box.longSide) < end
            && mark.box.contains(other.box)
        {
            inside += 1
            if inside > settings.framed { return true }
        }
        return false
    }
}
