import MNIST

/// A piece of an ellipse, or of a rounder or boxier relative of one (a superellipse).
struct Arc {
    /// The middle.
    var center: Point
    /// Half the width and half the height.
    var radii: Point
    /// Where it starts, in degrees: 0 is right, 90 is down.
    var start: Float
    /// Where it ends; less than `start` runs against the clock.
    var end: Float
    /// 1 is an ellipse; less is boxier.
    var exponent: Float = 1

    /// Makes an arc; one hand in three draws it somewhat boxy.
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

    /// Returns places along the arc, both ends included.
    func path(_ count: Int = 24) -> Path {
        (0..<count).map { index in
            let angle = (start + (end - start) * Float(index) / Float(count - 1)).radians
            return center + radii * Point(squared(angle.cosine), squared(angle.sine))
        }
    }

    private func squared(_ value: Float) -> Float {
        exponent == 1 ? value : (value < 0 ? -1 : 1) * abs(value).raised(to: exponent)
    }
}
