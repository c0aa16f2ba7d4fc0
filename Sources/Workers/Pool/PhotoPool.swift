package import DigitReading
package import PhotoFiles

/// What reads many photos at once and hands over their answers in the order the photos came.
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

/// What a pool is to do with photos.
package struct PoolTask: Sendable {
    /// How many are read at the same time.
    package var jobs: Int
    /// Which files are refused without a look into them.
    package var limits = PhotoLimits()
    /// Opens a photo within limits, mostly the file of its name.
    package var open: @Sendable (PhotoPath, PhotoLimits) throws(PhotoFileError) -> OpenPhotoFile = {
        (path, limits) throws(PhotoFileError) in
        try PhotoFile(path, limits: limits).opened()
    }
    /// What is wanted beside the rows.
    package var extras: PhotoRequest.Extras = []
    /// What is known to be written on a photo.
    package var known: @Sendable (PhotoPath) -> Expectation? = { _ in nil }
    /// How many photos, begun or waiting for a slower one before them, are held at most.
    package var window: Int
    /// How many bytes answers that wait for a slower photo take before no further photo is begun.
    package var mostHeldBytes = 256 << 20
    /// What to answer for a photo that could not be read, given the row that says so.
    package var failed: @Sendable (Row) -> PhotoAnswer = { PhotoAnswer(rows: [$0]) }

    /// What is asked about a photo.
    func request(for path: PhotoPath) -> PhotoRequest {
        PhotoRequest(path: path, extras: extras, known: known(path))
    }

    /// Describes a task.
    package init(jobs: Int) {
        self.jobs = max(1, jobs)
        window = max(256, 64 * self.jobs)
    }
}

/// What happens while a pool runs; every closure is called on the thread that runs it.
package struct PoolEvents {
    /// Whether a photo is to be read, given the SHA-256 of its bytes as hexadecimal digits; without
    /// this, no digest is made.
    package var admits: ((String) -> Bool)?
    /// A worker with this process number is ready, in this sandbox.
    package var workerIsReady: (Int32, SandboxReport) -> Void = { _, _ in }
    /// Files that came with a photo's answer, not necessarily in the order of the photos.
    package var write: (PhotoPath, [PhotoAnswer.File]) throws -> Void = { _, _ in }
    /// A photo's answer, without its files, in the order of the photos.
    package var deliver: (PhotoAnswer) throws -> Void

    /// Names who receives the answers.
    package init(deliver: @escaping (PhotoAnswer) throws -> Void) { self.deliver = deliver }
}

/// How a run ended.
package enum PoolEnding: Sendable, Equatable {
    /// All photos were read.
    case finished
    /// An interruption came first; the answers of all photos begun until then were delivered.
    case interrupted
}
