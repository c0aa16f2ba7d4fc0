package import Raster

/// How grainy the ink map is at each place of a page: little on a sheet, much on the wood or cloth it
/// lies on.
package struct LocalGrain: Sendable, Equatable {
    /// What is usual around a place, and right there.
    private let wide, near: Tiles

    /// The sizes of tiles.
    ///
    /// Tiles have a least side, else a thick frame's lines fill those of a small picture and pass for grain. Chosen on
    /// 60 drawn fields (`digits classify fields --layout page`): 40 and 20 pixels read one or two more than 24 and 12,
    /// but let the grain of a small noisy photo through, which then takes ten times as long.
    package struct Settings: Sendable, Codable {
        /// The number of wide tiles along the page's long side; not tuned.
        package var wideCount = 20
        /// The side of a wide tile in pixels, at least.
        package var wideSide = 24
        /// The number of near tiles along the page's long side; not tuned.
        package var nearCount = 40
        /// The side of a near tile in pixels, at least.
        package var nearSide = 12
        /// The quantile of a tile's ink that is its grain: writing covers less than the rest.
        package var quantile: Float = 0.7

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Measures an ink map.
    package init(of ink: GrayRaster, settings: Settings = Settings()) {
        let quantile = settings.quantile
        wide = Tiles(
            of: ink, count: settings.wideCount, least: settings.wideSide, quantile: quantile)
        near = Tiles(
            of: ink, count: settings.nearCount, least: settings.nearSide, quantile: quantile)
    }

    /// Returns the usual grain in and around a box.
    ///
    /// A thick stroke may fill the tiles it lies in, but not those around it; beyond the sheet's edge may
    /// be cloth, but not where the box itself is.
    package func grain(around box: PixelBox) -> Float {
        min(
            wide.values(of: box, reach: 1).upperMedian ?? 0,
            near.values(of: box, reach: 0).max() ?? 0)
    }

    /// The ink in tiles of a page.
    private struct Tiles: Sendable, Equatable {
        /// A quantile of each tile's ink.
        let ink: GrayRaster
        let side: Int

        /// Measures tiles, so many along the longer side.
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

        /// Returns the values of the tiles that a box lies in, and of so many around them.
        func values(of box: PixelBox, reach: Int) -> [Float] {
            let columns =
                max(0, box.x / side - reach)...min(ink.width - 1, (box.maxX - 1) / side + reach)
            let rows =
                max(0, box.y / side - reach)...min(ink.height - 1, (box.maxY - 1) / side + reach)
            return rows.flatMap { row in columns.map { ink[$0, row] } }
        }
    }
}
