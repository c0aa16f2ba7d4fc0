import Raster
import SystemLibraries

/// The size of a picture, and rules of where in it a digit lies and which boxes belong together.
///
/// Scores, gaps and sizes of pieces are those of a prototype (`Benchmarks/THRESHOLDS.md`), the rest was not tuned; each
/// says why its order of magnitude is right.
struct InkFrame: Sendable {
    /// Columns and rows of the picture.
    let width, height: Int

    /// The long side, in pixels, above which a picture is a photo: smaller ones are crops, in which ink at the border
    /// says nothing.
    ///
    /// The same limit as in `PaperMargin`.
    private static let largestCrop = 240

    /// How many times as much ink a component seems to have, per unit of its long side as a share of the
    /// picture's: a digit is the largest thing that people photograph.
    private static let sizeGain: Float = 2
    /// The exponent, negated, of a component's distance from the picture's middle, squared, each axis counted from
    /// −0.5 to 0.5: in a corner a component counts for a quarter (e^−1.5).
    private static let distanceDecay: Float = 3
    /// The factor for a component that touches one border of the picture: it is cut off, or no digit.
    private static let atOneBorder: Float = 0.25
    /// The factor for a component that touches several borders.
    private static let atSeveralBorders: Float = 0.1
    /// A component of this share of the picture's long side in a corner, which fills this share of its box, is a
    /// table, a finger or a shadow: the factor for it.
    private static let (largeShare, solidShare, solidCorner): (Float, Float, Float) = (
        0.5, 0.5, 0.1
    )
    /// A component at a border whose middle is this far from the picture's, horizontally plus vertically in shares
    /// of the sides, is an edge: the factor for it.
    private static let (farFromMiddle, farAtBorder): (Float, Float) = (0.42, 0.3)
    /// A component of less than this share of the picture's long side is a speck: the factor for it.
    private static let (speckShare, speck): (Float, Float) = (0.03, 0.3)

    private var longSide: Float { Float(max(width, height)) }

    private var judgesBorders: Bool { max(width, height) > Self.largestCrop }

    /// Returns how many of the picture's four borders a box touches, to within a pixel.
    func touchedBorders(_ box: PixelBox) -> Int {
        (box.x <= 1 ? 1 : 0) + (box.y <= 1 ? 1 : 0) + (box.maxX >= width - 1 ? 1 : 0)
            + (box.maxY >= height - 1 ? 1 : 0)
    }

    /// Returns the score of a connected component, at least 0: its ink, weighted by size and by place.
    func score(_ component: ConnectedComponents.Component) -> Float {
        let box = component.box
        let x = (Float(box.x) + Float(box.width) / 2) / Float(width) - 0.5
        let y = (Float(box.y) + Float(box.height) / 2) / Float(height) - 0.5
        let size = Float(box.longSide) / longSide
        var score =
            component.ink * (1 + Self.sizeGain * size) * exp(-Self.distanceDecay * (x * x + y * y))
        let borders = touchedBorders(box)
        if judgesBorders, borders > 0 {
            score *= borders == 1 ? Self.atOneBorder : Self.atSeveralBorders
            if size > Self.largeShare, borders >= 2,
                Float(component.area) > Self.solidShare * Float(box.area)
            {
                score *= Self.solidCorner
            }
            if abs(x) + abs(y) > Self.farFromMiddle { score *= Self.farAtBorder }
        }
        if size < Self.speckShare { score *= Self.speck }
        return score
    }

    // MARK: Dots

    /// How large a dot is in stroke widths: a pen that is put down and hardly moved leaves about one.
    static let dotSize: ClosedRange<Float> = 0.7...2.8
    /// The long side of a dot as a share of its group's, at most.
    private static let longestDot: Float = 0.3
    /// The long side of a dot in widths of its short side, at most: longer is a stroke.
    private static let mostSlenderDot: Float = 2.5
    /// The gap between a dot and its group as a share of the group's long side, at most.
    private static let widestDotGap: Float = 0.5

    /// Whether a box may be the dot of an i, an exclamation or a question mark that a group is the rest of: small,
    /// about as wide as high, above or below the group and apart from it.
    func mayBeDot(_ box: PixelBox, of group: PixelBox) -> Bool {
        let side = Float(group.longSide)
        let gap = max(group.y - box.maxY, box.y - group.maxY)
        let middle = box.x + box.width / 2
        return Float(box.longSide) <= Self.longestDot * side
            && Float(box.longSide) <= Self.mostSlenderDot * Float(min(box.width, box.height))
            && gap > 0 && Float(gap) <= Self.widestDotGap * side
            && middle >= group.x - box.width && middle < group.maxX + box.width
            && touchedBorders(box) == 0
    }

    // MARK: Pieces of one digit

    /// The long side of a piece as a share of its group's: less is a speck, more another thing.
    private static let pieceSize: ClosedRange<Float> = 0.08...1.6
    /// The widest gap between a group and any piece of it, as a share of the group's long side: a pen that is lifted
    /// within a digit comes down nearer than this.
    private static let gap: Float = 0.12
    /// The widest gap to a piece with much ink that lies straight above, below or beside the group, as the bar of
    /// a 5 does.
    private static let gapToStrongPiece: Float = 0.3
    /// The widest gap to a piece that touches the picture's border: it is rather an edge.
    private static let gapAtBorder: Float = 0.05
    /// The same where the group fills this share of the picture's long side, as in a tight crop.
    private static let (tightShare, gapAtTightBorder): (Float, Float) = (0.75, 0.3)

    /// Whether a piece may belong to a group of connected components by its size and its distance; `isStrong` says
    /// that the piece has much ink.
    func belongs(_ piece: PixelBox, to group: PixelBox, isStrong: Bool) -> Bool {
        let side = Float(group.longSide)
        guard Float(piece.longSide) >= Self.pieceSize.lowerBound * side,
            Float(piece.longSide) <= Self.pieceSize.upperBound * side
        else { return false }
        let across = Float(max(group.x - piece.maxX, piece.x - group.maxX, 0))
        let down = Float(max(group.y - piece.maxY, piece.y - group.maxY, 0))
        let distance = max(across, down)
        if judgesBorders, touchedBorders(piece) > 0, distance > 0 {
            let allowed =
                side > Self.tightShare * longSide ? Self.gapAtTightBorder : Self.gapAtBorder
            guard distance <= allowed * side else { return false }
        }
        return distance <= Self.gap * side
            || (distance <= Self.gapToStrongPiece * side && isStrong && (across == 0 || down == 0))
    }
}
