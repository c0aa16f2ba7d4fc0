import Raster

@testable import DigitSheets

// Algorithms with the settings that sheets are found with. In the sources none of them has settings by default, so that
// none is forgotten on the way from `ReadingSettings`.

extension FoundSheet {
    init(in color: ColorRaster) throws(Absence) { try self.init(in: color, settings: Settings()) }

    static func marksSeen(in color: ColorRaster) -> MarksSeen {
        marksSeen(in: color, settings: Settings())
    }
}

extension DarkQuads {
    init(in gray: GrayRaster, leastSide: Int? = nil) {
        self.init(in: gray, leastSide: leastSide, settings: Settings())
    }
}

extension QuadEdges {
    init(gray: GrayRaster) { self.init(gray: gray, settings: Settings()) }
}

extension MarkFinder {
    init(in gray: GrayRaster) { self.init(in: gray, settings: FoundSheet.Settings()) }
}

extension CodeReader {
    init(gray: GrayRaster) { self.init(gray: gray, settings: Settings()) }
}

extension FrameAlignment {
    init(color: ColorRaster, scale: Double) {
        self.init(color: color, scale: scale, settings: Settings())
    }
}

extension PageWarp {
    mutating func bend(to anchors: [Anchor]) { bend(to: anchors, settings: Settings()) }
}

extension EdgeSpread {
    init?(of marks: [SheetGeometry.Mark], in color: ColorRaster, by warp: PageWarp) {
        self.init(of: marks, in: color, by: warp, settings: Settings())
    }
}
