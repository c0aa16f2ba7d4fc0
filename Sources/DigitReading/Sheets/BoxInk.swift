import DigitSheets
import Preprocessing
import Raster

/// What is written in a box.
struct BoxInk {
    /// What became of a box.
    enum Finding: Equatable {
        /// Nothing is written in it.
        case empty
        /// Something is written, all of it within the box.
        case within
        /// What is written goes on beyond the box's line.
        case leaving
    }

    /// What became of the box.
    let finding: Finding
    /// The ink that belongs to the box's digit, in pixels of the patch.
    let mask: BinaryMask
    /// How many strokes it seems to have.
    let strokes: StrokeCount
    /// The box around it, in millimeters of the page; nothing where there is no ink.
    let bounds: SheetRect?

    /// Ink is at least this dark, in parts of the paper: pencils are 0.15 and more.
    private static let leastInk: Float = 0.1
    /// Smaller pieces are dirt, in square millimeters; a digit has a piece at least as large.
    private static let (speck, leastPiece) = (0.25, 0.9)
    /// A piece with less than this part of the largest one's ink is dirt, however large.
    private static let leastShare = 0.03
    /// What lies so far outside the line has left the box, in millimeters, where it has more than that many
    /// square millimeters there.
    private static let (beyond, leastBeyond) = (0.5, 0.12)

    /// Looks at a box.
    init(in patch: BoxPatch) {
        var threshold = HysteresisThreshold.standard
        threshold.lowNoise = 4
        threshold.highNoise = 6
        let smooth = patch.ink.gaussianBlurred(sigma: Float(max(0.6, 0.07 * patch.scale)))
        let ink = threshold.apply(to: smooth, noise: max(patch.noise, Self.leastInk / 6)).mask
        let parts = ConnectedComponents(of: ink, ink: smooth)
        let pixel = 1 / (patch.scale * patch.scale)
        var (inside, beyond) = (
            [Int](repeating: 0, count: parts.components.count),
            [Int](repeating: 0, count: parts.components.count)
        )
        for run in parts.runs {
            for column in run.columns {
                let distance = patch.distance(column, run.row)
                if distance < 0 { inside[run.label] += 1 }
                if distance > Self.beyond { beyond[run.label] += 1 }
            }
        }
        let largest = inside.max() ?? 0
        // What lies mostly outside belongs to a neighbor.
        let isOwn = parts.components.indices.map { place in
            let (own, all) = (Double(inside[place]), Double(parts.components[place].area))
            return own * pixel > Self.speck && own > Self.leastShare * Double(largest)
                && 2 * own > all
        }
        mask = parts.mask(where: isOwn)
        strokes = StrokeCount(of: mask, pixelArea: pixel)
        let box = mask.boundingBox
        bounds = box.map { box in
            SheetRect(
                x: patch.origin.x + Double(box.x) / patch.scale,
                y: patch.origin.y + Double(box.y) / patch.scale,
                width: Double(box.width) / patch.scale, height: Double(box.height) / patch.scale)
        }
        let own = parts.components.indices.filter { isOwn[$0] }.map { inside[$0] }.max() ?? 0
        let leaves = parts.components.indices.contains {
            isOwn[$0] && Double(beyond[$0]) * pixel > Self.leastBeyond
        }
        // A neighbor's stroke that ends here is no digit of this box, unless there is much of it.
        let intrudes = parts.components.indices.contains { place in
            guard !isOwn[place] else { return false }
            let area = Double(inside[place]) * pixel
            return Double(beyond[place]) * pixel > Self.leastBeyond
                && area > (own > 0 ? 2 * Self.speck : Self.leastPiece)
        }
        if leaves || intrudes {
            finding = .leaving
        } else {
            finding = Double(own) * pixel > Self.leastPiece ? .within : .empty
        }
    }
}

/// How many strokes a digit seems to have: crossed out, it has more than any digit.
struct StrokeCount: Equatable {
    /// The length of the strokes, half of the outline, in parts of the ink's longer side.
    let length: Double
    /// The places of paper that strokes enclose.
    let holes: Int

    /// Smaller holes are between two strokes that just touch, in square millimeters.
    private static let leastHole = 0.12

    init(of mask: BinaryMask, pixelArea: Double) {
        guard let box = mask.boundingBox else {
            (length, holes) = (0, 0)
            return
        }
        length = Double(mask.outlineLength) / 2 / Double(box.longSide)
        var paper = BinaryMask(width: box.width + 2, height: box.height + 2)
        for y in 0..<paper.height {
            for x in 0..<paper.width {
                let isInside = (1...box.width).contains(x) && (1...box.height).contains(y)
                paper[x, y] = !(isInside && mask[box.x + x - 1, box.y + y - 1])
            }
        }
        let parts = ConnectedComponents(
            of: paper, ink: GrayRaster(width: paper.width, height: paper.height))
        holes = parts.components.count { part in
            part.box.x > 0 && Double(part.area) * pixelArea > Self.leastHole
        }
    }
}
