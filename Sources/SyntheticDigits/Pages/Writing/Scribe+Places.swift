import MNIST

/// Writing at places that others have set out.
extension Scribe {
    /// Writes something into the middle of an area, as high as a share of it where it fits.
    ///
    /// `sway` is how far from the middle it may stand, as a share of the area.
    mutating func write(
        _ line: String, in area: PageArea, share: Float, sway: Float = 0.06, row: Int,
        using random: inout SeededGenerator
    ) {
        let run = compose(line, using: &random)
        let fitting = max(0.97, share) * area.width / max(run.width, 0.05)
        let height = min(share * area.height, fitting)
        let middle =
            area.middle
            + area.size * Point(random.normal(deviation: sway), random.normal(deviation: sway))
        put(
            run, at: middle + height / 2 * Point(-run.width, 1), row: row,
            size: height / hand.height)
    }
}

extension Sheet {
    /// Returns a digit's height on the page, from about 12 to 100 pixels, at most a share of the area's
    /// height.
    func height(
        _ pixels: ClosedRange<Float> = 13...90, atMost share: Float = 0.4,
        using random: inout SeededGenerator
    ) -> Float {
        let ratio = pixels.upperBound / pixels.lowerBound
        // Most people fill their sheet, and come near to it.
        let place = random.chance(0.6) ? random.uniform(0.4, 1) : random.unit()
        let wanted = pixels.lowerBound * (place * ratio.logarithm).exponential
        return min(wanted / scene.view.scale, share * area.height)
    }
}
