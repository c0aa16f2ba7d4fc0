import Raster

/// The way that a pen would go to write a printed character: the middle lines of its strokes (skeleton).
///
/// Characters of scripts of which no hand is at hand are written so. The glyph is thinned to lines of one
/// pixel (Zhang, Suen, "A fast parallel algorithm for thinning digital patterns", CACM 27, 1984), which are
/// then followed from ends and crossings.
struct GlyphSkeleton: Sendable {
    /// The lines, from the start of the character on the baseline: x to the right, y down, where the font's
    /// size is 1.
    ///
    /// Every line has two places at least, a dot excepted, which has one; in no order that a hand would have.
    let paths: [Path]
    /// The distance to the start of the next character, where the font's size is 1.
    let advance: Float

    /// Thins a glyph and follows its lines; a glyph without ink has none.
    init(_ glyph: PrintedGlyph) {
        var thin = Thinning(glyph)
        thin.thin()
        let size = Float(glyph.fontSize)
        paths = thin.lines().map { line in
            Self.smooth(line).map { place in
                Point(
                    (place.x + glyph.bearing) / size, (place.y - glyph.rise) / size)
            }
        }
        advance = glyph.advance / size
    }

    /// Averages the steps from pixel to pixel away and keeps every second place; ends stay.
    ///
    /// Lines of four places and fewer stay as they are.
    private static func smooth(_ line: Path) -> Path {
        guard line.count > 4 else { return line }
        var smooth = [line[0]]
        // The mean of five places smooths steps of one pixel.
        for index in stride(from: 2, to: line.count - 2, by: 2) {
            smooth.append(
                (line[index - 2] + line[index - 1] + line[index] + line[index + 1] + line[index + 2])
                    / 5)
        }
        return smooth + [line[line.count - 1]]
    }
}

/// A glyph's pixels while they are thinned and followed.
///
/// One pixel of paper is around the glyph, so that every inked pixel has eight neighbors.
private struct Thinning {
    /// Columns, those of the rim included.
    private let width: Int
    /// Pixel rows, those of the rim included.
    private let height: Int
    /// Whether each pixel is ink, row by row.
    private var ink: [Bool]
    /// The offsets of a pixel's eight neighbors in `ink`, clockwise from above: P2 … P9 of Zhang and Suen.
    private let ring: [Int]

    /// Takes the pixels that are covered by more than a half.
    init(_ glyph: PrintedGlyph) {
        (width, height) = (glyph.width + 2, glyph.height + 2)
        ink = [Bool](repeating: false, count: width * height)
        for y in 0..<glyph.height {
            for x in 0..<glyph.width where glyph.coverage[y * glyph.width + x] > 127 {
                ink[(y + 1) * width + x + 1] = true
            }
        }
        ring = [-width, -width + 1, 1, width + 1, width, width - 1, -1, -width - 1]
    }

    /// Takes away outer pixels until the lines are one pixel wide.
    ///
    /// In two alternating passes, each deciding on all pixels before any is taken away: lower right and
    /// upper left ones.
    mutating func thin() {
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for pass in 0...1 {
                let gone = ink.indices.filter { ink[$0] && isOuter($0, pass) }
                for index in gone { ink[index] = false }
                hasChanged = hasChanged || !gone.isEmpty
            }
        }
    }

    /// Whether a pixel may go in a pass without parting what it is part of.
    ///
    /// Such a pixel has two to six inked neighbors in one connected stretch, and paper on the sides of the
    /// pass.
    private func isOuter(_ index: Int, _ pass: Int) -> Bool {
        let around = ring.map { ink[index + $0] }
        let count = around.count { $0 }
        guard (2...6).contains(count) else { return false }
        // More than one change from paper to ink around it: the pixel joins two strokes.
        let starts = (0..<8).count { !around[$0] && around[($0 + 1) % 8] }
        guard starts == 1 else { return false }
        return pass == 0
            ? !(around[0] && around[2] && around[4]) && !(around[2] && around[4] && around[6])
            : !(around[0] && around[2] && around[6]) && !(around[0] && around[4] && around[6])
    }

    /// Returns the inked pixels among a pixel's eight neighbors, clockwise from above.
    private func neighbors(_ index: Int) -> [Int] {
        ring.map { index + $0 }.filter { ink[$0] }
    }

    /// Returns the lines in pixels of the glyph: first those that begin at an end or a crossing, then the rings.
    ///
    /// Lines of fewer than four pixels are left out where there are longer ones.
    func lines() -> [Path] {
        let pixels = ink.indices.filter { ink[$0] }
        // A pixel with two neighbors is within a line; others are ends, crossings or dots.
        let degrees = Dictionary(uniqueKeysWithValues: pixels.map { ($0, neighbors($0).count) })
        var isUsed = Set<Int>()
        var lines: [Path] = []
        func follow(_ start: Int, _ first: Int) {
            var line = [start, first]
            var last = first
            isUsed.insert(first)
            // On to a neighbor that the line has not just come from, until an end or crossing.
            while degrees[last] == 2,
                let next = neighbors(last).first(where: {
                    !line.suffix(3).contains($0) && !(isUsed.contains($0) && degrees[$0] == 2)
                })
            {
                line.append(next)
                isUsed.insert(next)
                last = next
            }
            lines.append(line.map { Point(Float($0 % width) - 0.5, Float($0 / width) - 0.5) })
        }
        for start in pixels where degrees[start] != 2 {
            isUsed.insert(start)
            let around = neighbors(start)
            if around.isEmpty { lines.append([point(start)]) }
            for first in around where !isUsed.contains(first) { follow(start, first) }
        }
        for start in pixels where degrees[start] == 2 && !isUsed.contains(start) {
            isUsed.insert(start)
            guard let first = neighbors(start).first else { continue }
            follow(start, first)
            // A ring is closed.
            lines[lines.count - 1].append(point(start))
        }
        // A spur of a pixel or two is the thinning's, not the pen's.
        let isSpur = { (line: Path) in line.count < 4 }
        return lines.contains { !isSpur($0) } ? lines.filter { !isSpur($0) } : lines
    }

    /// Returns a pixel's center in the glyph's pixels, without the rim.
    private func point(_ index: Int) -> Point {
        Point(Float(index % width) - 0.5, Float(index / width) - 0.5)
    }
}
