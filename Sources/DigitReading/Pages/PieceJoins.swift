import Preprocessing
import Raster

/// Unions of two or three neighboring marks that may be one digit: the bar of a 5, a 4 of two strokes, a broken pencil
/// line.
///
/// The unions are proposals by distance and size alone; the network decides which of them are digits.
struct PieceJoins {
    /// The unions, each a mark of its own.
    let marks: [PageMark]

    /// The constants of this algorithm; each comment tells where its value is from.
    struct Settings: Sendable, Codable {
        /// The gap between two pieces in heights of the writing, at most.
        ///
        /// Not tuned: a pen that is lifted within a digit comes down nearer; with much more, neighbors are united to be
        /// classified.
        var widestGap: Float = 0.22
        /// The number of neighbors with which a piece is united, at most: the number of unions grows with its square.
        ///
        /// Not tuned: a union takes two of them, and the others may be specks.
        var mostNeighbors = 4
        /// The long side of a piece in heights of the writing, at least; not tuned: less is a point or dirt.
        var leastPiece: Float = 0.12
    }

    /// Unites marks of a page whose writing is `height` pixels high.
    ///
    /// `isWhole` says for each mark whether it is a sure digit already; no two of those are united, nor is one with
    /// what stands beside it.
    init(
        of marks: [PageMark], isWhole: [Bool], writingHeight height: Float,
        settings all: PageSettings
    ) {
        let settings = all.joins
        let least = Int(settings.leastPiece * height)
        let places = marks.indices.filter { marks[$0].box.longSide >= least }
            .sorted { (marks[$0].box.x, $0) < (marks[$1].box.x, $1) }
        let reach = Int(settings.widestGap * height)
        var joined: [PageMark] = []
        for (number, one) in places.enumerated() {
            let mark = marks[one]
            var neighbors: [PageMark] = []
            for other in places[(number + 1)...] {
                let piece = marks[other]
                if piece.box.x > mark.box.maxX + reach { break }
                // A mark beside a whole digit, neither above nor across it, is a sign.
                let isBeside = piece.box.x >= mark.box.maxX
                guard !(isWhole[one] && isWhole[other]),
                    !(isBeside && (isWhole[one] || isWhole[other])),
                    neighbors.count < settings.mostNeighbors,
                    piece.box.y <= mark.box.maxY + reach, mark.box.y <= piece.box.maxY + reach,
                    Self.isDigitSized(mark.box.union(piece.box), height, all),
                    !mark.box.contains(piece.box), !piece.box.contains(mark.box),
                    mark.sharedPixels(with: piece) == 0, mark.gap(to: piece, within: reach)
                else { continue }
                neighbors.append(piece)
            }
            joined += neighbors.map(mark.union)
            for (place, piece) in neighbors.enumerated() {
                for third in neighbors[(place + 1)...]
                where piece.sharedPixels(with: third) == 0
                    && Self.isDigitSized(
                        mark.box.union(piece.box).union(third.box), height, all)
                {
                    joined.append(mark.union(piece).union(third))
                }
            }
        }
        self.marks = joined
    }

    /// Whether a union is as large as a digit of writing that is `height` pixels high.
    private static func isDigitSized(
        _ box: PixelBox, _ height: Float, _ settings: PageSettings
    ) -> Bool {
        Float(box.height) <= settings.alike * height
            && Float(box.width) <= settings.widest * height
            && Float(box.longSide) >= settings.marks.leastSide * height
    }
}

extension PageMark {
    /// Whether some pixel of another mark comes within `reach` pixels of one of this mark, horizontally and vertically.
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
