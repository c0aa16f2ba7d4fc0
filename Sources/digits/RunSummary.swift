import DigitReading
import Reporting
import SystemLibraries

/// What a run over photos came to.
struct RunSummary {
    /// Photos whose rows have come out.
    private(set) var photos = 0
    /// Rows that have come out.
    private(set) var rows = 0
    /// Whether the user stopped the run.
    var isInterrupted = false
    private var counts: [Row.Status: Int] = [:]
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant

    init() { start = clock.now }

    /// Photos that an earlier run had finished.
    private var takenOver = 0

    /// Counts a photo's rows.
    mutating func add(_ rows: [Row]) { count(rows.map(\.status)) }

    /// Counts a photo that an earlier run has finished, by its rows' outcomes.
    mutating func addTakenOver(_ statuses: [Row.Status]) {
        takenOver += 1
        count(statuses)
    }

    private mutating func count(_ statuses: [Row.Status]) {
        photos += 1
        rows += statuses.count
        for status in statuses { counts[status, default: 0] += 1 }
    }

    /// One line for people.
    var text: String {
        let seconds = (clock.now - start) / .seconds(1)
        let parts = Row.Status.allCases.compactMap { status in
            counts[status].map { "\($0) \(status.rawValue)" }
        }
        let read = photos - takenOver
        let rate = NumberText.decimal(Double(read) / max(1e-3, seconds), places: 1) + " photos/s"
        let share = takenOver > 0 ? ["\(takenOver) taken over, \(read) read"] : []
        let time = NumberText.decimal(seconds, places: 1) + " s"
        return "\(photos) \(photos == 1 ? "photo" : "photos"): "
            + (parts + share + [time, rate]).joined(separator: ", ")
            + (isInterrupted ? " (interrupted)" : "")
    }

    /// Ends the command as the photos of its arguments went; a part of a batch may have none.
    func finish(_ input: PhotoArguments, mayBeEmpty: Bool = false) throws {
        if isInterrupted { throw CommandFailure(.interrupted) }
        if photos == 0, !mayBeEmpty { throw CommandFailure(.noInput, input.nothingFound) }
        if counts[.error, default: 0] > 0 { throw CommandFailure(.somePhotosFailed) }
    }
}
