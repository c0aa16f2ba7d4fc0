import Reporting
import SystemLibraries

/// How far a run is: one line on a terminal that changes, and elsewhere a line now and then.
struct ProgressBar {
    /// What is counted, for example `photos`.
    private let unit: String
    private let total: Int?
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var lastDrawn: ContinuousClock.Instant?
    /// Whether the bar is on the terminal at the moment.
    private var isDrawn = false

    /// Makes a bar; without a total it shows count and rate alone.
    init(_ unit: String, total: Int?) {
        self.unit = unit
        self.total = total
        start = clock.now
    }

    /// Whether anybody sees the bar; where not, nobody need count.
    static var isShown: Bool {
        StandardError.isTerminal && Terminal.movesCursor && StandardError.manner != .silent
    }

    /// Shows a count and a few words: on a terminal at most ten times a second, elsewhere once a minute,
    /// or every ten seconds where that was asked for.
    mutating func update(_ count: Int, note: String = "", remaining: Duration? = nil) {
        let manner = StandardError.manner
        guard manner != .silent else { return }
        let now = clock.now
        guard StandardError.isTerminal, Terminal.movesCursor else {
            if now - (lastDrawn ?? start) < .seconds(manner == .often ? 10 : 60) { return }
            lastDrawn = now
            return StandardError.print(
                Self.text(
                    count, total: total, unit: unit, elapsed: now - start, remaining: remaining,
                    note: note, hasBar: false))
        }
        if let lastDrawn, now - lastDrawn < .milliseconds(100), count != total { return }
        (lastDrawn, isDrawn) = (now, true)
        let text = Self.text(
            count, total: total, unit: unit, elapsed: now - start, remaining: remaining, note: note)
        // The last column stays free: some terminals break the line when it is filled.
        StandardError.write("\r" + text.prefix(StandardError.width - 1) + "\u{1B}[K")
    }

    /// Takes the bar away, so that other lines can follow.
    mutating func clear() {
        guard isDrawn else { return }
        StandardError.write("\r\u{1B}[K")
        isDrawn = false
    }

    /// The bar's text: bar, count, rate, time left, note.
    static func text(
        _ count: Int, total: Int?, unit: String, elapsed: Duration, remaining: Duration?,
        note: String, hasBar: Bool = true
    ) -> String {
        let seconds = max(1e-3, elapsed / .seconds(1))
        var parts: [String] = []
        var left = remaining
        if let total, total > 0 {
            let filled = min(20, 20 * count / total)
            let bar =
                String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
                + " "
            parts.append((hasBar ? bar : "") + "\(count)/\(total) \(unit)")
            if left == nil, count > 0 { left = elapsed * (Double(total - count) / Double(count)) }
        } else {
            parts.append("\(count) \(unit)")
        }
        parts.append(NumberText.decimal(Double(count) / seconds, places: 1) + "/s")
        if let left { parts.append(Self.text(left) + " left") }
        if !note.isEmpty { parts.append(note) }
        return parts.joined(separator: "  ")
    }

    /// A duration in minutes and seconds, with hours where there are any.
    static func text(_ duration: Duration) -> String {
        let seconds = max(0, Int((duration / .seconds(1)).rounded()))
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
        let end = ":" + NumberText.padded(seconds % 60, width: 2)
        return hours > 0
            ? "\(hours):" + NumberText.padded(minutes, width: 2) + end : "\(minutes)" + end
    }
}
