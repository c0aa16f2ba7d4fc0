import CSystem
import DigitReading
import PhotoFiles
import SystemLibraries

/// One run of a pool of worker processes: a loop that hands out photos and waits for something to happen.
///
/// All of it happens on one thread. A worker is tied to the thread that has started it and ends with it.
final class PoolRun {
    /// The pool's settings.
    let pool: WorkerPool
    /// The descriptor that becomes readable when the user wants the run to end.
    let interruption: Int32?
    /// Who is told what happens.
    let events: PoolEvents

    /// What deadlines go by; it stands still while the machine sleeps.
    let clock = SuspendingClock()
    /// The photos that are to be handed out, and the answers to be delivered.
    var queue: PhotoQueue
    /// The places for workers, of which there are at most `mostWorkers`.
    var slots: [WorkerSlot] = []
    /// Photos whose worker ended, to be tried again before any new one.
    var retries: [PoolJob] = []
    /// What workers that are started from this moment on load before they lock themselves in.
    var preparation: WorkerPreparation
    /// How many workers there may be: as many as jobs, or fewer where the system does not let more be started.
    var mostWorkers: Int
    /// Whether any worker of this run has got ready.
    var hasBeenReady = false
    /// When the workers' threads were counted last.
    var lastCount: SuspendingClock.Instant?
    /// How many workers in a row were lost before they got ready, other than by a kill.
    var failedStarts = 0
    /// How many workers, since one last got ready, were killed by somebody else before they got ready.
    var killedStarts = 0

    /// Makes a run; no worker is started before there is a photo.
    init(pool: WorkerPool, source: any PathSource, interruption: Int32?, events: PoolEvents) {
        self.pool = pool
        self.interruption = interruption
        self.events = events
        // Pictures are encoded by ImageMagick, whatever the photos are.
        preparation = pool.task.extras.isEmpty ? .firstFormat : .allFormats
        mostWorkers = pool.task.jobs
        queue = PhotoQueue(
            source, task: pool.task, events: events, patience: pool.timeout)
    }

    /// The most threads a worker may have; a hostile photo could else start thousands.
    ///
    /// Decoders of HEIC and AVIF start one for each core, so 64 is above what most machines need; not tuned.
    static let mostThreads = 64

    /// Hands out and waits until the source has ended or an interruption came, and all answers are delivered.
    ///
    /// - Throws: `WorkerPoolError` where no worker can be started, or what the source or an event throws
    func untilDone() throws -> PoolEnding {
        while true {
            giveUpUnready()
            try handOut()
            if let ending = queue.ending { return ending }
            try wait()
        }
    }

    // MARK: Handing out

    /// Gives photos to free workers, those to be tried again first, as long as there are both.
    private func handOut() throws {
        while let slot = freeSlot() {
            if let job = retries.popLast() {
                if let photo = try queue.reopened(job) { try assign(photo, to: slot) }
                continue
            }
            let start = clock.now
            let photo = try queue.next()
            // Answers of workers that were heard meanwhile are not late.
            forgiveStop(expecting: .zero, since: start)
            guard let photo else { return }
            try assign(photo, to: slot)
        }
    }

    /// A place without a photo, best one whose worker runs; nil when all are busy.
    private func freeSlot() -> WorkerSlot? {
        if let slot = slots.first(where: { $0.isFree && $0.hasProcess }) { return slot }
        if let slot = slots.first(where: { $0.isFree }) { return slot }
        guard slots.count < mostWorkers else { return nil }
        let slot = WorkerSlot()
        slots.append(slot)
        return slot
    }

    /// Whether another photo could be handed out.
    var hasFreeSlot: Bool { slots.count < mostWorkers || slots.contains(where: \.isFree) }

    /// Sends an opened photo to the worker of a place, which is started where there is none.
    private func assign(_ photo: consuming OpenedPhoto, to slot: WorkerSlot) throws {
        if !slot.hasProcess, try !start(slot) {
            retries.append(photo.job)
            return
        }
        let request = pool.task.request(for: photo.job.path)
        slot.job = photo.job
        // A fresh worker takes the request when it has loaded what it needs.
        slot.deadline = clock.now + (slot.isReady ? pool.timeout : pool.startTimeout)
        if slot.process?.send(Frame.wrap(.request, request.encoded), photo.file) != true {
            try workerEnded(in: slot, as: .unreachable)
        }
    }

    /// Starts a worker in a place; false where the system gives no more and others are there to do the work.
    ///
    /// The pool goes on with as many workers as it has.
    ///
    /// - Throws: where there is no other worker
    private func start(_ slot: WorkerSlot) throws -> Bool {
        do throws(WorkerPoolError) {
            try slot.start(
                pool.launch, preparation,
                longestMessage: PhotoAnswer.longest(with: pool.task.extras))
            return true
        } catch {
            slots.removeAll { $0 === slot }
            mostWorkers = slots.count { $0.hasProcess }
            guard mostWorkers > 0 else { throw error }
            slots.removeAll { !$0.hasProcess }
            return false
        }
    }

    // MARK: Answers

    /// Takes what has arrived from a worker: a part of a message, or several.
    func receive(from slot: WorkerSlot) throws {
        var piece = [UInt8](repeating: 0, count: 65_536)
        guard let count = slot.process?.receive(into: &piece), count > 0 else {
            return try workerEnded(in: slot, as: .hungUp)
        }
        slot.assembler.append(piece[..<count])
        do {
            while let (kind, message) = try slot.assembler.next() {
                try take(kind, message, from: slot)
            }
        } catch is WireError {
            // Nothing that it says from now on can be believed.
            try workerEnded(in: slot, as: .babbling)
        }
    }

    /// Deals with one message of a worker; a kind of message whose turn it is not is an error.
    private func take(
        _ kind: Frame.Kind, _ message: ArraySlice<UInt8>, from slot: WorkerSlot
    ) throws {
        if kind == .looking, slot.phase == .starting {
            slot.phase = .looking
            slot.deadline = clock.now + pool.timeout
        } else if kind == .preparing, slot.phase == .looking {
            slot.phase = .preparing
            slot.deadline = clock.now + pool.startTimeout
        } else if kind == .ready, !slot.isReady, let pid = slot.process?.pid {
            let report = try SandboxReport(decoding: message)
            slot.phase = .ready
            hasBeenReady = true
            (failedStarts, killedStarts) = (0, 0)
            slot.deadline = clock.now + (slot.isFree ? pool.idleTimeout : pool.timeout)
            events.workerIsReady(pid, report)
        } else if kind == .answer, slot.isReady, let job = slot.job {
            let answer = try PhotoAnswer(decoding: message, for: job.path)
            slot.job = nil
            slot.deadline = clock.now + pool.idleTimeout
            slot.photoCount += 1
            if slot.photoCount >= pool.photosPerWorker { _ = slot.end(killing: true) }
            try queue.finish(job, answer)
        } else if kind == .unprepared, slot.isReady, slot.preparation == .firstFormat,
            let job = slot.job
        {
            preparation = .allFormats
            slot.job = nil
            _ = slot.end(killing: true)
            retries.append(job)
        } else {
            throw WireError("a message out of turn")
        }
    }

    // MARK: Ends

    /// How it shows that a worker is of no more use.
    enum Ruin {
        /// The worker closed the channel: mostly it has ended.
        case hungUp
        /// A request does not reach the worker: mostly it ended while it had nothing to do.
        case unreachable
        /// The worker sent what the protocol does not allow.
        case babbling
        /// The worker has not got ready in time.
        case late
        /// The worker has started more threads than any decoder does.
        case crowded
    }

    /// Ends a worker that is of no more use, and has its photo tried again or answered with an error.
    ///
    /// - Throws: `WorkerPoolError.cannotStart` where further workers would not get ready either
    func workerEnded(in slot: WorkerSlot, as ruin: Ruin) throws {
        let wasReady = slot.isReady
        let ending = slot.end(killing: ruin != .hungUp)
        // No decoder kills its process this way: somebody did, or the kernel, short of memory. And
        // a photo that never reached its worker has not harmed it.
        let wasKilled = ruin == .unreachable || (ruin == .hungUp && ending == .signal(SIGKILL))
        if !wasReady {
            if wasKilled { killedStarts += 1 } else { failedStarts += 1 }
            // Where none has ever got ready, the next one would not either; nor would one after a
            // worker that loads for ever, as some libraries do where the system refuses them a thread.
            let mostFailed = hasBeenReady && ruin != .late ? pool.mostFailedStarts : 0
            guard failedStarts <= mostFailed, killedStarts <= pool.mostKills else {
                let reason = ruin == .late ? "it did not get ready in time" : ending.description
                throw WorkerPoolError.cannotStart(reason: slot.lastWords.line ?? reason)
            }
        }
        // The photo is tried again by another worker, as the fault may be that of a photo before it.
        guard var job = slot.job else { return }
        slot.job = nil
        if wasKilled { job.kills += 1 } else if wasReady { job.failures += 1 }
        if job.failures < pool.attempts, job.kills < pool.mostKills {
            retries.append(job)
        } else {
            let row =
                switch ruin {
                case .babbling: pool.babbled(job.path)
                case .crowded: pool.crowded(job.path)
                case .hungUp, .unreachable, .late:
                    pool.lost(job.path, to: ending, slot.lastWords)
                }
            try queue.finish(job, pool.task.failed(row))
        }
    }

    /// Ends workers whose time is over: over a photo, which is answered as too slow, or without one.
    func endLateWorkers() throws {
        for slot in slots {
            guard let deadline = slot.deadline, deadline <= clock.now else { continue }
            // Loading is not the photo's fault, looking at its first bytes is.
            guard slot.isReady || slot.phase == .looking else {
                try workerEnded(in: slot, as: .late)
                continue
            }
            _ = slot.end(killing: true)
            guard let job = slot.job else { continue }
            slot.job = nil
            try queue.finish(job, pool.task.failed(pool.tooSlow(job.path)))
        }
    }

    /// Ends workers with more than `mostThreads` threads, counted at most every `countingPause`.
    func endCrowdedWorkers() throws {
        let now = clock.now
        if let lastCount, now - lastCount < Self.countingPause { return }
        lastCount = now
        for slot in slots where slot.isReady {
            guard let pid = slot.process?.pid, digits_thread_count(pid) > Self.mostThreads else {
                continue
            }
            try workerEnded(in: slot, as: .crowded)
        }
    }

    /// The time between two counts of the workers' threads; set by eye: a count reads a file of `/proc` for each
    /// worker.
    static let countingPause = Duration.milliseconds(500)

    /// Gives up photos whose workers are not ready, and those to be tried again, once the user wants the run to
    /// end.
    ///
    /// What is delivered then ends before the first of them, as if the run had come no further.
    func giveUpUnready() {
        guard queue.isInterrupted else { return }
        for slot in slots where !slot.isReady {
            if slot.hasProcess { _ = slot.end(killing: true) }
            guard let job = slot.job else { continue }
            slot.job = nil
            queue.giveUp(job)
        }
        for job in retries { queue.giveUp(job) }
        retries = []
    }
}
