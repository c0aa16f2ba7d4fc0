/// The constants of forms, grids and tables on a page; each part is named for its algorithm.
struct CellSettings: Sendable, Codable {
    /// `StraightEdge`: which of a mark's edges are straight.
    var edge = StraightEdge.Settings()
    /// `LineProbe`: how much of a line must be ink.
    var probe = LineProbe.Settings()
    /// `CellFrame`: which marks are frames.
    var frame = CellFrame.Settings()
    /// `CellFrame`: which marks are combs.
    var comb = CellFrame.CombSettings()
    /// `CellInterior`: what is written in a cell.
    var interior = CellInterior.Settings()
    /// `PageCells`: which cells are for a digit, and which marks are their lines.
    var page = PageCells.Settings()
}
