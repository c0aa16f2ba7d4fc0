import Raster
import SystemLibraries

/// Rules of where in a picture of some size a digit lies and which boxes belong together.
///
/// Scores, gaps and sizes of pieces are those of a prototype, where they were not measured one by one
/// (`Benchmarks/THRESHOLDS.md`).
package struct InkRules: Sendable {
    /// Columns and rows of the picture.
    let width, height: Int
    /// The long side in pixels up to which a picture is a crop, in which ink at the border says nothing
    /// (`PaperMargin.Settings.mostSide`).
    private let largestCrop: Int
    /// The constants of the rules.
    private let settings: Settings

    /// Makes the rules for a picture of `width` columns and `height` rows.
    init(width: Int, height: Int, largestCrop: Int, settings: Settings) {
        (self.width, self.height) = (width, height)
        (self.largestCrop, self.settings) = (largestCrop, settings)
    }

    /// The constants of scores, dots and gaps.
    package struct Settings: Sendable, Codable {
        /// The gain of a component's score with its size: the ink counts 1 plus this times the long side over the
        /// picture's.
        ///
        /// From a prototype: a digit is the largest thing that people photograph. Near 0, a pale digit loses against a
        /// dark speck.
        package var sizeGain: Float = 2
        /// The decay of a component's score with its squared distance from the picture's middle, each axis counted from
        /// −0.5 to 0.5.
        ///
        /// From a prototype: in a corner a component counts for a quarter (e^−1.5 = 0.22).
        package var distanceDecay: Float = 3
        /// The factor for the score of a component that touches one border of the picture: it is cut off, or no digit.
        ///
        /// From a prototype. Without it (1) one photo of `Benchmarks/sensitivity` is read as another digit
        /// (`Benchmarks/THRESHOLDS.md`).
        package var atOneBorder: Float = 0.25
        /// The factor for the score of a component that touches several borders.
        ///
        /// From a prototype: less than at one border, as such ink is rather a shadow or a table.
        package var atSeveralBorders: Float = 0.1
        /// The factor for the score of an edge: a component at a border that is farther from the picture's middle than
        /// `farFromMiddle`.
        ///
        /// From a prototype.
        package var farAtBorder: Float = 0.3
        /// The distance of an edge's middle from the picture's, horizontally plus vertically, each as a share of the
        /// side, at least.
        ///
        /// From a prototype: 0.5 is the border's middle, so that a digit cut off by the border is nearer.
        package var farFromMiddle: Float = 0.42
        /// The factor for the score of a speck: a component of less than `speckShare` of the picture's long side.
        ///
        /// From a prototype: not 0, since a small digit in a large photo is a speck, too.
        package var speck: Float = 0.3
        /// The long side of a speck over that of the picture, at most: 15 of 512 pixels; from a prototype.
        package var speckShare: Float = 0.03
        /// The long side of a dot in stroke widths, at least; not tuned: less is a speck.
        package var leastDot: Float = 0.7
        /// The long side of a dot over that of its group, at most; larger is a stroke.
        ///
        /// Chosen on the letters of held-out writers (`Benchmarks/strokes`), many of whose dots are short bars: with
        /// 0.3, 70 % of the letters i are read as digits, with 0.5 half of them. No digit of strangers' photos changes.
        package var longestDot: Float = 0.5
        /// The long side of a dot over its short side, at most; more slender is a line under or over the digit.
        ///
        /// Chosen with `longestDot`.
        package var mostSlenderDot: Float = 5
        /// The gap between a dot and its group over the group's long side, at most.
        ///
        /// Chosen with `longestDot`: with half as much, dots that stand as far away as the stem is long were left out.
        package var farthestDot: Float = 1
        /// The distance of a dot's middle from the columns of its group in widths of the dot, at most.
        ///
        /// Not tuned: over a slanting stroke a dot stands aside; what is farther belongs to a neighbor.
        package var asideDot: Float = 1
        /// The long side of a piece over that of its group: less is a speck, more another thing.
        ///
        /// From a prototype.
        package var pieceSize: ClosedRange<Float> = 0.08...1.6
        /// The gap between a group and any piece of it over the group's long side, at most.
        ///
        /// From a prototype: a pen that is lifted within a digit comes down nearer than this, and the next digit is
        /// farther.
        package var gap: Float = 0.12
        /// The gap to a piece with much ink that lies straight above, below or beside the group, as the bar of a 5
        /// does, at most.
        ///
        /// From a prototype. A fifth more changes the digit of one photo of `Benchmarks/sensitivity`
        /// (`Benchmarks/THRESHOLDS.md`).
        package var gapToStrongPiece: Float = 0.3
        /// The gap to a piece that touches the picture's border, at most: it is rather an edge.
        ///
        /// From a prototype.
        package var gapAtBorder: Float = 0.05

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// The long side of a dot in stroke widths, at least.
    var leastDot: Float { settings.leastDot }

    /// The picture's long side in pixels.
    private var longSide: Float { Float(max(width, height)) }

    /// Whether the picture is a photo, in which ink at the border is suspicious, and not a crop.
    private var judgesBorders: Bool { max(width, height) > largestCrop }

    /// Returns how many of the picture's four borders a box touches, to within a pixel.
    func touchedBorders(_ box: PixelBox) -> Int {
        (box.x <= 1 ? 1 : 0) + (box.y <= 1 ? 1 : 0) + (box.maxX >= width - 1 ? 1 : 0)
            + (box.maxY >= height - 1 ? 1 : 0)
    }

    /// Returns the score of a connected component, at least 0: its ink, weighted by size and by place.
    func score(_ component: ConnectedComponents.Component) -> Float {
        let box = component.box
        // The component's middle, each axis counted from −0.5 to 0.5.
        let x = (Float(box.x) + Float(box.width) / 2) / Float(width) - 0.5
        let y = (Float(box.y) + Float(box.height) / 2) / Float(height) - 0.5
        let size = Float(box.longSide) / longSide
        var score =
            component.ink * (1 + settings.sizeGain * size)
            * exp(-settings.distanceDecay * (x * x + y * y))
        let borders = touchedBorders(box)
        if judgesBorders, borders > 0 {
            score *= borders == 1 ? settings.atOneBorder : settings.atSeveralBorders
            if abs(x) + abs(y) > settings.farFromMiddle { score *= settings.farAtBorder }
        }
        if size < settings.speckShare { score *= settings.speck }
        return score
    }

    // MARK: Dots

    /// Whether a box may be the dot of an i, an exclamation or a question mark that a group is the rest of: small,
    /// no line, above or below the group and apart from it, and not far.
    func mayBeDot(_ box: PixelBox, of group: PixelBox) -> Bool {
        let side = Float(group.longSide)
        let gap = max(group.y - box.maxY, box.y - group.maxY)
        let aside = settings.asideDot * Float(box.width)
        let columns = Float(group.x) - aside..<Float(group.maxX) + aside
        return Float(box.longSide) <= settings.longestDot * side
            && Float(box.longSide) <= settings.mostSlenderDot * Float(min(box.width, box.height))
            && gap > 0 && Float(gap) <= settings.farthestDot * side
            && columns.contains(Float(box.x + box.width / 2))
            && touchedBorders(box) == 0
    }

    // MARK: Pieces of one digit

    /// Whether a piece may belong to a group of connected components, by its size and its distance.
    ///
    /// `isStrong` says that the piece has much ink. The distance is the greater of the horizontal and the vertical gap
    /// between the two boxes, 0 where the boxes overlap.
    func belongs(_ piece: PixelBox, to group: PixelBox, isStrong: Bool) -> Bool {
        let side = Float(group.longSide)
        guard Float(piece.longSide) >= settings.pieceSize.lowerBound * side,
            Float(piece.longSide) <= settings.pieceSize.upperBound * side
        else { return false }
        let across = Float(max(group.x - piece.maxX, piece.x - group.maxX, 0))
        let down = Float(max(group.y - piece.maxY, piece.y - group.maxY, 0))
        let distance = max(across, down)
        if judgesBorders, touchedBorders(piece) > 0, distance > 0 {
            guard distance <= settings.gapAtBorder * side else { return false }
        }
        return distance <= settings.gap * side
            || (distance <= settings.gapToStrongPiece * side && isStrong
                && (across == 0 || down == 0))
    }
}
