import Preprocessing
import Raster

/// Divides a page's marks into two passes of classification: one mark for each possible digit first, then the marks
/// that overlap an unsure one.
///
/// A digit is found at several thresholds, in pieces and merged with its neighbor. Where it is read with high confidence
/// the network need not classify the other marks.
struct MarkOrder {
    /// The first pass: digit-sized marks, after non-maximum suppression by area of those that share ink.
    private(set) var first: [PageMark] = []
    private var rest: [PageMark] = []

    /// The height of a digit in heights of the writing.
    private static let heights: ClosedRange<Float> = 0.5...1.7
    /// The width of a digit in heights of the writing, at most.
    private static let widest: Float = 1.2
    /// The shared area over the smaller mark's area above which the smaller mark is suppressed.
    private static let shared: Float = 0.5
    /// The part of a mark's ink that lies within the boxes of sure digits, where it is a piece of one
    /// or consists of several.
    private static let covered: Float = 0.92

    /// Orders marks of a page whose writing is so many pixels high.
    init(_ marks: [PageMark], writingHeight height: Float) {
        let isDigitSized = marks.map {
            Self.heights.contains(Float($0.box.height) / height)
                && Float($0.box.width) <= Self.widest * height
        }
        let sized = marks.indices.filter { isDigitSized[$0] }.map { marks[$0] }
        let index = OrderedBoxes(sized.map(\.box))
        for (place, mark) in sized.enumerated() {
            let isLargest = index.overlapping(mark.box).allSatisfy { other in
                let rival = sized[other]
                guard (rival.area, other) > (mark.area, place) else { return true }
                return Float(mark.sharedPixels(with: rival)) <= Self.shared * Float(mark.area)
            }
            if isLargest { first.append(mark) } else { rest.append(mark) }
        }
        rest += marks.indices.filter { !isDigitSized[$0] }.map { marks[$0] }
    }

    /// Returns the marks that are still to be read when these digits are sure.
    func rest(besides sure: [PageMark]) -> [PageMark] {
        let index = OrderedBoxes(sure.map(\.box))
        return rest.filter { mark in
            let boxes = index.overlapping(mark.box).map { sure[$0].box }
            return !mark.isCovered(by: boxes, Self.covered)
        }
    }
}

extension PageMark {
    /// Whether nearly all of the mark lies within some boxes.
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
