internal import CDecoders
package import PhotoFiles

extension PhotoDecoder {
    /// Decodes a tiny picture of a format, or (`nil`) of every format, whole and cut off.
    ///
    /// This loads every library, coder, table and thread that a photo of the format will need, before a sandbox closes
    /// the file system. Pictures that cannot be decoded here are passed over.
    package func warmUp(for format: ImageFormat?) {
        // A plain JPEG needs nothing that is not there from the start.
        if format == .jpeg, choice == .auto { return }
        for picture in Self.warmUpPictures {
            guard let whole = try? Photo(encoded: picture),
                format == nil || format == whole.header.format
            else { continue }
            // Only large PNGs are decoded by it.
            if whole.header.format == .png { _ = LibPNG.isInstalled }
            // ImageMagick's errors have tables of their own.
            let half = Array(picture.prefix(picture.count / 2))
            for bytes in isHEIF(format) ? [picture] : [picture, half] {
                guard let photo = try? Photo(encoded: bytes) else { continue }
                // libheif leaves nothing to ImageMagick, whose thirty libraries cost as much as all else of one HEIC.
                for choice in isHEIF(format) ? [choice] : Choice.allCases {
                    _ = try? PhotoDecoder(choice).picture(of: photo, toLongSide: 512)
                }
            }
        }
    }

    /// Whether libheif decodes the format.
    private func isHEIF(_ format: ImageFormat?) -> Bool { format == .heic || format == .avif }

    /// The files of one tiny drawing of a 7 in each format that is read.
    package static var warmUpPictures: [[UInt8]] {
        (0..<warm_up_picture_count()).map { index in
            var count = 0
            let bytes = unsafe warm_up_picture(index, &count)
            return unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
        }
    }
}
