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
        workpiece.gray = workpiece.gray.cropped(to: box)
        workpiece.mask = mask.cropped(to: box)
        workpiece.lines = workpiece.lines?.cropped(to: box)
        let view = workpiece.view
        workpiece.box = view.fullSizeBox(of: box)
        workpiece.view.x += Double(box.x) * view.scale
        workpiece.view.y += Double(box.y) * view.scale
        notes.note("box width", Double(box.width), because: "in working pixels")
        notes.note("box height", Double(box.height), because: "in working pixels")
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
