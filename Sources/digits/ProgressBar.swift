import Files
import SystemLibraries

/// How far a run is, on standard error: one line on a terminal that changes, and elsewhere a line now and then.
struct ProgressBar {
    /// What is counted, for example `photos`.
    private let unit: String
    /// How many there are in all; nil where that is not known.
    private let total: Int?
    /// What the rate is measured by.
    private let clock = ContinuousClock()
    /// When the bar was made.
    private let start: ContinuousClock.Instant
    /// When the bar was drawn, or a line written, last.
    private var lastDrawn: ContinuousClock.Instant?
    /// Whether the bar is on the terminal at the moment.
    private var isDrawn = false

    /// Makes a bar; without a total it shows count and rate alone.
    init(_ unit: String, total: Int?) {
        self.unit = unit
        self.total = total
        start = clock.now
    }

    /// Whether anybody sees the bar on a terminal; where not, nobody need count the photos beforehand.
    static var isShown: Bool {
        StandardError.isTerminal && Terminal.movesCursor && StandardError.manner != .silent
    }

    /// Shows a count and a few words: on a terminal at most ten times a second, elsewhere once a minute, or every
    /// ten seconds where that was asked for.
    ///
    /// `remaining` is the time left, where the caller knows it better than by the rate so far. The pauses are set
    /// by eye.
    mutating func update(_ count: Int, note: String = "", remaining: Duration? = nil) {
        let manner = StandardError.manner
        guard manner != .silent else { return }
        let now = clock.now
        // In a log each line stays, so that there are few; the first comes after the first pause.
        guard StandardError.isTerminal, Terminal.movesCursor else {
            if now - (lastDrawn ?? start) < .seconds(manner == .often ? 10 : 60) { return }
            lastDrawn = now
            return StandardError.print(
                Self.text(
                    count, total: total, unit: unit, elapsed: now - start, remaining: remaining,
                    note: note, hasBar: false))
        }
        // Drawing thousands of times a second would cost more than the work; the last count is always shown.
        if let lastDrawn, now - lastDrawn < .milliseconds(100), count != total { return }
        (lastDrawn, isDrawn) = (now, true)
        let text = Self.text(
            count, total: total, unit: unit, elapsed: now - start, remaining: remaining, note: note)
        // The last column stays free: some terminals break the line when it is filled.
        StandardError.write("\r" + text.prefix(StandardError.width - 1) + "\u{1B}[K")
    }

    /// Takes the bar off the terminal, so that other lines can follow.
    mutating func clear() {
        guard isDrawn else { return }
        StandardError.write("\r\u{1B}[K")
        isDrawn = false
    }

    /// The bar's text: a bar of twenty characters, count, rate, time left, note; parts that are not known are left
    /// out.
    static func text(
        _ count: Int, total: Int?, unit: String, elapsed: Duration, remaining: Duration?,
        note: String, hasBar: Bool = true
    ) -> String {
        // At least a millisecond, so that no rate is infinite.
        let seconds = max(1e-3, elapsed / .seconds(1))
        var parts: [String] = []
        var left = remaining
        if let total, total > 0 {
            let filled = min(20, 20 * count / total)
            let bar =
                String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
                + " "
            parts.append((hasBar ? bar : "") + "\(count)/\(total) \(unit)")
            // The time left by the rate so far.
            if left == nil, count > 0 { left = elapsed * (Double(total - count) / Double(count)) }
        } else {
            parts.append("\(count) \(unit)")
        }
        parts.append(NumberText.decimal(Double(count) / seconds, places: 1) + "/s")
        if let left { parts.append(Self.text(left) + " left") }
        if !note.isEmpty { parts.append(note) }
        return parts.joined(separator: "  ")
    }

    /// A duration as minutes and seconds, `3:07`, with hours where there are any.
    static func text(_ duration: Duration) -> String {
        let seconds = max(0, Int((duration / .seconds(1)).rounded()))
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
        let end = ":" + NumberText.padded(seconds % 60, width: 2)
        return hours > 0
            ? "\(hours):" + NumberText.padded(minutes, width: 2) + end : "\(minutes)" + end
    }
}
