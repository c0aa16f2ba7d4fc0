import CKernels

/// Samples of a picture, a byte each, row by row: brightness, or a color difference that several pixels share (chroma
/// subsampling).
package struct SamplePlane: Sendable {
    /// All rows of samples, one behind the other.
    let bytes: [UInt8]
    /// The bytes from the beginning of a row to that of the next; more than its samples where rows are filled up.
    let rowBytes: Int
    /// How many pixels share a sample, side by side and one below the other.
    let (across, down): (Int, Int)

    /// Makes a plane of bytes in which a row begins every `rowBytes` bytes; `across` × `down` pixels share a sample.
    package init(_ bytes: [UInt8], rowBytes: Int, across: Int = 1, down: Int = 1) {
        (self.bytes, self.rowBytes, self.across, self.down) = (bytes, rowBytes, across, down)
    }

    /// Makes a plane of the means of a JPEG's blocks of 8 × 8 pixels, whose DC coefficients are given in steps of
    /// `step`.
    ///
    /// The means, 0 … 255, are those that libjpeg makes. There are `rowBytes` blocks in a row.
    package init(
        meansOf coefficients: ArraySlice<Int16>, step: Int, rowBytes: Int, across: Int, down: Int
    ) {
        // Not set to zero first: every mean is written.
        let means = [UInt8](unsafeUninitializedCapacity: coefficients.count) { means, filled in
            coefficients.withUnsafeBufferPointer { coefficients in
                guard let from = coefficients.baseAddress, let to = means.baseAddress else {
                    return
                }
                raster_block_means(from, Int32(step), to, coefficients.count)
            }
            filled = coefficients.count
        }
        self.init(means, rowBytes: rowBytes, across: across, down: down)
    }

    /// The samples of the first `height` rows and `width` columns of a plane of which each pixel has its own.
    package func bytes(width: Int, height: Int) -> [UInt8] {
        precondition(across == 1 && down == 1)
        return (0..<height).flatMap { row($0, width: width) }
    }

    /// The samples of the row `y` of pixels, as many as `width` pixels share.
    func row(_ y: Int, width: Int) -> ArraySlice<UInt8> {
        let start = y / down * rowBytes
        return bytes[start..<start + (width + across - 1) / across]
    }
}

extension ColorRaster {
    /// Makes a raster without color of a plane that has a sample for each pixel: three equal channels.
    package init(gray plane: SamplePlane, width: Int, height: Int) {
        precondition(plane.across == 1)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(3 * width * height)
        for y in 0..<height {
            for value in plane.row(y, width: width) {
                bytes.append(value)
                bytes.append(value)
                bytes.append(value)
            }
        }
        self.init(width: width, height: height, bytes: bytes)
    }
}
