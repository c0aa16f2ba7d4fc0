import PhotoFiles
package import Raster

/// Turns a page that was photographed sideways, upside down or askew, so that its lines of writing are level.
package struct TurnPage: Stage {
    package static let name = StageName.turnPage

    /// How the page is turned.
    package let turn: PageTurn

    /// Makes the stage; it stands where the photo is upright as its file says.
    package init(_ turn: PageTurn) { self.turn = turn }

    /// Turns the color picture, and keeps the turn and the upright photo's size, which lead boxes back.
    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        guard let color = workpiece.color else { return }
        workpiece.pageTurn = turn
        workpiece.uprightSize = (
            Double(color.width) * workpiece.view.scale, Double(color.height) * workpiece.view.scale
        )
        workpiece.color = turn.applied(to: color)
        if let warning = Warning(turnedByQuarters: turn.quarters) { workpiece.warn(warning) }
        notes.decide(
            "turn", "\(turn.quarters * 90 + Int(turn.degrees.rounded()))°",
            because: "this way rows are level and most marks look like digits")
    }
}

extension Workpiece {
    /// Returns the box of a mark in pixels of the upright full-size photo, also where the page was turned.
    ///
    /// After a turn by degrees it is the box around the mark's pixels led back, which is smaller than the box around
    /// the corners of the mark's box.
    package func photoBox(of mark: PageMark) -> PixelBox {
        guard !pageTurn.isNone else { return view.fullSizeBox(of: mark.box) }
        var (left, top) = (Double.infinity, Double.infinity)
        var (right, bottom) = (-Double.infinity, -Double.infinity)
        for run in mark.runs {
            for y in [run.row, run.row + 1] {
                for x in [run.columns.lowerBound, run.columns.upperBound] {
                    let place = pageTurn.original(
                        x: view.x + Double(x) * view.scale, y: view.y + Double(y) * view.scale,
                        width: uprightSize.width, height: uprightSize.height)
                    (left, right) = (min(left, place.x), max(right, place.x))
                    (top, bottom) = (min(top, place.y), max(bottom, place.y))
                }
            }
        }
        let x = max(0, Int(left.rounded(.down)))
        let y = max(0, Int(top.rounded(.down)))
        return PixelBox(
            x: x, y: y,
            width: min(Int(right.rounded(.up)), Int(uprightSize.width.rounded())) - x,
            height: min(Int(bottom.rounded(.up)), Int(uprightSize.height.rounded())) - y)
    }
}
