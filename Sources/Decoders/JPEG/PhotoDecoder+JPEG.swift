import PhotoFiles
import Raster

extension PhotoDecoder {
    /// Decodes a JPEG without ImageMagick, damaged ones too; nil where it is too unusual or too broken.
    ///
    /// At 1/8 of its size `DCReader` does it, else and at any other size libjpeg.
    func jpeg(_ photo: Photo, _ header: ImageHeader, reducedBy reduction: Int) -> DecodedPicture? {
        let reader = reduction == 8 ? try? DCReader(photo.bytes) : nil
        if let reader, let color = reader.picture(of: header) {
            return DecodedPicture(
                color: color.continued(over: reader.missing, reducedBy: 8),
                fullSide: max(header.width, header.height), reduction: 8,
                isDamaged: !reader.isWhole, missing: reader.missing, decoder: .coefficients)
        }
        // Whole pictures first: the second try, which passes over damage, cannot tell whether there was some.
        let libjpeg = LibJPEG(width: header.width, height: header.height, reducedBy: reduction)
        var picture = DecodedPicture(
            color: ColorRaster(width: 0, height: 0, bytes: []),
            fullSide: max(header.width, header.height), reduction: reduction, decoder: .libjpeg)
        if let color = libjpeg.raster(of: photo.bytes) {
            picture.color = color
            return picture
        }
        guard let color = libjpeg.raster(of: photo.bytes, evenIfDamaged: true) else { return nil }
        picture.isDamaged = true
        picture.missing = Self.missing(in: photo, header)
        picture.color = color.continued(over: picture.missing, reducedBy: reduction)
        return picture
    }

    /// Which parts of a damaged photo's picture its file does not have, in pixels of the picture as stored; all of
    /// it where nobody knows.
    static func missing(in photo: Photo, _ header: ImageHeader) -> [PixelBox] {
        let all = [PixelBox(x: 0, y: 0, width: header.width, height: header.height)]
        guard header.format == .jpeg, let reader = try? DCReader(photo.bytes), reader.isOf(header)
        else { return all }
        // Where the means of a progressive JPEG are whole, and so is its file, the fault is in finer details.
        let hasFaultyDetails = reader.isWhole && reader.frame?.isProgressive == true
        return hasFaultyDetails ? all : reader.missing
    }
}

extension DCReader {
    /// Whether the frame has the size that a photo's header states; else the two do not speak of one picture.
    fileprivate func isOf(_ header: ImageHeader) -> Bool {
        frame?.width == header.width && frame?.height == header.height
    }

    /// The picture, where the file has all of it that it could have, or ends before it should; nil where libjpeg
    /// may see more.
    fileprivate func picture(of header: ImageHeader) -> ColorRaster? {
        guard let frame, isOf(header), hasPicture, isWhole || !hasEnd || fault != nil else {
            return nil
        }
        return picture(frame)
    }
}

extension ColorRaster {
    /// Returns the picture with missing parts, which libraries leave gray, filled by the pixels above them, so that
    /// they have no edge that might be taken for ink.
    ///
    /// The boxes are in pixels of the whole picture, which has `reduction` times the sides of this one. The first row
    /// has nothing above it and stays.
    fileprivate func continued(over missing: [PixelBox], reducedBy reduction: Int) -> ColorRaster {
        var picture = self
        for box in missing {
            // The box in this picture's pixels, enlarged to whole ones.
            let columns = box.x / reduction..<min(width, (box.maxX + reduction - 1) / reduction)
            let rows =
                max(
                    1, box.y / reduction)..<max(
                    1, min(height, (box.maxY + reduction - 1) / reduction))
            for y in rows {
                for place in 3 * (y * width + columns.lowerBound)..<3
                    * (y * width + columns.upperBound)
                {
                    picture.bytes[place] = picture.bytes[place - 3 * width]
                }
            }
        }
        return picture
    }
}
