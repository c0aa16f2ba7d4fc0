import SystemLibraries

/// A piece of an ellipse, or of a boxier relative of one (a superellipse).
struct Arc {
    /// The middle of the whole ellipse.
    var center: Point
    /// Half the ellipse's width and half its height.
    var radii: Point
    /// The angle at which the arc starts, in degrees: 0 is right, 90 is down.
    var start: Float
    /// The angle at which it ends, in degrees; less than `start` runs against the clock.
    var end: Float
    /// The power to which cosine and sine are raised, their signs kept: 1 is an ellipse, less is
    /// boxier.
    var exponent: Float = 1

    /// Makes an arc around (x, y) with half a width and half a height; one hand in three draws it
    /// somewhat boxy, with an exponent of 0.55 … 0.95, set by eye.
    init(
        _ x: Float, _ y: Float, _ width: Float, _ height: Float, from start: Float, to end: Float,
        using random: inout SeededGenerator
    ) {
        center = Point(x, y)
        radii = Point(width, height)
        self.start = start
        self.end = end
        if random.chance(0.35) { exponent = random.uniform(0.55, 0.95) }
    }

    /// Returns `count` places along the arc at equal angles, both ends included.
    func path(_ count: Int = 24) -> Path {
        (0..<count).map { index in
            let angle = (start + (end - start) * Float(index) / Float(count - 1)).radians
            return center + radii * Point(raised(angle.cosine), raised(angle.sine))
        }
    }

    /// Returns a cosine or sine raised to the exponent, its sign kept.
    private func raised(_ value: Float) -> Float {
        exponent == 1 ? value : (value < 0 ? -1 : 1) * abs(value).raised(to: exponent)
    }
}
