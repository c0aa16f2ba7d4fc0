import Raster

/// A plain reading of the published reconstruction of MNIST's normalization, pixel by pixel, to
/// hold the fast stages against.
///
/// Source: Yadav, Bottou, "Cold Case: The Lost MNIST Digits", 2019.
struct PublishedNormalization {
    /// 784 gray levels made of a binary glyph.
    let pixels: [UInt8]

    init(of glyph: BinaryMask) {
        var columns: [Int] = []
        var rows: [Int] = []
        for y in 0..<glyph.height {
            for x in 0..<glyph.width where glyph[x, y] {
                columns.append(x)
                rows.append(y)
            }
        }
        let left = columns.min() ?? 0
        let top = rows.min() ?? 0
        let width = (columns.max() ?? 0) - left + 1
        let height = (rows.max() ?? 0) - top + 1
        let side = max(width, height, 10)
        var square = [[Double]](
            repeating: [Double](repeating: 0, count: side), count: side)
        for y in 0..<height {
            for x in 0..<width where glyph[left + x, top + y] {
                square[y + (side - height) / 2][x + (side - width) / 2] = 1
            }
        }
        while square.count < 20 {
            square = square.flatMap { row in
                let doubled = row.flatMap { [$0, $0] }
                return [doubled, doubled]
            }
        }
        let box = Self.dropped(square)
        let peak = min(1, box.joined().max() ?? 1)
        let levels = box.map { $0.map { min(255, max(0, (255 * $0 / peak + 0.5).rounded(.down))) } }
        pixels = Self.pasted(levels)
    }

    /// Every pixel drops its ink on the cells its footprint, shrunk to 0.99, overlaps.
    private static func dropped(_ square: [[Double]]) -> [[Double]] {
        let scale = 20 / Double(square.count)
        func cells(_ index: Int) -> [(Int, Double)] {
            let start = Double(index) * scale
            let end = start + 0.99 * scale
            let first = Int((start + 1e-11).rounded(.down))
            let last = Int((end - 1e-11).rounded(.up)) - 1
            return first == last
                ? [(first, scale)]
                : [(first, Double(first + 1) - start), (last, end - Double(last))]
        }
        var box = [[Double]](repeating: [Double](repeating: 0, count: 20), count: 20)
        for (y, row) in square.enumerated() {
            for (x, ink) in row.enumerated() where ink > 0 {
                for (down, height) in cells(y) {
                    for (across, width) in cells(x) { box[down][across] += ink * height * width }
                }
            }
        }
        return box
    }

    /// Shifted by int(15 − center of mass), pixel centers at one half.
    private static func pasted(_ levels: [[Double]]) -> [UInt8] {
        var sum = 0.0
        var across = 0.0
        var down = 0.0
        for (y, row) in levels.enumerated() {
            for (x, level) in row.enumerated() {
                sum += level
                across += level * (Double(x) + 0.5)
                down += level * (Double(y) + 0.5)
            }
        }
        let right = Int(15 - across / sum)
        let below = Int(15 - down / sum)
        var pixels = [UInt8](repeating: 0, count: 784)
        for (y, row) in levels.enumerated() {
            for (x, level) in row.enumerated()
            where (0..<28).contains(x + right) && (0..<28).contains(y + below) {
                pixels[(y + below) * 28 + x + right] = UInt8(level)
            }
        }
        return pixels
    }
}
