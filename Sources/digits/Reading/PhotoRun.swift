import DigitReading
import Files
import PhotoFiles
import Reporting
import SystemLibraries
import Workers

/// Reads a command's photos as its options ask, in worker processes or, without isolation, on threads: the same for
/// every command.
struct PhotoRun {
    /// Whether a photo is to be read, given the SHA-256 of its bytes as hexadecimal digits; without this, no digest
    /// is made.
    var admits: ((String) -> Bool)?
    /// What reads the photos.
    private let pool: any PhotoPool
    /// Takes the intermediate pictures, if they are wanted.
    private let debugFolder: DebugFolder?

    /// Prepares a run; no worker is started before the first photo.
    ///
    /// - Throws: where the model cannot be used
    init(
        reading: ReadingOptions, isolation: IsolationOptions, minimumConfidence: Double = 0,
        debugFolder: DebugFolder? = nil, extras: PhotoRequest.Extras = [],
        known: @escaping @Sendable (PhotoPath) -> Expectation? = { _ in nil }
    ) throws {
        var task = PoolTask(jobs: reading.jobCount)
        task.limits = isolation.limits
        // A photo that came through a pipe has no file of its name.
        task.open = StreamedPhotos.open
        task.known = known
        task.extras = debugFolder == nil ? extras : extras.union(.debugFiles)
        // A photo that no worker survived has a debug folder and a place in the report, too.
        task.failed = { [extras = task.extras] row in
            PhotoReading.answer(PhotoRequest(path: row.path, extras: extras), with: row)
        }
        self.debugFolder = debugFolder
        // A named model is loaded here, too, although workers load it: a wrong one is told in a sentence, not by
        // dead workers.
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

    /// How this program is started as a worker, with the options that decide how it reads.
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

    /// Reads all photos of a source and delivers each one's answer, in order, on this thread.
    ///
    /// Of a page with more digits than an answer tells it is said how many are missing.
    ///
    /// - Throws: what the pool, the source or `deliver` throws, or the first failure to write the debug folder
    func run(
        _ source: any PathSource, deliver: @escaping (PhotoAnswer) throws -> Void
    ) throws -> PoolEnding {
        var events = PoolEvents(deliver: { answer in
            if answer.leftOut > 0, let path = answer.rows.first?.path {
                StandardError.print(Self.complaint(of: answer.leftOut, leftOutOf: path))
            }
            try deliver(answer)
        })
        events.admits = admits
        // Workers can write no files: this process does, into folders that no name leads out of.
        events.write = { photo, files in
            let folder = debugFolder?.files(of: photo)
            for file in files { folder?.add(file.name) { file.bytes } }
        }
        // That a system cannot lock workers in is said once.
        var hasNoted = false
        events.workerIsReady = { _, report in
            if !report.isTight, !hasNoted {
                StandardError.print("This system cannot lock workers in fully; see digits doctor.")
            }
            hasNoted = true
        }
        let ending = try pool.run(
            source, interruption: Interruption.descriptor, events: events)
        // Photos are read to the end even where the debug folder is full: that is told at last.
        if let failure = debugFolder?.firstFailure { throw failure }
        return ending
    }

    /// The sentence that some digits of a page are not among its rows, and what to do about it.
    private static func complaint(of count: Int, leftOutOf path: PhotoPath) -> String {
        let (told, further) = (NumberText.count(PhotoAnswer.mostRows), NumberText.count(count))
        return "\(path.text): \(told) digits are told of a photo, and this one has "
            + "\(further) more; photograph its page in parts."
    }

    /// The rules that a worker is locked in by on this system, told by one that is started for it.
    static func sandbox(
        _ reading: ReadingOptions, _ isolation: IsolationOptions
    ) throws -> SandboxReport {
        try WorkerPool(
            launch: launch(reading, isolation, minimumConfidence: 0), task: PoolTask(jobs: 1)
        ).probe()
    }
}
