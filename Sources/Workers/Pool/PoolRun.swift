import CSandbox
import DigitReading
import PhotoFiles
import SystemLibraries

/// One run of a pool: a loop that hands out photos and waits for something to happen.
final class PoolRun {
    let pool: WorkerPool
    let interruption: Int32?
    let events: PoolEvents

    let clock = SuspendingClock()
    var queue: PhotoQueue
    var slots: [WorkerSlot] = []
    /// Photos whose worker ended, to be tried again.
    var retries: [PoolJob] = []
    /// What workers that are started from now on load.
    var preparation: WorkerPreparation
    /// How many workers there may be: fewer than jobs where the system gives no more.
    var mostWorkers: Int
    /// Whether any worker has got ready.
    var hasBeenReady = false
    /// When the workers' threads were last counted.
    var lastCount: SuspendingClock.Instant?
    /// How many workers in a row did not even get ready.
    var failedStarts = 0
    /// How many of those that did not get ready were killed by somebody else.
    var killedStarts = 0

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

    /// The most threads a worker may have; decoders of HEIC and AVIF start one for each core.
    static let mostThreads = 64

    func untilDone() throws -> PoolEnding {
        while true {
            giveUpUnready()
            try handOut()
            if let ending = queue.ending { return ending }
            try wait()
        }
    }

    // MARK: Handing out

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

    private func freeSlot() -> WorkerSlot? {
        if let slot = slots.first(where: { $0.isFree && $0.hasProcess }) { return slot }
        if let slot = slots.first(where: { $0.isFree }) { return slot }
        guard slots.count < mostWorkers else { return nil }
        let slot = WorkerSlot()
        slots.append(slot)
        return slot
    }

    var hasFreeSlot: Bool { slots.count < mostWorkers || slots.contains(where: \.isFree) }

    private func assign(_ photo: consuming OpenedPhoto, to slot: WorkerSlot) throws {
        if !slot.hasProcess, try !start(slot) {
            retries.append(photo.job)
            return
        }
        let request = pool.task.request(for: photo.job.path)
        slot.job = photo.job
        slot.deadline = clock.now + (slot.isReady ? pool.timeout : pool.startTimeout)
        if slot.process?.send(Frame.wrap(.request, request.encoded), photo.file) != true {
            try workerEnded(in: slot, as: .unreachable)
        }
    }

    /// Starts a worker; false where the system gives no more and others are there to do the work.
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

    /// Takes what has arrived from a worker.
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
        /// It closed the channel: mostly it has ended.
        case hungUp
        /// A request does not reach it: mostly it ended while it had nothing to do.
        case unreachable
        /// It says what no worker says.
        case babbling
        /// It has not got ready in time.
        case late
        /// It has started more threads than any decoder does.
        case crowded
    }

    /// Deals with a worker that has ended or is to be ended, and with the photo it was at.
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

    /// Ends workers that have taken too long, or that nobody needs.
    func endLateWorkers() throws {
        for slot in slots {
            guard let deadline = slot.deadline, deadline <= clock.now else { continue }
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

    /// Ends workers with more threads than any decoder starts.
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

    /// How often threads are counted.
    static let countingPause = Duration.milliseconds(500)

    /// Gives up photos whose workers are not even ready, once the user wants the run to end.
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
