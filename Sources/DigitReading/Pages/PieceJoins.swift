import Preprocessing
import Raster

/// The marks that come of putting pieces of one digit together: the bar of a 5, a 4 of two strokes,
/// a broken pencil line.
///
/// Which of them are digits, the network decides; here only what lies close together and is not
/// larger than a digit is put together.
struct PieceJoins {
    /// The joined marks.
    let marks: [PageMark]

    /// A gap between two pieces is at most this part of the writing's height.
    private static let widestGap: Float = 0.22
    /// A digit of several pieces is at most so many times as high as the writing.
    private static let highest: Float = 1.7
    /// A piece shares its joins with at most so many neighbors.
    private static let mostNeighbors = 4

    /// Puts pieces together; `isWhole` tells which marks are digits as they are: two of those are
    /// never one.
    init(of marks: [PageMark], isWhole: [Bool], writingHeight height: Float) {
        let least = Int(0.12 * height)
        let places = marks.indices.filter { marks[$0].box.longSide >= max(3, least) }
            .sorted { (marks[$0].box.x, $0) < (marks[$1].box.x, $1) }
        let reach = Int(Self.widestGap * height)
        var joined: [PageMark] = []
        for (number, one) in places.enumerated() {
            let mark = marks[one]
            var neighbors: [PageMark] = []
            for other in places[(number + 1)...] {
                let piece = marks[other]
                if piece.box.x > mark.box.maxX + reach { break }
                // What stands beside a digit, neither over nor across it, is a sign.
                let isBeside = piece.box.x >= mark.box.maxX
                guard !(isWhole[one] && isWhole[other]),
                    !(isBeside && (isWhole[one] || isWhole[other])),
                    neighbors.count < Self.mostNeighbors,
                    piece.box.y <= mark.box.maxY + reach, mark.box.y <= piece.box.maxY + reach,
                    Self.isDigitSized(mark.box.union(piece.box), height),
                    !mark.box.contains(piece.box), !piece.box.contains(mark.box),
                    mark.sharedPixels(with: piece) == 0, mark.gap(to: piece, within: reach)
                else { continue }
                neighbors.append(piece)
            }
            joined += neighbors.map(mark.union)
            for (place, piece) in neighbors.enumerated() {
                for third in neighbors[(place + 1)...]
                where piece.sharedPixels(with: third) == 0
                    && Self.isDigitSized(mark.box.union(piece.box).union(third.box), height)
                {
                    joined.append(mark.union(piece).union(third))
                }
            }
        }
        self.marks = joined
    }

    private static func isDigitSized(_ box: PixelBox, _ height: Float) -> Bool {
        Float(box.height) <= highest * height && Float(box.width) <= 1.3 * height
            && Float(box.longSide) >= 0.4 * height
    }
}

extension PageMark {
    /// Whether another mark comes as close as so many pixels to this one.
    fileprivate func gap(to other: PageMark, within reach: Int) -> Bool {
        var byRow: [Int: [Range<Int>]] = [:]
        for run in other.runs where abs(run.row - box.y) <= box.height + reach {
            byRow[run.row, default: []].append(run.columns)
        }
        for run in runs {
            for row in run.row - reach...run.row + reach {
                for columns in byRow[row] ?? []
                where columns.lowerBound <= run.columns.upperBound + reach
                    && run.columns.lowerBound <= columns.upperBound + reach
                {
                    return true
                }
            }
        }
        return false
    }
}
