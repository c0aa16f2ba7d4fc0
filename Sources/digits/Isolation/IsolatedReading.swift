import DigitReading
import PhotoFiles
import Reporting
import SystemLibraries
import Workers

/// Reads photos in worker processes, as a command's options ask.
struct IsolatedReading {
    private var pool: WorkerPool
    private let debugFolder: DebugFolder?

    init(
        reading: ReadingOptions, isolation: IsolationOptions, minimumConfidence: Double,
        debugFolder: DebugFolder? = nil, extras: WorkerRequest.Extras = []
    ) {
        pool = WorkerPool(
            launch: Self.launch(
                reading: reading, isolation: isolation, minimumConfidence: minimumConfidence),
            jobs: reading.jobCount)
        pool.timeout = .seconds(isolation.timeout)
        pool.limits = isolation.limits
        pool.extras = extras
        if debugFolder != nil {
            pool.extras.insert(.debugFiles)
            pool.failed = Self.answerWithDebugFiles
        }
        self.debugFolder = debugFolder
    }

    /// How this program is started as a worker.
    static func launch(
        reading: ReadingOptions, isolation: IsolationOptions, minimumConfidence: Double = 0
    ) -> WorkerLaunch {
        var arguments = [
            "worker", "--min-confidence", "\(minimumConfidence)",
            "--layout", reading.layout.rawValue,
            "--max-file-size", "\(isolation.maxFileSize.count)",
            "--memory", "\(isolation.memory.count)", "--timeout", "\(isolation.timeout)",
        ]
        // A path that looks like an option stays a path.
        if let model = reading.model { arguments.append("--model=\(model)") }
        return WorkerLaunch(arguments: arguments)
    }

    /// Reads all photos of a source and delivers each one's rows, and what is to be shown of it, in
    /// order.
    func run(
        _ source: inout any PathSource, deliver: @escaping ([Row], PhotoExcerpt) throws -> Void
    ) throws -> WorkerPool.Ending {
        var events = WorkerPool.Events { answer in
            let story = answer.story.map { PhotoStory(trace: $0.trace, stages: $0.stages) }
            try deliver(
                answer.rows,
                PhotoExcerpt(
                    photo: answer.thumbnail, story: story, annotation: answer.annotation))
        }
        events.write = { photo, files in
            debugFolder?.write(files.map { ($0.name, $0.bytes) }, of: photo)
        }
        var hasNoted = false
        events.workerIsReady = { _, report in
            if !report.isTight, !hasNoted {
                StandardError.print("This system cannot lock workers in fully; see digits doctor.")
            }
            hasNoted = true
        }
        return try pool.run(&source, interruption: Interruption.descriptor, events: events)
    }

    /// The sandbox that a worker finds itself in.
    func sandbox() throws -> SandboxReport { try pool.probe() }

    /// A photo that no worker could read has a debug folder all the same.
    private static func answerWithDebugFiles(_ row: Row) -> WorkerAnswer {
        let files = DebugFileList()
        DebugGallery(photo: row.path, into: files).readingDidFinish([row], decision: nil)
        return WorkerAnswer(
            rows: [row],
            files: files.files.map { WorkerAnswer.File(name: $0.name, bytes: $0.bytes) })
    }
}
