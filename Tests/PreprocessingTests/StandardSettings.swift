import Raster

@testable import Preprocessing

// Every algorithm with the settings that photos are read with. In the sources none of them has settings by default, so
// that none is forgotten on the way from `ReadingSettings`.

extension PaperLevel {
    func paper(under gray: GrayRaster) -> GrayRaster { paper(under: gray, settings: Settings()) }
}

extension PaperSurface {
    init(fittedTo raster: GrayRaster, startingFrom level: Float) {
        self.init(fittedTo: raster, startingFrom: level, settings: Settings())
    }
}

extension TouchingCuts {
    init(of mark: PageMark, thickest: Int, spacing: Int, limit: Int) {
        self.init(
            of: mark, thickest: thickest, spacing: spacing, limit: limit, settings: Settings())
    }
}
