import DigitSheets
import Preprocessing
import Raster

/// The ink in a box of a printed sheet: which connected components are the box's digit, and whether they keep to the
/// box.
///
/// All lengths are in millimeters of the paper.
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

    /// Whether something is written in the box, and whether it stays inside.
    let finding: Finding
    /// The ink that belongs to the box's digit, in pixels of the patch.
    let mask: BinaryMask
    /// What a line through the digit leaves: longer strokes and more holes.
    let crossingSigns: CrossingSigns
    /// The box around the ink, in millimeters of the page; nil where there is no ink.
    let bounds: SheetRect?

    /// The constants of this algorithm; each comment tells where its value is from.
    struct Settings: Sendable, Codable {
        /// The ink, as a share of the paper, that a pixel must have at least.
        ///
        /// Set by eye: pencils leave 0.15 and more.
        var leastInk: Float = 0.1
        /// The ink over the paper's grain from which on a pixel beside ink is ink (`HysteresisThreshold.lowNoise`).
        ///
        /// Not tuned: higher than for a photo of one digit, since an empty box must stay empty.
        var lowNoise: Float = 4
        /// The ink over the paper's grain from which on a pixel is ink (`HysteresisThreshold.highNoise`).
        ///
        /// Not tuned: higher than for a photo of one digit, since an empty box must stay empty.
        var highNoise: Float = 6
        /// The blur before the ink is thresholded, as the standard deviation of a Gaussian in millimeters; not tuned:
        /// far less than any pen's stroke is wide.
        var blur = 0.07
        /// The area in square millimeters of the largest speck, which is dirt.
        ///
        /// Set by eye, not measured: half a millimeter squared, as a pen leaves that is put down by mistake.
        var speck = 0.25
        /// The area in square millimeters of the smallest piece that makes a digit.
        ///
        /// Set by eye, not measured: a stroke of 3 mm with a pen of 0.3 mm; a 1 is longer.
        var leastPiece = 0.9
        /// The share of a piece's area inside the box's line, of which it must be more than this.
        ///
        /// Not tuned: what lies mostly outside belongs to a neighbor. A fifth less or more changes rows of each of
        /// three sheets, and as many digits are right (`Benchmarks/THRESHOLDS.md`).
        var leastInside = 0.5
        /// The area in square millimeters inside the box's line from which on a neighbor's stroke, that of a box with
        /// ink of its own, is taken for a digit that leaves its box.
        ///
        /// Not tuned: twice `speck`.
        var leastIntrusion: Double { 2 * speck }
        /// The distance outside of the printed line, in millimeters, from which on ink has left the box.
        ///
        /// Set by eye, not measured: a pen that keeps to the line reaches beyond it by half of its width.
        var beyond = 0.5
        /// The area of ink that has left the box, in square millimeters, from which on it counts.
        ///
        /// Set by eye, not measured: the width of a printed line (0.35 mm) squared; less may be dirt.
        var leastBeyond = 0.12
        /// The area of a hole in square millimeters, at least: smaller ones are between two strokes that just touch.
        ///
        /// Set by eye, not measured: 0.35 mm squared, about as wide as a thin pen's stroke; the loop of a small 6 is
        /// wider.
        var leastHole = 0.12
    }

    /// Thresholds the ink of a patch and chooses the components that are the box's digit.
    ///
    /// `thresholds` are those of a photo of one digit.
    init(
        in patch: BoxPatch, settings: Settings, thresholds: PreprocessingSettings.Thresholds
    ) {
        var threshold = thresholds.standard
        (threshold.lowNoise, threshold.highNoise) = (settings.lowNoise, settings.highNoise)
        let smooth = patch.ink.gaussianBlurred(sigma: Float(settings.blur * patch.scale))
        // The grain counts as so much that the high threshold is never below `leastInk`.
        let noise = max(patch.noise, settings.leastInk / settings.highNoise)
        let ink = threshold.apply(to: smooth, noise: noise, settings: thresholds).mask
        let parts = ConnectedComponents(of: ink, ink: smooth)
        let pixel = 1 / (patch.scale * patch.scale)
        // How many pixels of each component lie inside the box's line, and how many clearly outside.
        var (inside, beyond) = (
            [Int](repeating: 0, count: parts.components.count),
            [Int](repeating: 0, count: parts.components.count)
        )
        for (run, label) in zip(parts.runs, parts.labels) {
            for column in run.columns {
                let distance = patch.distance(column, run.row)
                if distance < 0 { inside[label] += 1 }
                if distance > settings.beyond { beyond[label] += 1 }
            }
        }
        // What lies mostly outside belongs to a neighbor.
        let isOwn = parts.components.indices.map { place in
            let (own, all) = (Double(inside[place]), Double(parts.components[place].area))
            return own * pixel > settings.speck && own > settings.leastInside * all
        }
        mask = parts.mask(where: isOwn)
        crossingSigns = CrossingSigns(
            of: mask, pixelArea: pixel, leastHole: settings.leastHole)
        let box = mask.boundingBox
        bounds = box.map { box in
            SheetRect(
                x: patch.origin.x + Double(box.x) / patch.scale,
                y: patch.origin.y + Double(box.y) / patch.scale,
                width: Double(box.width) / patch.scale, height: Double(box.height) / patch.scale)
        }
        let own = parts.components.indices.filter { isOwn[$0] }.map { inside[$0] }.max() ?? 0
        let leaves = parts.components.indices.contains {
            isOwn[$0] && Double(beyond[$0]) * pixel > settings.leastBeyond
        }
        // A neighbor's stroke that ends here is no digit of this box, unless there is much of it.
        let intrudes = parts.components.indices.contains { place in
            guard !isOwn[place] else { return false }
            let area = Double(inside[place]) * pixel
            return Double(beyond[place]) * pixel > settings.leastBeyond
                && area > (own > 0 ? settings.leastIntrusion : settings.leastPiece)
        }
        if leaves || intrudes {
            finding = .leaving
        } else {
            finding = Double(own) * pixel > settings.leastPiece ? .within : .empty
        }
    }
}

/// The signs that a digit is crossed out, which then has longer strokes and more holes than any digit.
struct CrossingSigns: Equatable {
    /// The length of the strokes, half of the outline, over the ink's long side.
    let length: Double
    /// The number of places of paper that strokes enclose.
    let holes: Int

    /// Measures a mask; `pixelArea` is the area of a pixel in square millimeters, `leastHole` that of a hole, at
    /// least.
    init(of mask: BinaryMask, pixelArea: Double, leastHole: Double) {
        guard let box = mask.boundingBox else {
            (length, holes) = (0, 0)
            return
        }
        length = Double(mask.outlineLength) / 2 / Double(box.longSide)
        // The paper around and between the strokes, with a border of a pixel: what is connected with the border is
        // outside.
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
            part.box.x > 0 && Double(part.area) * pixelArea > leastHole
        }
    }
}
