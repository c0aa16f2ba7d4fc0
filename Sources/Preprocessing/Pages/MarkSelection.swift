import Raster

/// Which marks of a page may be digits or pieces of digits, by their size.
package struct MarkSelection: Sendable, Equatable {
    /// What is kept.
    package private(set) var marks: [PageMark] = []

    /// The most marks a page may have: a page of noise must not cost more than one of writing.
    private static let most = 3000

    /// Selects among the marks of a page of so many columns and rows.
    package init(of all: [PageMark], scale: PageScale, width: Int, height: Int) {
        let side = Float(max(width, height))
        for mark in all {
            let long = Float(mark.box.longSide)
            // From 0.08 of the writing's height on: a decimal point of a thin pen. With 0.12 the points of drawn
            // numbers were lost; F1 on strangers' pages hardly depends on it.
            // A digit may be a few times larger than the others, a piece of one a few times smaller.
            guard long >= max(3, 0.08 * scale.height), long < 0.8 * side,
                mark.area >= 4
            else { continue }
            let isLarge = long > 4 * scale.height
            if isLarge, isEdge(mark, width: width, height: height) { continue }
            marks.append(mark)
        }
        if marks.count > Self.most {
            marks.sort { $0.area > $1.area }
            marks.removeLast(marks.count - Self.most)
        }
    }

    private func isEdge(_ mark: PageMark, width: Int, height: Int) -> Bool {
        let box = mark.box
        return box.x <= 1 || box.y <= 1 || box.maxX >= width - 1 || box.maxY >= height - 1
    }
}
