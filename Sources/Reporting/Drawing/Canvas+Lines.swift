import Raster

extension Canvas {
    /// Draws a smooth line with round ends; a line to its own start is a dot.
    package mutating func line(
        from start: Point, to end: Point, with color: RGB, thickness: Double
    ) {
        let radius = thickness / 2
        let left = max(0, Int((min(start.x, end.x) - radius - 1).rounded(.down)))
        let right = min(width - 1, Int((max(start.x, end.x) + radius + 1).rounded(.up)))
        let top = max(0, Int((min(start.y, end.y) - radius - 1).rounded(.down)))
        let bottom = min(height - 1, Int((max(start.y, end.y) + radius + 1).rounded(.up)))
        guard left <= right, top <= bottom else { return }
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let squaredLength = max(dx * dx + dy * dy, 1e-12)
        for y in top...bottom {
            for x in left...right {
                // A pixel is covered by how far its middle lies inside the line's edge.
                let (px, py) = (Double(x) + 0.5 - start.x, Double(y) + 0.5 - start.y)
                let along = min(max((px * dx + py * dy) / squaredLength, 0), 1)
                let (ox, oy) = (px - along * dx, py - along * dy)
                let coverage = radius + 0.5 - (ox * ox + oy * oy).squareRoot()
                if coverage > 0 { self[x, y] = self[x, y].mixed(with: color, coverage) }
            }
        }
    }
}

/// A place in a drawing, in pixels from the top left.
package struct Point: Sendable, Equatable {
    /// To the right.
    package var x: Double
    /// Down.
    package var y: Double

    /// Makes a point.
    package init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
}
