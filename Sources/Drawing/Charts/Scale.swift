/// How numbers become places on an axis: an interval of numbers, linearly on one of pixels, with
/// ticks at round numbers.
///
/// It knows neither page nor direction: `position` is told where the interval of pixels begins and ends.
package struct Scale: Sendable, Equatable {
    /// The numbers shown, from one end of the axis to the other.
    package let domain: ClosedRange<Double>
    /// The numbers that get a tick, in rising order.
    package let ticks: [Double]
    /// How many decimals the ticks' numbers need.
    package let decimals: Int

    /// Makes a scale over some numbers, widened to whole ticks: 1, 2 or 5 times a power of ten apart.
    ///
    /// Numbers that are not finite are left out; none at all give the scale from 0 to 1. `count` is
    /// about how many steps there are. No tick lies beyond the `limits`, which must not be equal, so that a
    /// share never gets one above 100 %; numbers beyond them are taken for the nearer limit.
    ///
    /// Source: Heckbert, "Nice Numbers for Graph Labels", Graphics Gems, 1990.
    package init(
        covering numbers: some Sequence<Double>, about count: Int = 5,
        within limits: ClosedRange<Double> = -Self.largest...Self.largest
    ) {
        precondition(limits.lowerBound < limits.upperBound)
        let known = numbers.filter(\.isFinite)
        var low = limits.clamped(known.min() ?? 0)
        var high = limits.clamped(known.max() ?? 1)
        // Equal numbers span nothing: one unit around them is shown, and more around numbers so
        // large that a unit is lost in their rounding.
        let magnitude = max(abs(low), abs(high))
        if high - low < max(1e-9, 1e-9 * magnitude) {
            let margin = max(0.5, 1e-3 * magnitude)
            (low, high) = (limits.clamped(low - margin), limits.clamped(high + margin))
        }
        let step = Self.step(near: (high - low) / Double(max(1, count)))
        // The billionth of a step keeps a number on a tick from being rounded to the next one.
        let first = (low / step + 1e-9).rounded(.down)
        let last = (high / step - 1e-9).rounded(.up)
        ticks = stride(from: first, through: last, by: 1).map { $0 * step }
        domain = first * step...max(last * step, first * step + step)
        decimals = Self.decimals(of: step)
    }

    /// The largest number on a scale that has no other limits: differences and ticks up to it stay finite.
    private static let largest = 1e300

    /// Makes a scale over whole numbers with whole ticks, its ends as they are: an axis of epochs.
    ///
    /// `count` is about how many ticks there are.
    package init(integers range: ClosedRange<Int>, about count: Int = 10) {
        let span = max(1, range.upperBound - range.lowerBound)
        let step = max(1, Self.step(near: Double(span) / Double(count)))
        let first = (Double(range.lowerBound) / step).rounded(.up) * step
        var ticks = Array(stride(from: first, through: Double(range.upperBound), by: step))
        // The first number has a tick where the next tick is more than one away.
        if ticks.first != Double(range.lowerBound), range.lowerBound + 1 < Int(first) {
            ticks.insert(Double(range.lowerBound), at: 0)
        }
        self.ticks = ticks
        domain = Double(range.lowerBound)...Double(range.lowerBound + span)
        decimals = 0
    }

    /// A scale from 0 to 1 without ticks, for an axis whose bars have names.
    static let unlabeled = Scale(domain: 0...1)

    /// Makes a scale without ticks.
    private init(domain: ClosedRange<Double>) {
        self.domain = domain
        ticks = []
        decimals = 0
    }

    /// Returns where a number lies on an interval of pixels, whose end may come before its start;
    /// numbers outside the domain lie outside the interval.
    package func position(of number: Double, from start: Double, to end: Double) -> Double {
        let share = (number - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
        return start + (end - start) * share
    }

    /// Returns the round number nearest a positive one: 1, 2, 5 or 10 times a power of ten.
    ///
    /// The borders lie halfway between these (1.5, 3.5, 7.5).
    private static func step(near raw: Double) -> Double {
        var power = 1.0
        while power > raw { power /= 10 }
        while power * 10 <= raw { power *= 10 }
        let lead = raw / power
        let nice = lead < 1.5 ? 1.0 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10
        return nice * power
    }

    /// Returns how many decimals a step has, at most six, up to an error of a millionth of a unit in the last one.
    private static func decimals(of step: Double) -> Int {
        var (decimals, step) = (0, step)
        while decimals < 6, abs(step - step.rounded()) > 1e-6 {
            decimals += 1
            step *= 10
        }
        return decimals
    }
}

extension ClosedRange<Double> {
    /// Returns the number of the range that is nearest to one.
    fileprivate func clamped(_ number: Double) -> Double {
        Swift.min(Swift.max(number, lowerBound), upperBound)
    }
}
