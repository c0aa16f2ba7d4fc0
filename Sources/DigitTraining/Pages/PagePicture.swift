import MNIST
import Preprocessing
import Raster
import SyntheticDigits
import SystemLibraries

/// A simulated page at one size, as the network that finds digits sees it, and what its pixels show.
struct PagePicture: Sendable {
    /// Columns and rows, both even.
    let width: Int
    let height: Int
    /// The ink, 0 … 255.
    let ink: [UInt8]
    /// The roles of the pixels (`PageTruth.Role`).
    let roles: [UInt8]
    /// The roles of the characters in whose middles pixels lie.
    let middles: [UInt8]
    /// Where characters are.
    let places: [(x: Int, y: Int)]

    /// The height of a page's digits in pixels, from which the network is to find them.
    static let heights: ClosedRange<Float> = 10...46

    /// Makes the picture of a page that was photographed and decoded again, shrunk until its characters are
    /// of some height within `heights`; nothing where the ink's polarity was misjudged.
    init?(
        _ gray: GrayRaster, truth: PageTruth, characterHeight: Float,
        using random: inout SeededGenerator
    ) {
        let (least, most) = (Self.heights.lowerBound, Self.heights.upperBound)
        let height = least * powf(most / least, random.unit())
        let scale = min(1, height / max(characterHeight, 1))
        let width = max(32, Int(Float(gray.width) * scale)) & ~1
        let rows = max(32, Int(Float(gray.height) * scale)) & ~1
        let ink = PageInk(of: gray.areaResampled(width: width, height: rows)).ink
        self.width = width
        self.height = rows
        self.ink = ink.pixels.map { UInt8(($0 * 255).rounded()) }
        let (roles, middles) = (
            truth.roles.reduced(from: truth.width, truth.height, to: width, rows),
            truth.middles.reduced(from: truth.width, truth.height, to: width, rows)
        )
        (self.roles, self.middles) = (roles, middles)
        let written = roles.indices.filter {
            roles[$0] != PageTruth.Role.paper.rawValue && roles[$0] != PageTruth.Role.line.rawValue
        }
        let mean = written.reduce(Float(0)) { $0 + ink.pixels[$1] } / Float(max(1, written.count))
        guard written.isEmpty || mean > Self.leastInk else { return nil }
        places = middles.indices.filter { middles[$0] != PageTruth.Role.paper.rawValue }
            .enumerated().filter { $0.offset.isMultiple(of: 7) }
            .map { ($0.element % width, $0.element / width) }
    }

    /// The mean ink of what was written, 0 … 1, where ink and paper have been told apart.
    private static let leastInk: Float = 0.12
}

extension [UInt8] {
    /// Returns a map of values at a smaller size: the most frequent value above 0 in the area of each new
    /// pixel, where such values cover a quarter of it, else 0.
    fileprivate func reduced(from width: Int, _ height: Int, to columns: Int, _ rows: Int)
        -> [UInt8]
    {
        var result = [UInt8](repeating: 0, count: columns * rows)
        var counts = [Int](repeating: 0, count: PageTruth.Role.allCases.count)
        for row in 0..<rows {
            let top = row * height / rows
            let bottom = Swift.max(top + 1, (row + 1) * height / rows)
            for column in 0..<columns {
                let left = column * width / columns
                let right = Swift.max(left + 1, (column + 1) * width / columns)
                for index in counts.indices { counts[index] = 0 }
                for y in top..<bottom {
                    for x in left..<right { counts[Int(self[y * width + x])] += 1 }
                }
                let area = (bottom - top) * (right - left)
                guard 4 * (area - counts[0]) >= area else { continue }
                let best = (1..<counts.count).max { counts[$0] < counts[$1] } ?? 0
                result[row * columns + column] = UInt8(best)
            }
        }
        return result
    }
}
