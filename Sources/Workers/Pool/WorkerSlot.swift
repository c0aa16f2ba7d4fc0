/// A place for a worker, and what the worker in it is doing.
///
/// A pool has at most as many as jobs. It belongs to the thread of the run.
final class WorkerSlot {
    /// The worker; nil before one is started and after it has ended.
    var process: WorkerProcess?
    /// The photo that the worker reads, nil when it has nothing to do.
    var job: PoolJob?
    /// How far the worker has come.
    var phase = Phase.starting
    /// Whether the worker has loaded everything and locked itself in.
    var isReady: Bool { phase == .ready }
    /// When the worker is to be ended unless it says something; nil where there is none.
    var deadline: SuspendingClock.Instant?
    /// What has arrived of the worker's next message.
    var assembler = FrameAssembler(limit: 0)
    /// The end of what the worker wrote to its standard error.
    var lastWords = LastWords()
    /// Whether the worker's standard error is closed.
    var hasSaidAll = false
    /// How many photos the worker has read.
    var photoCount = 0

    /// How far a worker has come on its way to reading photos.
    enum Phase {
        /// The program has been started and says nothing yet.
        case starting
        /// The worker looks at its first photo's beginning: that may take no longer than reading a
        /// photo.
        case looking
        /// The worker knows its first photo's format, and loads what reading it takes.
        case preparing
        /// The worker is locked in and reads photos.
        case ready
    }

    /// Whether the place has no photo, with or without a worker.
    var isFree: Bool { job == nil }
    /// Whether a worker runs in the place.
    var hasProcess: Bool { process != nil }

    /// What the worker in the place has loaded, or loads, before it locks itself in.
    private(set) var preparation = WorkerPreparation.allFormats

    /// Puts a fresh worker into the place, which has none; its messages may have so many bytes.
    func start(
        _ launch: WorkerLaunch, _ preparation: WorkerPreparation, longestMessage: Int
    ) throws(WorkerPoolError) {
        process = try WorkerProcess(launch, preparation)
        self.preparation = preparation
        phase = .starting
        assembler = FrameAssembler(limit: longestMessage)
        lastWords = LastWords()
        hasSaidAll = false
        photoCount = 0
    }

    /// Takes the worker out of the place, ends it and says how it ended; `unknown` where there is
    /// none.
    func end(killing: Bool) -> WorkerProcess.Ending {
        var taken: WorkerProcess? = nil
        swap(&taken, &process)
        deadline = nil
        guard let worker = taken.take() else { return .unknown }
        // What it said last may still lie in the pipe.
        lastWords.read(worker.errors)
        return worker.end(killing: killing)
    }
}
