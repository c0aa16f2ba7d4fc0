import SystemLibraries

/// Writing at places that others have set out.
extension Scribe {
    /// Writes something into the middle of an area, as high as a share of it where it fits, else as wide as
    /// the area.
    ///
    /// `sway` is the standard deviation of its middle from the area's, as a share of the area's sides;
    /// `line` is the number of the line of writing that it belongs to.
    mutating func write(
        _ characters: String, in area: PageArea, share: Float, sway: Float = 0.06, line: Int,
        using random: inout SeededGenerator
    ) {
        let run = compose(characters, using: &random)
        // A digit's height at which the run fills the width; who writes higher than the area (share above
        // 1) also writes wider.
        let fitting = max(0.97, share) * area.width / max(run.width, 0.05)
        let height = min(share * area.height, fitting)
        let middle =
            area.middle
            + area.size * Point(random.normal(deviation: sway), random.normal(deviation: sway))
        // The middle is moved to the run's left end and its baseline.
        put(
            run, at: middle + height / 2 * Point(-run.width, 1), line: line,
            size: height / hand.height)
    }
}

extension PageDraft {
    /// Returns a digit's height in page units, at random from a range in pixels.
    ///
    /// At most a share of the area's height, so that a layout has room for some lines; small photos thus
    /// get smaller digits than the range says. Ranges go from what is just legible to what fills a sheet;
    /// set by eye.
    func height(
        _ pixels: ClosedRange<Float> = 13...90, atMost share: Float = 0.4,
        using random: inout SeededGenerator
    ) -> Float {
        let ratio = pixels.upperBound / pixels.lowerBound
        // The place between the bounds on a logarithmic scale. Most people fill their sheet, and come near
        // to it.
        let place = random.chance(0.6) ? random.uniform(0.4, 1) : random.unit()
        let wanted = pixels.lowerBound * (place * ratio.logarithm).exponential
        return min(wanted / scene.view.scale, share * area.height)
    }
}
