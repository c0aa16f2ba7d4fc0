import Raster

extension Pipeline {
    /// The stages from a mark of a page to its 28×28 picture: the last ones of the pipeline for a photo of one digit.
    package static let digitOfPage = Pipeline([
        CropToInk(), NormalizeStroke(), FitToBox(), CenterByMass(),
    ])
}

extension Workpiece {
    /// Returns the part of a page around a mark as the workpiece of a photo of one digit, as `SelectInk` would leave
    /// it.
    ///
    /// The mask has the mark's pixels alone; the ink map has all ink of the box around it. Of a page without an ink map
    /// there is neither.
    package func cropped(to mark: PageMark) -> Workpiece {
        var digit = self
        digit.mask = nil
        digit.lines = nil
        guard let ink else { return digit }
        let margin = settings.sizes.markMargin
        let left = max(0, mark.box.x - margin)
        let top = max(0, mark.box.y - margin)
        let area = PixelBox(
            x: left, y: top,
            width: min(ink.width, mark.box.maxX + margin) - left,
            height: min(ink.height, mark.box.maxY + margin) - top)
        digit.ink = ink.cropped(to: area)
        digit.mask = mark.mask(in: area)
        digit.view.x += Double(left) * view.scale
        digit.view.y += Double(top) * view.scale
        return digit
    }
}
