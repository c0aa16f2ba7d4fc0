package import PhotoFiles

extension Pipeline {
    /// The way of a page up to its marks: the same stages as for one digit, on a larger picture.
    ///
    /// Where digits are small in the working picture, the page is decoded with a longer side.
    package static func page(
        longSide: Int = 1024, limits: PhotoLimits = PhotoLimits()
    ) -> Pipeline {
        Pipeline([
            // Larger than for one digit: a row of ten shares what one had alone.
            Decode(longSide: longSide, limits: limits),
            AutoOrient(),
            Grayscale(),
            Invert(),
            FlattenBackground(),
            Binarize(),
            RemoveLines(),
            // Last of what is done to the whole page: from here on each mark goes its own way.
            FindMarks(),
        ])
    }
}
