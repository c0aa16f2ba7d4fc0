/// A place for a worker, and what the worker in it is doing.
final class WorkerSlot {
    /// The worker, or none yet or any more.
    var process: WorkerProcess?
    /// The photo it reads.
    var job: PoolJob?
    /// How far it has come.
    var phase = Phase.starting
    /// Whether it has loaded everything and locked itself in.
    var isReady: Bool { phase == .ready }
    /// When patience ends.
    var deadline: SuspendingClock.Instant?
    /// What has arrived of its next message.
    var assembler = FrameAssembler(limit: 0)
    /// The end of what it wrote to its standard error.
    var lastWords = LastWords()
    /// Whether its standard error is closed.
    var hasSaidAll = false
    /// How many photos it has read.
    var photoCount = 0

    /// How far a worker has come on its way to reading photos.
    enum Phase {
        /// It is a program that begins.
        case starting
        /// It looks at its first photo's beginning: that may take no longer than reading a photo.
        case looking
        /// It knows its first photo's format, and loads what reading it takes.
        case preparing
        /// It reads photos.
        case ready
    }

    var isFree: Bool { job == nil }
    var hasProcess: Bool { process != nil }

    /// What the worker in it has loaded.
    private(set) var preparation = WorkerPreparation.allFormats

    /// Puts a fresh worker into the slot.
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

    /// Takes the worker out of the slot and ends it.
    func end(killing: Bool) -> WorkerProcess.Ending {
        var taken: WorkerProcess? = nil
        swap(&taken, &process)
        deadline = nil
        guard let worker = taken.take() else { return .unknown }
        lastWords.read(worker.errors)
        return worker.end(killing: killing)
    }
}
