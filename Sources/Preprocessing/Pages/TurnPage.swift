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
        let scale = workpiece.colorView.scale
        workpiece.turnedPage = TurnedPage(
            turn: turn, width: Double(color.width) * scale, height: Double(color.height) * scale)
        workpiece.color = turn.applied(to: color)
        if let warning = Warning(turnedByQuarters: turn.quarters) { workpiece.warn(warning) }
        notes.decide(
            "turn", "\(turn.quarters * 90 + Int(turn.degrees.rounded()))°",
            because: "this way lines are level and most marks look like digits")
    }
}

/// How a page was turned, and how large it was before: what leads a box in the turned page back to the photo.
package struct TurnedPage: Sendable, Equatable {
    /// How the page was turned.
    package let turn: PageTurn
    /// The width of the photo before the turn, upright as its file says, in full-size pixels.
    package let width: Double
    /// The height of the photo before the turn, upright as its file says, in full-size pixels.
    package let height: Double
}

extension Workpiece {
    /// Returns the box of a mark in pixels of the upright full-size photo, also where the page was turned.
    ///
    /// After a turn by degrees it is the box around the mark's pixels led back, which is smaller than the box around
    /// the corners of the mark's box.
    package func photoBox(of mark: PageMark) -> PixelBox {
        guard let page = turnedPage, !page.turn.isNone else {
            return view.fullSizeBox(of: mark.box)
        }
        var (left, top) = (Double.infinity, Double.infinity)
        var (right, bottom) = (-Double.infinity, -Double.infinity)
        for run in mark.runs {
            for y in [run.row, run.row + 1] {
                for x in [run.columns.lowerBound, run.columns.upperBound] {
                    let place = page.turn.original(
                        x: view.x + Double(x) * view.scale, y: view.y + Double(y) * view.scale,
                        width: page.width, height: page.height)
                    (left, right) = (min(left, place.x), max(right, place.x))
                    (top, bottom) = (min(top, place.y), max(bottom, place.y))
                }
            }
        }
        let x = max(0, Int(left.rounded(.down)))
        let y = max(0, Int(top.rounded(.down)))
        return PixelBox(
            x: x, y: y,
            width: min(Int(right.rounded(.up)), Int(page.width.rounded())) - x,
            height: min(Int(bottom.rounded(.up)), Int(page.height.rounded())) - y)
    }
}
