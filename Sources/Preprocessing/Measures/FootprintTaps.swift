import Raster

/// On which cells of a box a row of pixels drops its ink along one axis, and how much: area resampling by the code that
/// reproduces MNIST.
///
/// A pixel's footprint is the stretch of the box that the pixel covers, shrunk to 0.99 of its length. A pixel whose
/// footprint lies in one cell drops all its ink there. A pixel that is split by a cell's border drops on both cells
/// what overlaps them, and so loses the hundredth by which it was shrunk: that is how MNIST came out, aliasing
/// included.
///
/// Source: Yadav, Bottou, "Cold Case: The Lost MNIST Digits", 2019, and its code.
struct FootprintTaps {
    /// The cell in which each pixel's footprint begins, from 0; a pixel that is repeated has an entry for each time.
    private var first: [Int] = []
    /// The weight of the pixel's ink in that cell: the footprint's length there in cells, or the pixel's whole length,
    /// not shrunk, where the footprint lies in one cell.
    private var firstWeight: [Float] = []
    /// The length that the footprint has in the next cell; 0 where the pixel is not split.
    private var secondWeight: [Float] = []

    /// Lays the pixels of a row, or of a column, along the cells of a box.
    ///
    /// A footprint begins where its pixel begins and is cut at its far end.
    ///
    /// - Parameters:
    ///   - count: pixels in the row.
    ///   - offset: pixels of padding before the first one.
    ///   - square: pixels and padding together.
    ///   - side: cells of the box.
    init(count: Int, offset: Int, square: Int, side: Int) {
        // A picture smaller than the box is enlarged by a power of two, so that no footprint is longer than a cell.
        var factor = 1
        while square * factor < side { factor *= 2 }
        let scale = Double(side) / Double(square * factor)
        for pixel in 0..<count * factor {
            // 0.99 and 1e-11 are the published code's; the latter keeps a footprint that ends on a border from counting
            // as split.
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

    /// How many times each pixel of the picture is repeated, a power of two.
    private let repeats: Int

    /// Returns the picture with its rows dropped on `side` rows; the columns stay.
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

    /// Returns the picture with its columns dropped on `side` columns; the rows stay.
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
