/// Reads photos in processes of their own, so that a photo which crashes, stops or floods its
/// decoder costs that photo only.
///
/// One thread coordinates: it opens each file, hands the open file to a worker that has nothing to
/// do, and delivers the answers in the order the photos came. It never looks into a photo.
package struct WorkerPool: PhotoPool, Sendable {
    /// How workers are started.
    package var launch: WorkerLaunch
    /// What is to be done.
    package var task: PoolTask
    /// How long one photo may take.
    package var timeout: Duration = .seconds(20)
    /// How long a worker may take to get ready.
    package var startTimeout: Duration = .seconds(60)
    /// How long a worker that has nothing to do is kept: it may have been taken over.
    package var idleTimeout: Duration = .seconds(20)
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
    /// How many workers in a row may end before they get ready, once one has.
    package var mostFailedStarts = 5

    /// Makes a pool; workers are started as photos come.
    package init(launch: WorkerLaunch, task: PoolTask) {
        self.launch = launch
        self.task = task
    }

    package func run(
        _ source: any PathSource, interruption: Int32? = nil, events: PoolEvents
    ) throws -> PoolEnding {
        try PoolRun(pool: self, source: source, interruption: interruption, events: events)
            .untilDone()
    }
}
