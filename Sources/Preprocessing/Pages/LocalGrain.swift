package import Raster

/// How grainy the ink map is at each place of a page: little on a sheet, much on the wood or cloth it
/// lies on.
package struct LocalGrain: Sendable, Equatable {
    /// The ink that seven tenths of a tile are below: writing covers less than the rest.
    private let tiles: GrayRaster
    private let side: Int

    private static let count = 40
    private static let share: Float = 0.7

    /// Measures an ink map.
    package init(of ink: GrayRaster) {
        side = max(8, ink.longSide / Self.count)
        let columns = (ink.width + side - 1) / side
        let rows = (ink.height + side - 1) / side
        var tiles = GrayRaster(width: columns, height: rows)
        var values: [Float] = []
        for row in 0..<rows {
            for column in 0..<columns {
                values.removeAll(keepingCapacity: true)
                for y in stride(from: row * side, to: min(ink.height, (row + 1) * side), by: 3) {
                    let start = y * ink.width
                    for x in stride(
                        from: column * side, to: min(ink.width, (column + 1) * side), by: 3)
                    {
                        values.append(ink.pixels[start + x])
                    }
                }
                values.sort()
                tiles[column, row] = values[Int(Self.share * Float(values.count - 1))]
            }
        }
        self.tiles = tiles
    }

    /// Returns the usual grain in and around a box: a thick stroke may fill a tile, but not all of
    /// those around it; beyond the sheet's edge may be cloth, but not where the box itself is.
    package func grain(around box: PixelBox) -> Float {
        let own = values(of: box, reach: 0).max() ?? 0
        let around = values(of: box, reach: 1).sorted()
        return min(own, around[around.count / 2])
    }

    /// The tiles that a box lies in, and those so many tiles around it.
    private func values(of box: PixelBox, reach: Int) -> [Float] {
        let columns =
            max(0, box.x / side - reach)...min(tiles.width - 1, (box.maxX - 1) / side + reach)
        let rows =
            max(0, box.y / side - reach)...min(tiles.height - 1, (box.maxY - 1) / side + reach)
        return rows.flatMap { row in columns.map { tiles[$0, row] } }
    }
}
