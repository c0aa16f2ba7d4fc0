import Preprocessing
import Raster

/// Divides a page's marks into two passes of classification: one mark for each possible digit first, then the marks
/// that overlap an unsure one.
///
/// A digit is found at several thresholds, in pieces and merged with its neighbor. Where it is read with high
/// confidence the network need not classify the other marks.
struct MarkOrder {
    /// The first pass: digit-sized marks, after non-maximum suppression by area of those that share ink.
    private(set) var first: [PageMark] = []
    /// The marks of the second pass: those that were suppressed or are not as large as a digit.
    private var rest: [PageMark] = []
    /// The constants of this algorithm.
    private let settings: Settings

    /// The constants of this algorithm; each comment tells where its value is from.
    struct Settings: Sendable, Codable {
        /// The share of a mark's ink within the boxes of sure digits from which on the mark is a piece of one, or
        /// consists of several, and is not classified.
        ///
        /// A digit of whose area a larger share lies in an unread mark is a piece of that mark (`UnreadInk`).
        ///
        /// Not tuned: nearly all of it, but for soft edges.
        var covered: Float = 0.92
    }

    /// Divides the marks of a page whose writing is `height` pixels high.
    init(_ marks: [PageMark], writingHeight height: Float, settings all: PageSettings) {
        settings = all.order
        let isDigitSized = marks.map {
            (Float($0.box.height) / height).isWithin(all.alike)
                && Float($0.box.width) <= all.widest * height
        }
        let sized = marks.indices.filter { isDigitSized[$0] }.map { marks[$0] }
        let isLargest = sized.isFirstOfItsInk(all.foundAgain) {
            (sized[$0].area, $0) > (sized[$1].area, $1)
        }
        for (mark, isLargest) in zip(sized, isLargest) {
            if isLargest { first.append(mark) } else { rest.append(mark) }
        }
        rest += marks.indices.filter { !isDigitSized[$0] }.map { marks[$0] }
    }

    /// Returns the marks of the second pass, when the digits of the first one that are sure are known.
    func rest(besides sure: [PageMark]) -> [PageMark] {
        let index = OrderedBoxes(sure.map(\.box))
        return rest.filter { mark in
            let boxes = index.overlapping(mark.box).map { sure[$0].box }
            return !mark.isCovered(by: boxes, settings.covered)
        }
    }
}

extension [PageMark] {
    /// Returns for each mark whether no other one that goes before it is the same ink (`PageMark.isFoundAgain` for the
    /// `share`, 0 … 1): non-maximum suppression.
    ///
    /// A mark is suppressed even by one that is suppressed itself. `precedes` says of two places, each from 0, whether
    /// the mark at the first goes before that at the second.
    ///
    /// Takes time in proportion to the pairs of marks whose boxes overlap.
    func isFirstOfItsInk(_ share: Float, precedes: (Int, Int) -> Bool) -> [Bool] {
        let index = OrderedBoxes(map(\.box))
        return indices.map { place in
            index.overlapping(self[place].box).allSatisfy {
                !precedes($0, place) || !self[place].isFoundAgain(in: self[$0], share)
            }
        }
    }
}

extension PageMark {
    /// Whether more than a share, 0 … 1, of the mark's pixels belongs to another mark as well: then both are the same
    /// ink, found at different thresholds.
    func isFoundAgain(in other: PageMark, _ share: Float) -> Bool {
        Float(sharedPixels(with: other)) > share * Float(area)
    }

    /// Whether at least a share, 0 … 1, of the mark's pixels lies within some boxes, which come from left to right.
    fileprivate func isCovered(by boxes: [PixelBox], _ part: Float) -> Bool {
        var inside = 0
        for run in runs {
            // From left to right, so that what several boxes cover counts once.
            var start = run.columns.lowerBound
            for box in boxes where box.y <= run.row && run.row < box.maxY {
                let (from, to) = (max(start, box.x), min(run.columns.upperBound, box.maxX))
                if from < to { (inside, start) = (inside + to - from, to) }
            }
        }
        return Float(inside) >= part * Float(area)
    }
}
