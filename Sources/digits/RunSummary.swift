import DigitReading
import Files
import SystemLibraries

/// What a run over photos came to: counts, statuses, time and rate.
struct RunSummary {
    /// How many photos' rows have come out, with those of an earlier run.
    private(set) var photos = 0
    /// How many rows have come out.
    private(set) var rows = 0
    /// Whether the user stopped the run.
    var isInterrupted = false
    /// How many rows have each status.
    private var counts: [Row.Status: Int] = [:]
    /// What time and rate are measured by.
    private let clock = ContinuousClock()
    /// When the run began.
    private let start: ContinuousClock.Instant

    /// Begins a run; its time counts from here.
    init() { start = clock.now }

    /// How many of the photos an earlier run had finished.
    private var takenOver = 0

    /// Counts a photo's rows.
    mutating func add(_ rows: [Row]) { count(rows.map(\.status)) }

    /// Counts a photo that an earlier run has finished, by its rows' statuses.
    mutating func addTakenOver(_ statuses: [Row.Status]) {
        takenOver += 1
        count(statuses)
    }

    /// Counts a photo by its rows' statuses.
    private mutating func count(_ statuses: [Row.Status]) {
        photos += 1
        rows += statuses.count
        for status in statuses { counts[status, default: 0] += 1 }
    }

    /// One line for people: photos, rows by status, time, photos a second of those that this run
    /// has read.
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

    /// Throws `CommandFailure` with the exit code that the photos ask for: interrupted, none found,
    /// some not read.
    ///
    /// A part of a batch may have no photos.
    func finish(_ input: PhotoArguments, mayBeEmpty: Bool = false) throws {
        // In this order: an interrupted run tells nothing about what there would have been.
        if isInterrupted { throw CommandFailure(.interrupted) }
        if photos == 0, !mayBeEmpty { throw CommandFailure(.noInput, input.nothingFound) }
        if counts[.error, default: 0] > 0 { throw CommandFailure(.incomplete) }
    }
}
