import Raster

extension HEIFPicture {
    /// Makes a raster of the picture with its longer side scaled down to at most `side` pixels.
    ///
    /// libheif cannot decode at a smaller size; so the picture is scaled where it lies in libheif's memory.
    func raster(toLongSide side: Int) -> ColorRaster {
        switch layout {
        case .rgb: interleaved(toLongSide: side)
        case .rgba: laidOnPaper(toLongSide: side)
        case .yCbCr(let red, let blue, let isFullRange):
            converted(
                from: YCbCrEncoding(red: red, blue: blue, isFullRange: isFullRange),
                toLongSide: side)
        }
    }

    /// A plan for scaling the picture's longer side down to at most `side` pixels.
    private func scaling(toLongSide side: Int) -> AreaScaling {
        AreaScaling(fromWidth: width, fromHeight: height, toLongSide: side)
    }

    /// The raster of a picture in red, green and blue.
    private func interleaved(toLongSide side: Int) -> ColorRaster {
        let scaling = scaling(toLongSide: side)
        let bytes = unsafe withPlane(.first) { bytes, rowBytes, _, _ in
            unsafe scaling.scaled(bytes, rowBytes: rowBytes, channels: .three)
        }
        return ColorRaster(width: scaling.newWidth, height: scaling.newHeight, bytes: bytes)
    }

    /// The raster of a picture with opacity: paper shows through it, laid under it row by row.
    private func laidOnPaper(toLongSide side: Int) -> ColorRaster {
        let scaling = scaling(toLongSide: side)
        return ColorRaster.onPaper { paper in
            var scaler = AreaScaler(scaling, channels: .three)
            unsafe withPlane(.first) { bytes, rowBytes, width, height in
                var row = [UInt8](repeating: 0, count: 3 * width)
                for start in stride(from: 0, to: rowBytes * height, by: rowBytes) {
                    // A row may be longer than its pixels.
                    let rgba = unsafe UnsafeBufferPointer(
                        rebasing: bytes[start..<start + 4 * width])
                    unsafe TransparentPixels.color.lay(rgba, on: paper, into: &row)
                    unsafe row.withUnsafeBufferPointer { unsafe scaler.add($0) }
                }
            }
            return ColorRaster(
                width: scaling.newWidth, height: scaling.newHeight, bytes: scaler.bytes)
        }
    }

    /// The raster of a picture in planes: the planes are scaled first, so that few pixels are left to convert.
    private func converted(
        from encoding: YCbCrEncoding, toLongSide side: Int
    ) -> ColorRaster {
        let whole = scaling(toLongSide: side)
        // Scales a plane of any size to the new picture's.
        func scaled(_ plane: Plane) -> SamplePlane {
            let bytes = unsafe withPlane(plane) { bytes, rowBytes, width, height in
                // Differences may have fewer pixels than brightness has.
                unsafe AreaScaling(
                    fromWidth: width, fromHeight: height, toWidth: whole.newWidth,
                    toHeight: whole.newHeight
                ).scaled(bytes, rowBytes: rowBytes, channels: .one)
            }
            return SamplePlane(bytes, rowBytes: whole.newWidth)
        }
        return encoding.raster(
            width: whole.newWidth, height: whole.newHeight, luma: scaled(.first),
            blueDifference: scaled(.blueDifference), redDifference: scaled(.redDifference))
    }
}
