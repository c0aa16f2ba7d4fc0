package import Raster

/// The grain of a page's ink map at each place: low on a sheet, high on the wood or cloth that it lies on.
package struct LocalGrain: Sendable, Equatable {
    /// The grain in tiles of a twentieth of the page, and in tiles of half that side.
    private let wide, near: Tiles

    /// The sizes of the tiles in which grain is measured.
    package struct Settings: Sendable, Codable {
        /// The number of wide tiles along the page's long side, of near ones twice as many; not tuned: tiles must be
        /// larger than digits, to show paper, and smaller than the sheet, whose grain is not that of the table.
        package var wideCount = 20
        /// The side of a wide tile in pixels, at least; near tiles are half as wide and high.
        ///
        /// Not tuned: of every third pixel and row a near tile then has sixteen; of fewer, a quantile says little.
        package var wideSide = 24
        /// The quantile, 0 … 1, of a tile's ink that is its grain; not tuned: writing covers less than the rest.
        ///
        /// On the few pages of `Benchmarks/sensitivity` a fifth more loses 20 digits (`Benchmarks/THRESHOLDS.md`):
        /// strokes then count as grain. A fifth less loses none.
        package var quantile: Float = 0.7

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Measures an ink map.
    package init(of ink: GrayRaster, settings: Settings) {
        let quantile = settings.quantile
        wide = Tiles(
            of: ink, count: settings.wideCount, least: settings.wideSide, quantile: quantile)
        near = Tiles(
            of: ink, count: 2 * settings.wideCount, least: settings.wideSide / 2, quantile: quantile
        )
    }

    /// Returns the grain of the paper in and around a box, on the ink map's scale.
    ///
    /// It is the lesser of two: the median of the wide tiles that the box lies in and of those around them, since a
    /// thick stroke may fill the tiles it lies in but not their neighbors; and the greatest of the near tiles that the
    /// box lies in, since beyond the sheet's edge may be cloth, but not where the box itself is.
    package func grain(around box: PixelBox) -> Float {
        min(
            wide.values(of: box, reach: 1).upperMedian ?? 0,
            near.values(of: box, reach: 0).max() ?? 0)
    }

    /// One quantile of the ink in each tile of a page.
    private struct Tiles: Sendable, Equatable {
        /// The quantile of each tile, a pixel for a tile.
        let ink: GrayRaster
        /// The side of a tile in pixels of the page; tiles at the right and lower border may be smaller.
        let side: Int

        /// Measures tiles: `count` along the page's long side, but none smaller than `least` pixels.
        ///
        /// Every third pixel of every third row is looked at.
        init(of page: GrayRaster, count: Int, least: Int, quantile: Float) {
            side = max(least, page.longSide / count)
            let columns = (page.width + side - 1) / side
            let rows = (page.height + side - 1) / side
            var ink = GrayRaster(width: columns, height: rows)
            var values: [Float] = []
            for row in 0..<rows {
                for column in 0..<columns {
                    values.removeAll(keepingCapacity: true)
                    for y in stride(
                        from: row * side, to: min(page.height, (row + 1) * side), by: 3)
                    {
                        let start = y * page.width
                        for x in stride(
                            from: column * side, to: min(page.width, (column + 1) * side), by: 3)
                        {
                            values.append(page.pixels[start + x])
                        }
                    }
                    ink[column, row] = values.orderStatistic(
                        Int(quantile * Float(values.count - 1)))
                }
            }
            self.ink = ink
        }

        /// Returns the quantiles of the tiles that a box lies in, and of `reach` tiles around them on each side.
        func values(of box: PixelBox, reach: Int) -> [Float] {
            let columns =
                max(0, box.x / side - reach)...min(ink.width - 1, (box.maxX - 1) / side + reach)
            let rows =
                max(0, box.y / side - reach)...min(ink.height - 1, (box.maxY - 1) / side + reach)
            return rows.flatMap { row in columns.map { ink[$0, row] } }
        }
    }
}
