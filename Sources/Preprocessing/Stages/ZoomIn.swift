package import Raster

/// Cuts a region out of the upright picture, so that a small digit fills the working picture.
///
/// It follows a `Decode` with a longer side than the standard one, so that the region has more pixels than before.
package struct ZoomIn: Stage {
    package static let name = StageName.zoomIn

    /// The box around which the region is cut, in pixels of the upright full-size photo.
    package var box: PixelBox
    /// The sides of the region over those of the box, around the same middle: above 1 there is paper around the ink
    /// (`CloseUpSettings.growth`).
    package var growth: Double
    /// The long side of the result in pixels, at most; a larger region is scaled down by area
    /// (`WorkingSizes.workingSide`).
    package var longSide: Int

    /// Makes the stage of its three numbers.
    package init(box: PixelBox, growth: Double, longSide: Int) {
        self.box = box
        self.growth = growth
        self.longSide = longSide
    }

    /// Replaces the color picture by the region; throws `noInk` where the box lies outside of the picture.
    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        guard let color = workpiece.color else { return }
        let region = region(in: color, seenAs: workpiece.colorView)
        guard region.width > 0, region.height > 0 else { throw .noInk }
        var view = workpiece.colorView
        view.x += Double(region.x) * view.scale
        view.y += Double(region.y) * view.scale
        var part = color.cropped(to: region)
        if part.longSide > longSide {
            let scale = Double(part.longSide) / Double(longSide)
            part = part.areaScaled(toLongSide: longSide)
            view.scale *= scale
        }
        workpiece.color = part
        workpiece.colorView = view
        notes.note("region width", Double(part.width) * view.scale, because: "in photo pixels")
        notes.note("region height", Double(part.height) * view.scale, because: "in photo pixels")
    }

    /// Returns the grown box in pixels of the working picture, cut off at its borders; empty where it lies outside.
    private func region(in color: ColorRaster, seenAs view: PhotoView) -> PixelBox {
        // Along one axis: the grown range in working pixels, of a range in full-size pixels.
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
