package import DigitReading
package import PhotoFiles

/// Reads photos in processes of their own, so that a photo which crashes, stops or floods its
/// decoder costs that photo only.
///
/// One thread coordinates: it opens each file, hands the open file to a worker that has nothing to
/// do, and delivers the answers in the order the photos came. It never looks into a photo.
package struct WorkerPool: Sendable {
    /// How workers are started.
    package var launch: WorkerLaunch
    /// How many read at the same time.
    package var jobs: Int
    /// How long one photo may take.
    package var timeout: Duration = .seconds(20)
    /// How long a worker may take to get ready.
    package var startTimeout: Duration = .seconds(60)
    /// What is refused before a worker sees it.
    package var limits = PhotoLimits()
    /// What is wanted beside the rows.
    package var extras: WorkerRequest.Extras = []
    /// After so many photos a worker is replaced: ImageMagick leaks a few kilobytes with each
    /// broken one.
    package var photosPerWorker = 4000
    /// How often a photo is tried whose worker ends.
    ///
    /// Twice, because the fault may be an earlier photo's. A photo that takes too long is not tried
    /// again.
    package var attempts = 2
    /// How often a photo is tried whose worker somebody kills: more often, as the killer is rarely
    /// after the photo, but not for ever, as it may be the kernel, which is short of memory.
    package var mostKills = 20
    /// How many workers in a row may end before they get ready.
    package var mostFailedStarts = 5
    /// What to answer for a photo that no worker could read, given the row that says so.
    package var failed: @Sendable (Row) -> WorkerAnswer = { WorkerAnswer(rows: [$0]) }
    /// How many photos, begun or waiting for a slower one before them, are held at most.
    package var window: Int

    /// Makes a pool; workers are started as photos come.
    package init(launch: WorkerLaunch, jobs: Int) {
        self.launch = launch
        self.jobs = max(1, jobs)
        window = max(256, 64 * jobs)
    }

    /// What happens to a pool while it runs; every closure is called on the coordinating thread.
    package struct Events {
        /// A worker with this process number is ready, in this sandbox.
        package var workerIsReady: (Int32, SandboxReport) -> Void = { _, _ in }
        /// Files that came with a photo's answer, not necessarily in the order of the photos.
        package var write: (PhotoPath, [WorkerAnswer.File]) throws -> Void = { _, _ in }
        /// A photo's answer, without its files, in the order of the photos.
        package var deliver: (WorkerAnswer) throws -> Void

        /// Names who receives the answers.
        package init(deliver: @escaping (WorkerAnswer) throws -> Void) { self.deliver = deliver }
    }

    /// How a run ended.
    package enum Ending: Sendable, Equatable {
        /// All photos were read.
        case finished
        /// An interruption came first; the rows of all photos begun until then were delivered.
        case interrupted
    }

    /// Reads the photos of a source until its end or until an interruption.
    ///
    /// The source is read no further ahead than the window allows. When the descriptor of an
    /// interruption becomes readable, no more photos are begun. An error thrown by the source or by
    /// an event ends the run at once.
    package func run(
        _ source: inout some PathSource, interruption: Int32? = nil, events: Events
    ) throws -> Ending {
        let run = PoolRun(pool: self, source: source, interruption: interruption, events: events)
        return try run.untilDone()
    }
}
