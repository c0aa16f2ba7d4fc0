extension GrayRaster {
    /// Returns the picture with a margin on all sides that repeats its edge pixels.
    package func paddedByEdge(_ margin: Int) -> GrayRaster {
        guard !pixels.isEmpty else { return paddedByZero(margin) }
        return filled(width: width + 2 * margin, height: height + 2 * margin) { source, target in
            let padded = width + 2 * margin
            for row in 0..<height + 2 * margin {
                let line = source + min(max(row - margin, 0), height - 1) * width
                let out = target + row * padded
                out.update(repeating: line[0], count: margin)
                (out + margin).update(from: line, count: width)
                (out + margin + width).update(repeating: line[width - 1], count: margin)
            }
        }
    }

    /// Returns the picture with a margin of zeros on all sides.
    package func paddedByZero(_ margin: Int) -> GrayRaster {
        var result = GrayRaster(width: width + 2 * margin, height: height + 2 * margin)
        for row in 0..<height {
            let start = (row + margin) * result.width + margin
            result.pixels.replaceSubrange(
                start..<start + width, with: pixels[row * width..<(row + 1) * width])
        }
        return result
    }
}

extension BinaryMask {
    /// Returns the mask with an empty margin on all sides.
    package func paddedByZero(_ margin: Int) -> BinaryMask {
        var result = BinaryMask(width: width + 2 * margin, height: height + 2 * margin)
        for row in 0..<height {
            let start = (row + margin) * result.width + margin
            result.pixels.replaceSubrange(
                start..<start + width, with: pixels[row * width..<(row + 1) * width])
        }
        return result
    }
}
