package import DigitReading
package import PhotoFiles

/// What reads many photos at once and hands over their answers in the order of the photos.
package protocol PhotoPool {
    /// Reads the photos of a source until its end or until an interruption.
    ///
    /// The source is read no further ahead than the task's window allows. When the descriptor of an
    /// interruption becomes readable, no more photos are begun. An error thrown by the source or by
    /// an event ends the run at once.
    func run(
        _ source: any PathSource, interruption: Int32?, events: PoolEvents
    ) throws -> PoolEnding
}

/// What a pool is to do with each photo, and how many photos it may hold.
package struct PoolTask: Sendable {
    /// How many photos are read at the same time, 1 or more.
    package var jobs: Int
    /// How large a file may be, checked when it is opened.
    package var limits = PhotoLimits()
    /// Opens a photo within limits; unless set otherwise, the file of its path.
    package var open: @Sendable (PhotoPath, PhotoLimits) throws(PhotoFileError) -> OpenPhotoFile = {
        (path, limits) throws(PhotoFileError) in
        try PhotoFile(path, limits: limits).opened()
    }
    /// What an answer is to hold beside the rows.
    package var extras: PhotoRequest.Extras = []
    /// What is known to be written on a photo; nil where nothing is.
    package var known: @Sendable (PhotoPath) -> Expectation? = { _ in nil }
    /// How many photos, begun or waiting for a slower one before them, are held at most.
    package var window: Int
    /// How many bytes answers that wait for a slower photo take before no further photo is begun.
    ///
    /// 256 MiB is an order of magnitude, not tuned. Memory could else grow with the batch while one
    /// photo takes its time.
    package var mostHeldBytes = 256 << 20
    /// Makes the answer for a photo that could not be read, given the row that says so.
    package var failed: @Sendable (Row) -> PhotoAnswer = { PhotoAnswer(rows: [$0]) }

    /// What a worker or thread is asked about a photo.
    func request(for path: PhotoPath) -> PhotoRequest {
        PhotoRequest(path: path, extras: extras, known: known(path))
    }

    /// Describes a task that asks for rows alone.
    package init(jobs: Int) {
        self.jobs = max(1, jobs)
        // A slow photo holds up only what comes so far behind it; set by eye, not measured. An
        // answer of one row takes some 2 KB while it waits.
        window = max(256, 64 * self.jobs)
    }
}

/// What happens while a pool runs; every closure is called on the thread that called `run`.
package struct PoolEvents {
    /// Whether a photo is to be read, given the SHA-256 of its bytes as hexadecimal digits; without
    /// this, no digest is made.
    package var admits: ((String) -> Bool)?
    /// Is told the process number of a worker that has got ready, and which sandbox it works in.
    package var workerIsReady: (Int32, SandboxReport) -> Void = { _, _ in }
    /// Is given the files that came with a photo's answer, not necessarily in the order of the
    /// photos.
    package var write: (PhotoPath, [PhotoAnswer.File]) throws -> Void = { _, _ in }
    /// Is given a photo's answer, without its files, in the order of the photos.
    package var deliver: (PhotoAnswer) throws -> Void

    /// Makes events of which only the answers are of interest.
    package init(deliver: @escaping (PhotoAnswer) throws -> Void) { self.deliver = deliver }
}

/// How a run ended.
package enum PoolEnding: Sendable, Equatable {
    /// All photos were read.
    case finished
    /// An interruption came first; the answers of the photos begun until then were delivered, but
    /// for those whose worker was not ready yet and those after them.
    case interrupted
}
