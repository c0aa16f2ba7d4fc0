import SystemLibraries

/// Reads photos in processes of their own, so that a photo which crashes, stops or floods its
/// decoder costs that photo only.
///
/// One thread coordinates: it opens each file, hands the open file to a worker that has nothing to
/// do, and delivers the answers in the order the photos came. It never decodes a photo.
///
/// The times and counts below were set by eye, as bounds that a sound photo on a busy machine stays
/// far from; none was tuned by measuring.
package struct WorkerPool: PhotoPool, Sendable {
    /// How workers are started.
    package var launch: WorkerLaunch
    /// What is to be done with each photo.
    package var task: PoolTask
    /// How long one photo may take; most take some hundredths of a second.
    package var timeout: Duration = .seconds(20)
    /// How long a worker may take from its start until it has loaded its libraries and locked
    /// itself in.
    package var startTimeout: Duration = .seconds(60)
    /// How long a worker that has no photo is kept: a photo before may have taken it over.
    package var idleTimeout: Duration = .seconds(20)
    /// After so many photos a worker is replaced.
    ///
    /// ImageMagick leaks a few kilobytes with each broken photo: that is some ten megabytes until
    /// then if all are broken.
    package var photosPerWorker = 4000
    /// How often a photo is tried whose workers end by themselves.
    ///
    /// Twice, because the fault may be an earlier photo's. A photo that takes too long is not tried
    /// again.
    package var attempts = 2
    /// How often a photo is tried whose workers somebody kills.
    ///
    /// More often than one whose workers end by themselves, as the killer is rarely after the
    /// photo, but not for ever, as it may be the kernel, which is short of memory. Starts that are
    /// killed are borne as often.
    package var mostKills = 20
    /// How many workers in a row may end before they get ready, once one has got ready.
    ///
    /// Before that the first such end ends the run, as the next worker would fare no better.
    package var mostFailedStarts = 5

    /// Makes a pool; workers are started as photos come.
    package init(launch: WorkerLaunch, task: PoolTask) {
        self.launch = launch
        self.task = task
    }

    /// Reads the photos of a source until its end or until an interruption.
    ///
    /// - Throws: `WorkerPoolError`, or what the source or an event throws
    package func run(
        _ source: any PathSource, interruption: Int32? = nil, events: PoolEvents
    ) throws -> PoolEnding {
        try PoolRun(pool: self, source: source, interruption: interruption, events: events)
            .untilDone()
    }
}

/// Why a pool of workers cannot go on at all.
package enum WorkerPoolError: Error, Sendable, Equatable, CustomStringConvertible {
    /// No worker could be started; the reason is the system's or the worker's last words.
    case cannotStart(reason: String)
    /// The system call that waits for the workers failed.
    case cannotWait(reason: String)

    /// One sentence for people.
    package var description: String {
        switch self {
        case .cannotStart(let reason):
            "No worker process could be started: \(reason.printable)"
                + (reason.hasSuffix(".") ? "" : ".")
        case .cannotWait(let reason):
            "Waiting for the worker processes failed (\(reason)); this is an error in the program."
        }
    }
}
