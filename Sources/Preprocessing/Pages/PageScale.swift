import Raster

/// How large the writing on a page is, told from its marks alone.
package struct PageScale: Sendable, Equatable {
    /// The height that most of the ink's marks have, in pixels of the working picture; 0 where
    /// there are none.
    package let height: Float

    /// Makes a scale that is known.
    package init(height: Float) { self.height = height }

    /// Measures the marks of a page whose longer side has so many pixels.
    ///
    /// Each mark counts as much as it has ink, dark ink more, so that specks and the paper's grain, however
    /// many, do not outweigh digits; what is longer than half of the page is no writing and does not count, nor does
    /// what is flat or solid: a line, an edge, a stain.
    package init(of marks: [PageMark], longSide: Int) {
        var lengths: [(length: Float, weight: Float)] = []
        for mark in marks {
            let (wide, high) = (Float(mark.box.width), Float(mark.box.height))
            let long = max(wide, high)
            guard long >= 6, long < 0.5 * Float(longSide), high > 0.5 * wide else { continue }
            let filled = Float(mark.area) / (wide * high)
            // A stroke leaves most of its box empty, unless the box is the stroke itself; an outline
            // of a sheet or a table leaves more.
            guard filled < 0.85 || wide < 0.4 * high, filled > 0.05 else { continue }
            if long > 0.15 * Float(longSide), Self.isFrame(mark, among: marks) { continue }
            lengths.append((high, Float(mark.area) * mark.strength * mark.strength))
        }
        if lengths.isEmpty {
            // Nothing but dashes: a page on its side, perhaps.
            lengths = marks.filter { $0.box.longSide >= 6 && 2 * $0.box.longSide < longSide }
                .map { (Float($0.box.longSide), Float($0.area) * $0.strength) }
        }
        lengths.sort { $0.length < $1.length }
        let half = lengths.reduce(0) { $0 + $1.weight } / 2
        var below: Float = 0
        var middle: Float = 0
        for (length, weight) in lengths {
            below += weight
            middle = length
            if below >= half { break }
        }
        height = middle
    }

    /// Whether a mark surrounds many others: a table, a sheet's edge, a page of joined words.
    private static func isFrame(_ mark: PageMark, among marks: [PageMark]) -> Bool {
        let least = max(5, mark.box.longSide / 20)
        var inside = 0
        for other in marks
        where other.box.longSide >= least && 2 * other.box.longSide < mark.box.longSide
            && mark.box.contains(other.box)
        {
            inside += 1
            if inside > 8 { return true }
        }
        return false
    }
}
