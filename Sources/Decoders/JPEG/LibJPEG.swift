internal import CDecoders
package import Raster

/// Decodes a JPEG by libjpeg itself, straight into bytes.
///
/// The pixels are those that ImageMagick makes of the same JPEG by the same library, without the way
/// through its own pixels of 16 bits, which takes as long as decoding does. Only what is usual is
/// decoded; ImageMagick knows what to do about the rest.
package struct LibJPEG {
    /// Columns and rows that the JPEG's header states.
    private let (width, height): (Int, Int)
    /// 1, 2, 4 or 8: what each side is divided by.
    private let reduction: Int

    /// Makes a decoder for gray or colored JPEGs of a size, whose sides are divided by 1, 2, 4 or 8 and rounded up.
    package init(width: Int, height: Int, reducedBy reduction: Int) {
        (self.width, self.height, self.reduction) = (width, height, reduction)
    }

    /// Decodes a JPEG; nil where it is of another kind, or where anything is wrong with it unless a damaged
    /// one is wanted, too.
    package func raster(of bytes: [UInt8], evenIfDamaged: Bool = false) -> ColorRaster? {
        pixels(of: bytes, evenIfDamaged, gray: false).map {
            ColorRaster(width: columns, height: rows, bytes: $0)
        }
    }

    /// Decodes a JPEG's brightness alone, a byte a pixel: what a picture of DC coefficients is compared with.
    ///
    /// Nil where `raster` is nil.
    package func luma(of bytes: [UInt8], evenIfDamaged: Bool = false) -> [UInt8]? {
        pixels(of: bytes, evenIfDamaged, gray: true)
    }

    /// Columns of the decoded picture.
    private var columns: Int { (width + reduction - 1) / reduction }
    /// Rows of the decoded picture.
    private var rows: Int { (height + reduction - 1) / reduction }

    /// Decodes a JPEG into three bytes a pixel, or one of brightness (`gray`); nil where libjpeg cannot or will
    /// not.
    private func pixels(
        of bytes: [UInt8], _ evenIfDamaged: Bool, gray: Bool
    ) -> [UInt8]? {
        let count = (gray ? 1 : 3) * columns * rows
        var isDecoded = false
        let pixels = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            guard let target = buffer.baseAddress else { return }
            // libjpeg writes straight into the array's memory, which has the size that the header states.
            isDecoded = unsafe bytes.withUnsafeBufferPointer { source in
                guard let start = source.baseAddress else { return false }
                return unsafe jpeg_shim_decode(
                    start, source.count, evenIfDamaged, UInt32(reduction), columns, rows, gray,
                    target)
            }
            filled = isDecoded ? count : 0
        }
        return isDecoded ? pixels : nil
    }
}
