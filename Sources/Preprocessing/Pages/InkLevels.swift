package import Raster

/// What hangs together in a page's ink at several thresholds.
///
/// One threshold cannot serve faint pencil beside a marker, or digits on paler lines: each mark is
/// looked for at all of them, and is whole and alone at one about half as strong as its own ink.
package struct InkLevels: Sendable {
    /// A threshold, its mask and the parts of it.
    private struct Level {
        let threshold: Float
        let mask: BinaryMask
        let parts: ConnectedComponents
    }

    private let levels: [Level]
    private let ink: GrayRaster
    private let grain: LocalGrain
    /// Everything found, before lines are taken away.
    package let marks: [PageMark]

    /// The lowest threshold, and the factor from one to the next.
    private static let (lowest, step): (Float, Float) = (0.04, 1.5)
    /// How many thresholds there are.
    private static let count = 7
    /// The threshold of a mark over its mean ink; outside of this another one shows it better.
    private static let fit: ClosedRange<Float> = 0.2...0.86
    /// How many times the grain around it a mark's threshold is at least.
    private static let clear: Float = 2.5

    /// Looks at the ink of a page.
    package init(of ink: GrayRaster) {
        self.ink = ink
        grain = LocalGrain(of: ink)
        var levels: [Level] = []
        var threshold = Self.lowest
        for _ in 0..<Self.count {
            let mask = ink.mask(above: threshold)
            levels.append(
                Level(
                    threshold: threshold, mask: mask,
                    parts: ConnectedComponents(of: mask, ink: ink)))
            threshold *= Self.step
        }
        self.levels = levels
        var pool = MarkPool()
        for level in levels {
            for mark in Self.marks(in: level.parts, level.threshold, grain) {
                pool.add(mark, threshold: level.threshold)
            }
        }
        marks = pool.marks
    }

    /// Returns everything that is found when lines are taken away as well, and nothing that is left of
    /// lines.
    package func marks(withoutLinesAround height: Float) -> [PageMark] {
        var ways = BinaryMask(width: ink.width, height: ink.height)
        var rests: [(threshold: Float, parts: ConnectedComponents)] = []
        for level in levels {
            let isLarge = level.parts.components.map { Float($0.box.longSide) > 2.4 * height }
            guard isLarge.contains(true) else { continue }
            let large = level.parts.mask(where: isLarge)
            let lines = PageLines(in: large, writingHeight: height)
            guard !lines.mask.isEmpty else { continue }
            ways = ways.union(lines.ways)
            let rest = ConnectedComponents(of: large.subtracting(lines.mask), ink: ink)
            rests.append((level.threshold, rest))
        }
        var pool = MarkPool()
        for (threshold, parts) in levels.map({ ($0.threshold, $0.parts) }) + rests {
            for mark in Self.marks(in: parts, threshold, grain) where !mark.lies(within: ways) {
                pool.add(mark, threshold: threshold)
            }
        }
        return pool.marks
    }

    private static func marks(
        in parts: ConnectedComponents, _ threshold: Float, _ grain: LocalGrain
    ) -> [PageMark] {
        let side = max(parts.width, parts.height)
        return PageMark.marks(in: parts) { part in
            part.area >= 4 && part.box.longSide >= 4 && part.box.longSide < side * 9 / 10
                && fit.contains(threshold * Float(part.area) / max(part.ink, 1e-3))
                && threshold >= clear * grain.grain(around: part.box)
        }
    }
}

extension PageMark {
    /// Whether nearly all of the mark lies within a mask of the page's size.
    fileprivate func lies(within mask: BinaryMask) -> Bool {
        var inside = 0
        for run in runs {
            let start = run.row * mask.width
            for column in run.columns { inside += Int(mask.pixels[start + column]) }
        }
        return 10 * inside > 7 * area
    }
}
