import CKernels

/// Samples of a picture, a byte each, row by row.
package struct SamplePlane: Sendable {
    let bytes: [UInt8]
    let rowBytes: Int
    let (across, down): (Int, Int)

    /// Makes a plane; every `rowBytes` bytes a row begins, and `across` × `down` pixels share a sample.
    package init(_ bytes: [UInt8], rowBytes: Int, across: Int = 1, down: Int = 1) {
        (self.bytes, self.rowBytes, self.across, self.down) = (bytes, rowBytes, across, down)
    }

    /// Makes a plane of the means of blocks whose DC coefficients, as a JPEG has them, are in steps of a size.
    package init(
        meansOf coefficients: ArraySlice<Int16>, step: Int, rowBytes: Int, across: Int, down: Int
    ) {
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

    /// The samples of the first rows and columns, of which each pixel has one.
    package func bytes(width: Int, height: Int) -> [UInt8] {
        precondition(across == 1 && down == 1)
        return (0..<height).flatMap { row($0, width: width) }
    }

    /// The samples of a row of so many pixels.
    func row(_ y: Int, width: Int) -> ArraySlice<UInt8> {
        let start = y / down * rowBytes
        return bytes[start..<start + (width + across - 1) / across]
    }
}

extension ColorRaster {
    /// Makes a raster without color of a plane that has a sample for each pixel.
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
