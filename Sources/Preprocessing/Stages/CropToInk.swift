import PhotoFiles
package import Raster

/// Crops the picture to the box around the digit.
package struct CropToInk: Stage {
    package static let name = StageName.cropToInk

    /// Makes the stage.
    package init() {}

    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        guard let mask = workpiece.mask, let box = mask.boundingBox else { throw .noInk }
        if workpiece.showsWholePhoto,
            box.x == 0 || box.y == 0 || box.maxX == mask.width || box.maxY == mask.height
        {
            workpiece.warn(.touchesBorder)
        }
        workpiece.gray = workpiece.gray.cropped(to: box)
        workpiece.mask = mask.cropped(to: box)
        workpiece.lines = workpiece.lines?.cropped(to: box)
        let view = workpiece.view
        let photoBox = view.fullSizeBox(of: box)
        workpiece.box = photoBox
        // MNIST's box has 20 pixels; what has clearly fewer is read from less than MNIST shows.
        if photoBox.longSide < 14 { workpiece.warn(.smallDigit) }
        workpiece.view.x += Double(box.x) * view.scale
        workpiece.view.y += Double(box.y) * view.scale
        notes.note("box width", Double(box.width), because: "in working pixels")
        notes.note("box height", Double(box.height), because: "in working pixels")
    }
}

extension Workpiece {
    /// Whether the working picture is all of the photo and not a part seen close.
    fileprivate var showsWholePhoto: Bool {
        guard let color else { return false }
        let side = Double(max(photo.header.width, photo.header.height))
        return abs(Double(color.longSide) * colorView.scale - side) < max(1, colorView.scale)
    }
}

extension PhotoView {
    /// Returns where a box of the working picture lies in the upright full-size photo.
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
