import Preprocessing
import Raster
import Testing

/// Tiles of 30 pixels' side, and near ones of 15, on pages of 0.5 with quiet places.
struct LocalGrainBoundsTests {
    private func grain(
        around place: PixelBox, side: Int, quiet: [PixelBox], _ level: Float = 0.5,
        _ change: (inout LocalGrain.Settings) -> Void = { _ in }
    ) -> Float {
        var ink = GrayRaster(width: side, height: side, filledWith: level)
        for box in quiet { ink.fill(box, 0.5 - level) }
        var settings = LocalGrain.Settings()
        settings.quantile = 0.5
        (settings.wideCount, settings.wideSide) = (side / 30, 2)
        change(&settings)
        return LocalGrain(of: ink, settings: settings).grain(around: place)
    }

    @Test func `a quiet tile is one exactly as far as it goes`() {
        let tile = [box(15, 15, 15, 15)]
        for place in [box(15, 15, 1, 1), box(29, 29, 1, 1), box(15, 15, 15, 15)] {
            #expect(grain(around: place, side: 120, quiet: tile) == 0, "\(place)")
        }
        for place in [
            box(14, 15, 1, 1), box(15, 14, 1, 1), box(30, 15, 1, 1), box(15, 30, 1, 1),
            box(29, 15, 2, 1), box(15, 29, 1, 2), box(14, 15, 2, 1), box(15, 14, 1, 2),
        ] {
            #expect(grain(around: place, side: 120, quiet: tile) == 0.5, "\(place)")
        }
    }

    @Test func `tiles have a least side, near ones half of it`() {
        // Without it they would be a pixel wide.
        let found = grain(around: box(15, 15, 1, 1), side: 120, quiet: [box(16, 15, 14, 15)]) {
            ($0.wideCount, $0.wideSide) = (120, 30)
        }
        #expect(found == 0)
        #expect(
            grain(around: box(15, 15, 1, 1), side: 120, quiet: [box(16, 15, 14, 15)]) {
                ($0.wideCount, $0.wideSide) = (120, 2)
            } == 0.5)
    }

    @Test func `every tile is measured, also a last one of a single pixel`() {
        for place in [box(0, 0, 1, 1), box(120, 0, 1, 1), box(0, 120, 1, 1), box(120, 120, 1, 1)] {
            #expect(grain(around: place, side: 121, quiet: []) == 0.5, "\(place)")
        }
    }

    @Test func `most of the wide tiles in and around the place must have grain`() {
        // Grain in some of nine tiles around the middle one of five by five, the middle one among them.
        let grainy = [box(60, 60, 30, 30), box(30, 30, 90, 30), box(60, 90, 30, 30)]
        #expect(grain(around: box(70, 70, 5, 5), side: 150, quiet: grainy, 0) == 0.5)
        #expect(
            grain(around: box(70, 70, 5, 5), side: 150, quiet: Array(grainy.prefix(2)), 0) == 0)
    }

    @Test func `the quantile is that of every third pixel of every third row`() {
        // Of a near tile's 25 pixels that are looked at 12 are quiet, and 13.
        let twelve = [box(0, 0, 15, 6), box(0, 6, 6, 1)]
        #expect(grain(around: box(0, 0, 1, 1), side: 120, quiet: twelve) == 0.5)
        #expect(grain(around: box(0, 0, 1, 1), side: 120, quiet: twelve + [box(6, 6, 1, 1)]) == 0)
        // Nothing else is looked at.
        #expect(
            grain(
                around: box(0, 0, 1, 1), side: 120,
                quiet: twelve + [box(7, 6, 2, 1), box(0, 7, 15, 2), box(0, 10, 15, 2)]) == 0.5)
    }
}
