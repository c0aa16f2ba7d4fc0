import CKernels

extension GrayRaster {
    /// Returns the mean over a square of `side` pixels, an odd number, around every pixel (box
    /// blur).
    ///
    /// Beyond the edge the edge pixels go on. The time does not depend on the side: sums run along.
    package func boxBlurred(side: Int) -> GrayRaster {
        precondition(side % 2 == 1, "a box around a pixel has an odd side")
        guard side > 1, !pixels.isEmpty else { return self }
        // The box is separable: a mean of means along columns and rows.
        return blurredDown(side: side).blurredAcross(side: side)
    }

    /// Returns the mean over `side` rows around every pixel.
    private func blurredDown(side: Int) -> GrayRaster {
        let reach = side / 2
        let scale = 1 / Float(side)
        var result = GrayRaster(width: width, height: height)
        var sums = [Float](repeating: 0, count: width)
        pixels.withUnsafeBufferPointer { source in
            result.pixels.withUnsafeMutableBufferPointer { target in
                sums.withUnsafeMutableBufferPointer { sums in
                    // The sum of the rows around the first one, above which it stands for those
                    // that are missing.
                    for offset in -reach...reach {
                        sums.add(
                            source.row(min(max(offset, 0), height - 1), width: width), times: 1)
                    }
                    for row in 0..<height {
                        // Then each row is left at the top while another enters at the bottom.
                        target.row(row, width: width).add(UnsafeBufferPointer(sums), times: scale)
                        sums.add(
                            source.row(min(row + reach + 1, height - 1), width: width), times: 1)
                        sums.add(source.row(max(row - reach, 0), width: width), times: -1)
                    }
                }
            }
        }
        return result
    }

    /// Returns the mean over `side` columns around every pixel.
    private func blurredAcross(side: Int) -> GrayRaster {
        // Scratch in which the kernel puts some rows side by side.
        var lines = [Float](repeating: 0, count: width * Int(RASTER_LANES))
        return filled(width: width, height: height) { source, target in
            raster_blur_columns(source, width, height, side / 2, &lines, target)
        }
    }
}
