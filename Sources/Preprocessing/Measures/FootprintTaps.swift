import Raster

/// On which cells of a box a row of pixels drops its ink along one axis, and how much.
///
/// A pixel whose shrunk footprint lies in one cell drops all its ink there; one that is split
/// drops on each cell what overlaps it, and loses the hundredth by which it was shrunk: that is
/// how MNIST came out, aliasing included.
struct FootprintTaps {
    private var first: [Int] = []
    private var firstWeight: [Float] = []
    /// 0 where the pixel is not split.
    private var secondWeight: [Float] = []

    /// - Parameters:
    ///   - count: pixels in the row.
    ///   - offset: cells of padding before the first one.
    ///   - square: pixels and padding together.
    ///   - side: cells of the box.
    init(count: Int, offset: Int, square: Int, side: Int) {
        var factor = 1
        while square * factor < side { factor *= 2 }
        let scale = Double(side) / Double(square * factor)
        for pixel in 0..<count * factor {
            let start = Double(pixel + offset * factor) * scale
            let end = start + 0.99 * scale
            let cell = Int((start + 1e-11).rounded(.down))
            let last = Int((end - 1e-11).rounded(.up)) - 1
            first.append(cell)
            if last == cell {
                firstWeight.append(Float(scale))
                secondWeight.append(0)
            } else {
                firstWeight.append(Float(Double(cell + 1) - start))
                secondWeight.append(Float(end - Double(last)))
            }
        }
        repeats = factor
    }

    /// How many times a pixel of the picture is repeated.
    private let repeats: Int

    /// Returns the picture with its rows dropped on `side` rows.
    func resampleRows(of ink: GrayRaster, side: Int) -> GrayRaster {
        var result = GrayRaster(width: ink.width, height: side)
        ink.pixels.withUnsafeBufferPointer { source in
            result.pixels.withUnsafeMutableBufferPointer { target in
                for tap in first.indices {
                    let line = source.row(tap / repeats, width: ink.width)
                    target.row(first[tap], width: ink.width).add(line, times: firstWeight[tap])
                    guard secondWeight[tap] > 0 else { continue }
                    target.row(first[tap] + 1, width: ink.width)
                        .add(line, times: secondWeight[tap])
                }
            }
        }
        return result
    }

    /// Returns the picture with its columns dropped on `side` columns.
    func resampleColumns(of ink: GrayRaster, side: Int) -> GrayRaster {
        var result = GrayRaster(width: side, height: ink.height)
        result.pixels.withUnsafeMutableBufferPointer { target in
            for row in 0..<ink.height {
                let out = target.row(row, width: side)
                for tap in first.indices {
                    let value = ink[tap / repeats, row]
                    out[first[tap]] += firstWeight[tap] * value
                    if secondWeight[tap] > 0 { out[first[tap] + 1] += secondWeight[tap] * value }
                }
            }
        }
        return result
    }
}
