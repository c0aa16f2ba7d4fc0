import Raster

/// How large the writing on a page is, told from its marks alone.
package struct PageScale: Sendable, Equatable {
    /// The height that most of the ink's marks have, in pixels of the working picture; 0 where
    /// there are none.
    package let height: Float

    /// Measures the marks of a page whose longer side has so many pixels.
    ///
    /// Each mark counts as much as it is long, so that specks, however many, do not outweigh
    /// digits; what is longer than half of the page is no writing and does not count, nor does
    /// what is flat or solid: a line, an edge, a stain.
    package init(of marks: [PageMark], longSide: Int) {
        var lengths: [(length: Float, weight: Float)] = []
        for mark in marks {
            let (wide, high) = (Float(mark.box.width), Float(mark.box.height))
            let long = max(wide, high)
            guard long >= 6, long < 0.5 * Float(longSide), high > 0.5 * wide else { continue }
            // A stroke leaves most of its box empty, unless the box is the stroke itself.
            guard Float(mark.area) < 0.85 * wide * high || wide < 0.4 * high else { continue }
            lengths.append((high, high))
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
}
