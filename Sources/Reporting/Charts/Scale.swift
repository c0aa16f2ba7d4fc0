/// How numbers become places: a stretch of numbers on a stretch of pixels, with ticks people like.
package struct Scale: Sendable, Equatable {
    /// The numbers shown.
    package let domain: ClosedRange<Double>
    /// The numbers that get a tick, in rising order.
    package let ticks: [Double]
    /// Decimals a tick needs.
    package let decimals: Int

    /// Makes a scale over some numbers, widened to whole ticks: 1, 2 or 5 times a power of ten.
    ///
    /// Source: Heckbert, "Nice Numbers for Graph Labels", Graphics Gems, 1990.
    package init(
        covering numbers: some Sequence<Double>, about count: Int = 5,
        within limits: ClosedRange<Double> = -.greatestFiniteMagnitude ... .greatestFiniteMagnitude
    ) {
        let known = numbers.filter(\.isFinite)
        var low = known.min() ?? 0
        var high = known.max() ?? 1
        if high - low < 1e-9 { (low, high) = (low - 0.5, high + 0.5) }
        low = max(low, limits.lowerBound)
        high = min(high, limits.upperBound)
        let step = Self.step(near: (high - low) / Double(max(1, count)))
        let first = (low / step + 1e-9).rounded(.down)
        let last = (high / step - 1e-9).rounded(.up)
        ticks = stride(from: first, through: last, by: 1).map { $0 * step }
        domain = first * step...max(last * step, first * step + step)
        decimals = Self.decimals(of: step)
    }

    /// Makes a scale over whole numbers, widened by nothing: an axis of epochs.
    package init(integers range: ClosedRange<Int>, about count: Int = 10) {
        let span = max(1, range.upperBound - range.lowerBound)
        let step = max(1, Self.step(near: Double(span) / Double(count)))
        let first = (Double(range.lowerBound) / step).rounded(.up) * step
        var ticks = Array(stride(from: first, through: Double(range.upperBound), by: step))
        if ticks.first != Double(range.lowerBound), range.lowerBound + 1 < Int(first) {
            ticks.insert(Double(range.lowerBound), at: 0)
        }
        self.ticks = ticks
        domain = Double(range.lowerBound)...Double(range.lowerBound + span)
        decimals = 0
    }

    /// A scale from 0 to 1 without ticks.
    static let unlabelled = Scale(domain: 0...1)

    private init(domain: ClosedRange<Double>) {
        self.domain = domain
        ticks = []
        decimals = 0
    }

    /// Where a number lies on a stretch of pixels, which may run backwards.
    package func position(of number: Double, from start: Double, to end: Double) -> Double {
        let share = (number - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
        return start + (end - start) * share
    }

    private static func step(near raw: Double) -> Double {
        var power = 1.0
        while power > raw { power /= 10 }
        while power * 10 <= raw { power *= 10 }
        let lead = raw / power
        let nice = lead < 1.5 ? 1.0 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10
        return nice * power
    }

    private static func decimals(of step: Double) -> Int {
        var (decimals, step) = (0, step)
        while decimals < 6, abs(step - step.rounded()) > 1e-6 {
            decimals += 1
            step *= 10
        }
        return decimals
    }
}
