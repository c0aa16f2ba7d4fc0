package import Raster

/// Cuts a region out of the upright picture, so that a small digit fills the working picture.
///
/// It follows a `Decode` with a longer side than usual: the region is seen finer then.
package struct ZoomIn: Stage {
    package static let name = StageName.zoomIn

    /// What to look at, in pixels of the upright full-size photo.
    package var box: PixelBox
    /// How many times its sides the box grows around its middle, to leave paper around the ink.
    package var growth: Double
    /// The longest side of the result in pixels.
    package var longSide: Int

    /// Makes the stage.
    package init(box: PixelBox, growth: Double = 1.9, longSide: Int = 512) {
        self.box = box
        self.growth = growth
        self.longSide = longSide
    }

    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        guard let color = workpiece.color else { return }
        let region = region(in: color, seenAs: workpiece.view)
        guard region.width > 0, region.height > 0 else { throw .noInk }
        var view = workpiece.view
        view.x += Double(region.x) * view.scale
        view.y += Double(region.y) * view.scale
        var part = color.cropped(to: region)
        if part.longSide > longSide {
            let scale = Double(part.longSide) / Double(longSide)
            part = part.areaScaled(toLongSide: longSide)
            view.scale *= scale
        }
        workpiece.color = part
        workpiece.view = view
        notes.note("region width", Double(part.width) * view.scale, because: "in photo pixels")
        notes.note("region height", Double(part.height) * view.scale, because: "in photo pixels")
    }

    /// The grown box in pixels of the working picture, cut off at its borders.
    private func region(in color: ColorRaster, seenAs view: PhotoView) -> PixelBox {
        func span(
            _ start: Int, _ length: Int, from origin: Double, within count: Int
        ) -> Range<Int> {
            let middle = (Double(start) + Double(length) / 2 - origin) / view.scale
            let reach = Double(length) * growth / 2 / view.scale
            let first = min(max((middle - reach).rounded(.down), 0), Double(count))
            let last = min(max((middle + reach).rounded(.up), first), Double(count))
            return Int(first)..<Int(last)
        }
        let columns = span(box.x, box.width, from: view.x, within: color.width)
        let rows = span(box.y, box.height, from: view.y, within: color.height)
        return PixelBox(
            x: columns.lowerBound, y: rows.lowerBound, width: columns.count, height: rows.count)
    }
}
