import PhotoFiles
package import Raster

/// Crops the picture to the box around the digit, which is noted in pixels of the full-size photo.
///
/// The workpiece gets the warning `touches-border` where the digit may be cut off, and `small-digit` where the photo
/// has fewer pixels of it than MNIST's pictures.
package struct CropToInk: Stage {
    package static let name = StageName.cropToInk

    /// The constant of this stage.
    package struct Settings: Sendable, Codable {
        /// The digit's long side in pixels of the full-size photo below which the photo has the warning `small-digit`.
        ///
        /// Not tuned: about two thirds of the 20 pixels of MNIST's box; of fewer the digit is read from clearly less
        /// than MNIST shows.
        package var smallDigit = 14

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Makes the stage.
    package init() {}

    /// Crops ink, mask and lines; throws `noInk` where the mask is empty or missing.
    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        guard let mask = workpiece.mask, let ink = workpiece.ink, let box = mask.boundingBox
        else { throw .noInk }
        // In a close-up the border is one that this program has chosen, and says nothing about the photo.
        if workpiece.showsWholePhoto,
            box.x == 0 || box.y == 0 || box.maxX == mask.width || box.maxY == mask.height
        {
            workpiece.warn(.touchesBorder)
        }
        workpiece.ink = ink.cropped(to: box)
        workpiece.mask = mask.cropped(to: box)
        workpiece.lines = workpiece.lines?.cropped(to: box)
        let view = workpiece.view
        let photoBox = view.fullSizeBox(of: box)
        workpiece.box = photoBox
        if photoBox.longSide < workpiece.settings.cropToInk.smallDigit {
            workpiece.warn(.smallDigit)
        }
        workpiece.view.x += Double(box.x) * view.scale
        workpiece.view.y += Double(box.y) * view.scale
        notes.note("box width", Double(box.width), because: "in working pixels")
        notes.note("box height", Double(box.height), because: "in working pixels")
    }
}

extension Workpiece {
    /// Whether the working picture is all of the photo and not a close-up: its size times its scale is the photo's, to
    /// within one working pixel.
    fileprivate var showsWholePhoto: Bool {
        guard let color else { return false }
        let side = Double(max(photo.header.width, photo.header.height))
        return abs(Double(color.longSide) * colorView.scale - side) < max(1, colorView.scale)
    }
}

extension PhotoView {
    /// Returns the smallest box of whole pixels of the upright full-size photo that holds a box of the working picture.
    ///
    /// What would lie left of the photo or above it, as with paper set around a crop, is cut off.
    package func fullSizeBox(of box: PixelBox) -> PixelBox {
        let left = (x + Double(box.x) * scale).rounded(.down)
        let top = (y + Double(box.y) * scale).rounded(.down)
        let right = (x + Double(box.maxX) * scale).rounded(.up)
        let bottom = (y + Double(box.maxY) * scale).rounded(.up)
        return PixelBox(
            x: max(0, Int(left)), y: max(0, Int(top)),
            width: Int(right) - max(0, Int(left)), height: Int(bottom) - max(0, Int(top)))
    }
}
