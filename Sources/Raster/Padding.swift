extension GrayRaster {
    /// Returns the picture with a margin of so many pixels on all sides that repeats its edge
    /// pixels; around an empty picture the margin is 0.
    package func paddedByEdge(_ margin: Int) -> GrayRaster {
        guard !pixels.isEmpty else { return paddedByZero(margin) }
        return filled(width: width + 2 * margin, height: height + 2 * margin) { source, target in
            let padded = width + 2 * margin
            for row in 0..<height + 2 * margin {
                // The nearest row of the picture, its own or an edge.
                let line = source + min(max(row - margin, 0), height - 1) * width
                let out = target + row * padded
                out.update(repeating: line[0], count: margin)
                (out + margin).update(from: line, count: width)
                (out + margin + width).update(repeating: line[width - 1], count: margin)
            }
        }
    }

    /// Returns the picture with a margin of so many zeros on all sides.
    package func paddedByZero(_ margin: Int) -> GrayRaster {
        var result = GrayRaster(width: width + 2 * margin, height: height + 2 * margin)
        result.pixels.insert(rowsOf: pixels, width: width, margin: margin)
        return result
    }
}

extension BinaryMask {
    /// Returns the mask with a margin of so many unset pixels on all sides.
    package func paddedByZero(_ margin: Int) -> BinaryMask {
        var result = BinaryMask(width: width + 2 * margin, height: height + 2 * margin)
        result.pixels.insert(rowsOf: pixels, width: width, margin: margin)
        return result
    }
}

extension Array {
    /// Puts the rows of a smaller picture, `width` elements each, into the middle of this one,
    /// whose margin is `margin` elements on every side.
    fileprivate mutating func insert(rowsOf inner: [Element], width: Int, margin: Int) {
        guard width > 0 else { return }
        for row in 0..<inner.count / width {
            let start = (row + margin) * (width + 2 * margin) + margin
            replaceSubrange(start..<start + width, with: inner[row * width..<(row + 1) * width])
        }
    }
}
