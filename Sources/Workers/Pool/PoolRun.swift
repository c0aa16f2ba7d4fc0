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
        queue = PhotoQueue(source, task: pool.task, events: events)
    }

    func untilDone() throws -> PoolEnding {
        while true {
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
            } else if let photo = try queue.next() {
                try assign(photo, to: slot)
            } else {
                return
            }
        }
    }

    private func freeSlot() -> WorkerSlot? {
        if let slot = slots.first(where: { $0.isFree && $0.hasProcess }) { return slot }
        if let slot = slots.first(where: { $0.isFree }) { return slot }
        guard slots.count < pool.task.jobs else { return nil }
        let slot = WorkerSlot()
        slots.append(slot)
        return slot
    }

    var hasFreeSlot: Bool { slots.count < pool.task.jobs || slots.contains(where: \.isFree) }

    private func assign(_ photo: consuming OpenedPhoto, to slot: WorkerSlot) throws {
        if !slot.hasProcess {
            try slot.start(
                pool.launch, preparation,
                longestMessage: PhotoAnswer.longest(with: pool.task.extras))
        }
        let request = PhotoRequest(path: photo.job.path, extras: pool.task.extras)
        slot.job = photo.job
        slot.deadline = clock.now + (slot.isReady ? pool.timeout : pool.startTimeout)
        if slot.process?.send(Frame.wrap(.request, request.encoded), photo.file) != true {
            try workerEnded(in: slot, as: .unreachable)
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
        if kind == .ready, !slot.isReady, let pid = slot.process?.pid {
            let report = try SandboxReport(decoding: message)
            slot.isReady = true
            (failedStarts, killedStarts) = (0, 0)
            slot.deadline = slot.isFree ? nil : clock.now + pool.timeout
            events.workerIsReady(pid, report)
        } else if kind == .answer, slot.isReady, let job = slot.job {
            let answer = try PhotoAnswer(decoding: message, for: job.path)
            slot.job = nil
            slot.deadline = nil
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
            guard failedStarts <= pool.mostFailedStarts, killedStarts <= pool.mostKills else {
                throw WorkerPoolError.cannotStart(
                    reason: slot.lastWords.line ?? ending.description)
            }
        }
        guard var job = slot.job else { return }
        slot.job = nil
        if wasKilled { job.kills += 1 } else if wasReady { job.failures += 1 }
        if job.failures < pool.attempts, job.kills < pool.mostKills {
            retries.append(job)
        } else {
            try queue.finish(job, pool.task.failed(pool.lost(job.path, to: ending, slot.lastWords)))
        }
    }

    /// Ends workers that have taken too long.
    func endLateWorkers() throws {
        for slot in slots {
            guard let deadline = slot.deadline, deadline <= clock.now else { continue }
            guard slot.isReady, let job = slot.job else {
                try workerEnded(in: slot, as: .late)
                continue
            }
            _ = slot.end(killing: true)
            slot.job = nil
            try queue.finish(job, pool.task.failed(pool.tooSlow(job.path)))
        }
    }
}
