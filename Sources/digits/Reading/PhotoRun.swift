import DigitReading
import PhotoFiles
import Reporting
import SystemLibraries
import Workers

/// Reads a command's photos as its options ask: the same for every command.
struct PhotoRun {
    /// Whether a photo is to be read, given the SHA-256 of its bytes; without this, no digest is made.
    var admits: ((String) -> Bool)?
    private let pool: any PhotoPool
    private let debugFolder: DebugFolder?

    /// Prepares a run; a model that cannot be used is complained about here.
    init(
        reading: ReadingOptions, isolation: IsolationOptions, minimumConfidence: Double = 0,
        debugFolder: DebugFolder? = nil, extras: PhotoRequest.Extras = [],
        known: @escaping @Sendable (PhotoPath) -> Expectation? = { _ in nil }
    ) throws {
        var task = PoolTask(jobs: reading.jobCount)
        task.limits = isolation.limits
        task.open = StreamedPhotos.open
        task.known = known
        task.extras = debugFolder == nil ? extras : extras.union(.debugFiles)
        task.failed = { [extras = task.extras] row in
            PhotoReading.answer(PhotoRequest(path: row.path, extras: extras), with: row)
        }
        self.debugFolder = debugFolder
        if isolation.isolate {
            try reading.checkModel()
            var workers = WorkerPool(
                launch: Self.launch(reading, isolation, minimumConfidence: minimumConfidence),
                task: task)
            workers.timeout = .seconds(isolation.timeoutSeconds)
            pool = workers
        } else {
            let reader = try reading.makeReader(
                minimumConfidence: minimumConfidence, limits: isolation.limits)
            pool = ThreadPool(task, read: PhotoReading(reader: reader).answer)
        }
    }

    /// How this program is started as a worker.
    private static func launch(
        _ reading: ReadingOptions, _ isolation: IsolationOptions, minimumConfidence: Double
    ) -> WorkerLaunch {
        var reading = reading
        // A link such as /dev/stdin leads to another file in a worker than here.
        if let model = reading.model, let target = realpath(model, nil) {
            reading.model = String(cString: target)
            free(target)
        }
        return WorkerLaunch(
            arguments: ["worker", "--min-confidence", "\(minimumConfidence)"]
                + isolation.workerArguments + reading.sameReading)
    }

    /// Reads all photos of a source and delivers each one's answer, in order.
    func run(
        _ source: any PathSource, deliver: @escaping (PhotoAnswer) throws -> Void
    ) throws -> PoolEnding {
        var events = PoolEvents(deliver: deliver)
        events.admits = admits
        events.write = { photo, files in
            let folder = debugFolder?.files(of: photo)
            for file in files { folder?.add(file.name) { file.bytes } }
        }
        var hasNoted = false
        events.workerIsReady = { _, report in
            if !report.isTight, !hasNoted {
                StandardError.print("This system cannot lock workers in fully; see digits doctor.")
            }
            hasNoted = true
        }
        let ending = try pool.run(
            source, interruption: Interruption.descriptor, events: events)
        if let failure = debugFolder?.firstFailure { throw failure }
        return ending
    }

    /// The sandbox that a worker finds itself in.
    static func sandbox(
        _ reading: ReadingOptions, _ isolation: IsolationOptions
    ) throws -> SandboxReport {
        try WorkerPool(
            launch: launch(reading, isolation, minimumConfidence: 0), task: PoolTask(jobs: 1)
        ).probe()
    }
}
