import ImageMagick
package import PhotoFiles

/// Reads many photos at once and hands their rows over in the order the photos came.
public struct BatchReader: Sendable {
    /// What reads one photo.
    public let reader: DigitReader
    /// How many photos are read at the same time.
    public let jobs: Int

    /// How many photos may be finished but undelivered, per job, while a slow one holds the line.
    private static let lookahead = 8

    /// Makes a batch reader.
    public init(reader: DigitReader, jobs: Int) {
        self.reader = reader
        self.jobs = max(1, jobs)
    }

    /// Reads the photos and delivers each photo's rows in input order, as soon as they and their
    /// predecessors are done; `paths` is read no further ahead than needed.
    ///
    /// `observe` makes the observer of a photo, or none. An error thrown by `deliver` ends the run
    /// after the photos in flight.
    package func run(
        _ paths: some Sequence<PhotoPath>,
        observe: @escaping @Sendable (PhotoPath) -> (any ReadingObserver)? = { _ in nil },
        deliver: ([Row]) throws -> Void
    ) async throws {
        try await run(
            paths, work: { [reader] path in reader.rows(for: path, observer: observe(path)) },
            deliver: deliver)
    }

    /// Does `work` on every element, `jobs` at a time, and delivers the results in input order.
    package func run<Element: Sendable, Result: Sendable>(
        _ elements: some Sequence<Element>,
        work: @escaping @Sendable (Element) -> Result,
        deliver: (Result) throws -> Void
    ) async throws {
        var iterator = elements.makeIterator()
        var submitted = 0
        var delivered = 0
        var running = 0
        var waiting: [Int: Result] = [:]
        var exhausted = false
        try await withThrowingTaskGroup(of: (Int, Result).self) { group in
            while true {
                while !exhausted, running < jobs, submitted - delivered < jobs * Self.lookahead {
                    guard let element = iterator.next() else {
                        exhausted = true
                        break
                    }
                    // Before several threads use it; one photo alone mostly does without.
                    if submitted == 1 { MagickRuntime.start() }
                    let index = submitted
                    submitted += 1
                    running += 1
                    group.addTask { (index, work(element)) }
                }
                guard let (index, result) = try await group.next() else { return }
                running -= 1
                waiting[index] = result
                while let next = waiting.removeValue(forKey: delivered) {
                    delivered += 1
                    try deliver(next)
                }
            }
        }
    }
}
