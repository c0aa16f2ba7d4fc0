package import PhotoFiles

/// Reads many photos at once and hands their rows over in the order the photos came.
public struct BatchReader: Sendable {
    /// What reads one photo.
    public let reader: DigitReader
    /// How many photos are read at the same time.
    public let jobs: Int

    /// Makes a batch reader.
    public init(reader: DigitReader, jobs: Int) {
        self.reader = reader
        self.jobs = max(1, jobs)
    }

    /// Reads the photos and delivers each photo's rows in input order, as soon as they and their
    /// predecessors are done; `paths` is read no further ahead than needed.
    ///
    /// `observe` makes the observer of a photo, or none. An error thrown by `deliver` ends the run.
    package func run(
        _ paths: some Sequence<PhotoPath>,
        observe: @escaping @Sendable (PhotoPath) -> (any ReadingObserver)? = { _ in nil },
        deliver: ([Row]) throws -> Void
    ) async throws {
        for path in paths { try deliver(reader.rows(for: path, observer: observe(path))) }
    }
}
