package import Raster

extension DCReader {
    /// Whether there is a picture to be made, though parts of it may be missing: the colors are of a kind that is read,
    /// and a scan began to bring the brightness.
    var hasPicture: Bool { isYCbCr && (steps.first ?? nil) != nil }

    /// The picture that the coefficients make: 1/8 of each side, rounded up.
    ///
    /// Brightness has the bytes that libjpeg makes at 1/8. Colors that are kept at half the resolution both ways,
    /// as by most cameras, libjpeg decodes at 1/4, to as many pixels as brightness has; here each of theirs
    /// colors four.
    func picture(_ frame: JPEGFrame) -> ColorRaster {
        // Blocks are rounded up, as libjpeg rounds.
        let (width, height) = ((frame.width + 7) / 8, (frame.height + 7) / 8)
        let planes = frame.components.indices.map { plane(of: $0, frame) }
        guard planes.count == 3 else {
            return ColorRaster(gray: planes[0], width: width, height: height)
        }
        return YCbCrEncoding.jpeg.raster(
            width: width, height: height, luma: planes[0], blueDifference: planes[1],
            redDifference: planes[2])
    }

    /// Brightness alone, a byte a pixel, with the columns and rows it has; nil where there is no picture.
    package var luma: (width: Int, height: Int, bytes: [UInt8])? {
        guard let frame, hasPicture else { return nil }
        let (width, height) = ((frame.width + 7) / 8, (frame.height + 7) / 8)
        return (width, height, plane(of: 0, frame).bytes(width: width, height: height))
    }

    /// Which parts of the picture the file does not have: boxes in pixels of the whole picture, none where all is
    /// there.
    package var missing: [PixelBox] {
        guard let frame else { return [] }
        let (width, height) = (frame.width, frame.height)
        guard steps.first ?? nil != nil else {
            return [PixelBox(x: 0, y: 0, width: width, height: height)]
        }
        guard let fault else { return [] }
        // Units come in reading order: what is missing is the rest of a row of units, and all rows below it.
        let (row, column) = fault.soundUnitCount.quotientAndRemainder(dividingBy: fault.columns)
        let (x, y) = (column * fault.unitWidth, row * fault.unitHeight)
        let below = min(height, y + fault.unitHeight)
        return [
            PixelBox(x: x, y: y, width: width - x, height: below - y),
            PixelBox(x: 0, y: below, width: width, height: height - below),
        ].filter { $0.area > 0 }
    }

    /// The means of a component's blocks, a plane in which a sample stands for a block.
    private func plane(of index: Int, _ frame: JPEGFrame) -> SamplePlane {
        let (component, first) = (frame.components[index], frame.components[0])
        // Rows of blocks that only fill up units are left out; columns are passed over by `rowBytes`.
        let blocks = component.start..<component.start + component.columns * component.neededRows
        return SamplePlane(
            meansOf: coefficients[blocks], step: steps[index] ?? 0, rowBytes: component.columns,
            across: first.across / component.across, down: first.down / component.down)
    }
}
