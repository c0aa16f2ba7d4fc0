package import Raster

/// Finds the ruled lines of paper: long, thin, straight, level or upright.
package struct RuledLines: Sendable {
    /// Which lines count.
    package enum Gate: Sendable, Hashable {
        /// Only lines that reach the borders or are paler than the digit: a digit's own straight
        /// strokes stay.
        case gated
        /// Every long thin straight line.
        case ungated
    }

    /// The pixels that are line and nothing else.
    package private(set) var mask: BinaryMask
    /// How many lines were accepted.
    package private(set) var count = 0
    /// How many candidates were turned down.
    package private(set) var rejected = 0

    /// Searches both directions of an ink map and its mask.
    package init(in mask: BinaryMask, ink: GrayRaster, gate: Gate) {
        self.mask = BinaryMask(width: mask.width, height: mask.height)
        guard !mask.isEmpty else { return }
        let strong = max(
            Histogram(of: ink, under: mask, from: 0, to: max(ink.greatest, 1e-3), bins: 1024)
                .quantile(0.8), 1e-4)
        let level = Self.lines(
            in: mask, gate: gate, strong: strong, thickest: 0.02 * Float(ink.longSide) + 1.5
        ) { ink.pixels[$1 * ink.width + $0] }
        let upright = Self.lines(
            in: mask.transposed(), gate: gate, strong: strong,
            thickest: 0.02 * Float(ink.longSide) + 1.5
        ) { ink.pixels[$0 * ink.width + $1] }
        self.mask = level.mask.union(upright.mask.transposed())
        count = level.count + upright.count
        rejected = level.rejected + upright.rejected
    }

    /// Finds level lines in a mask; `ink` tells the ink at a column and a row of it.
    private static func lines(
        in mask: BinaryMask, gate: Gate, strong: Float, thickest: Float, ink: (Int, Int) -> Float
    ) -> (mask: BinaryMask, count: Int, rejected: Int) {
        var result = BinaryMask(width: mask.width, height: mask.height)
        let length = Int(Float(mask.width) * 0.33)
        guard length >= 12 else { return (result, 0, 0) }
        // Thickened across first, so that a slightly sloping line still has long straight runs.
        let slack = max(1, length / 24) * 2 + 1
        let straight = mask.dilated(width: 1, height: slack)
            .keepingRuns(ofAtLeast: length, borderBonus: length / 2 + 1)
        guard !straight.isEmpty else { return (result, 0, 0) }
        let bands = straight.eroded(width: 1, height: max(1, slack - 2))
        let parts = ConnectedComponents(
            of: bands, ink: GrayRaster(width: mask.width, height: mask.height))
        var spans = [[ConnectedComponents.Run]](repeating: [], count: parts.components.count)
        for run in parts.runs { spans[run.label].append(run) }

        var rejected = 0
        let candidates = zip(parts.components, spans).compactMap { part, runs -> RuledLine? in
            let line = RuledLine(
                box: part.box, runs: runs, mask: mask, side: mask.width, strong: strong, ink: ink)
            guard let line else { return nil }
            guard line.thickness <= thickest, gate == .ungated || line.isRuled else {
                rejected += 1
                return nil
            }
            return line
        }
        // One dark line alone is the stem of a tightly cropped 4 rather than a rule.
        if gate == .gated, candidates.count == 1, candidates[0].darkness >= 0.9 {
            return (result, 0, rejected + 1)
        }
        for line in candidates {
            for pixel in line.pixels where line.isOnlyLine(pixel, strong: strong) {
                result[pixel.x, pixel.y] = true
            }
        }
        return (result, candidates.count, rejected)
    }
}

/// A candidate for a level ruled line.
private struct RuledLine {
    struct Pixel {
        let x: Int
        let y: Int
        let ink: Float
        /// How thick the ink is here, across the line.
        let run: Int
    }

    let pixels: [Pixel]
    /// The middle ink on the line over the strong ink of the picture.
    let darkness: Float
    /// The middle thickness in pixels.
    let thickness: Float
    private let length: Float
    private let reachesStart: Bool
    private let reachesEnd: Bool

    init?(
        box: PixelBox, runs: [ConnectedComponents.Run], mask: BinaryMask, side: Int, strong: Float,
        ink: (Int, Int) -> Float
    ) {
        var pixels: [Pixel] = []
        for run in runs {
            for x in run.columns where mask[x, run.row] {
                pixels.append(
                    Pixel(
                        x: x, y: run.row, ink: ink(x, run.row),
                        run: mask.verticalRunLength(x: x, y: run.row, within: box.y..<box.maxY)))
            }
        }
        guard pixels.count >= 8 else { return nil }
        self.pixels = pixels
        // Column by column and not pixel by pixel: where a stroke lies on the line, there are more
        // pixels, and they would speak for the stroke.
        var thicknesses = [Int](repeating: 0, count: side)
        for pixel in pixels { thicknesses[pixel.x] = max(thicknesses[pixel.x], pixel.run) }
        darkness = Self.middle(of: pixels.map(\.ink)) / strong
        thickness = Float(Self.middle(of: thicknesses.filter { $0 > 0 }))
        length = Float(box.width) / Float(side)
        reachesStart = Float(box.x) <= 0.05 * Float(side)
        reachesEnd = Float(box.maxX) >= 0.95 * Float(side)
    }

    /// The median of at most about a thousand of the values: a line of an ungainly picture can have
    /// tens of thousands.
    private static func middle<Value: Comparable>(of values: [Value]) -> Value {
        let step = max(1, values.count / 1024)
        let some = stride(from: 0, to: values.count, by: step).map { values[$0] }.sorted()
        return some[some.count / 2]
    }

    /// Whether it looks like a rule of the paper and not like a stroke.
    var isRuled: Bool {
        (reachesStart && reachesEnd)
            || (length > 0.85 && darkness < 0.95)
            || ((reachesStart || reachesEnd) && darkness < 0.85 && length > 0.35)
            || (darkness < 0.6 && length > 0.5)
    }

    /// Whether the digit does not cross here: the ink would be thicker, or darker than the line.
    func isOnlyLine(_ pixel: Pixel, strong: Float) -> Bool {
        Float(pixel.run) <= max(1.8 * thickness, thickness + 2)
            && (darkness >= 0.8 || pixel.ink < 1.45 * darkness * strong)
    }
}
