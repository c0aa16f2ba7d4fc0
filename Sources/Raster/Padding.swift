extension GrayRaster {
    /// Returns the picture with a margin on all sides that repeats its edge pixels.
    package func paddedByEdge(_ margin: Int) -> GrayRaster {
        padded(margin) { [pixels, width, height] column, row in
            let inside = min(max(row, 0), height - 1) * width
            return pixels[inside + min(max(column, 0), width - 1)]
        }
    }

    /// Returns the picture with a margin of zeros on all sides.
    package func paddedByZero(_ margin: Int) -> GrayRaster { padded(margin) { _, _ in 0 } }

    private func padded(_ margin: Int, with value: (Int, Int) -> Float) -> GrayRaster {
        var result = GrayRaster(width: width + 2 * margin, height: height + 2 * margin)
        for row in -margin..<height + margin {
            let out = (row + margin) * result.width + margin
            if row < 0 || row >= height {
                for column in -margin..<width + margin {
                    result.pixels[out + column] = value(column, row)
                }
            } else {
                for column in 0..<width {
                    result.pixels[out + column] = pixels[row * width + column]
                }
                for column in 1..<margin + 1 {
                    result.pixels[out - column] = value(-column, row)
                    result.pixels[out + width + column - 1] = value(width + column - 1, row)
                }
            }
        }
        return result
    }
}
