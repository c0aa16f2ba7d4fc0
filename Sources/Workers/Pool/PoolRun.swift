import DigitReading
import PhotoFiles
import SystemLibraries

/// One run of a pool: a loop that hands out photos, delivers rows, and waits for something to
/// happen.
final class PoolRun<Source: PathSource> {
    let pool: WorkerPool
    var source: Source
    let interruption: Int32?
    let events: WorkerPool.Events

    let clock = SuspendingClock()
    var slots: [WorkerSlot] = []
    /// Photos whose worker ended, to be tried again.
    var retries: [PoolJob] = []
    /// Answered photos that wait for one before them.
    var answered: [Int: WorkerAnswer] = [:]
    /// How many photos have been taken from the source.
    var takenCount = 0
    /// How many photos' rows have been delivered.
    var deliveredCount = 0
    var sourceState = SourceState.ready
    var isInterrupted = false
    /// How many workers in a row did not even get ready.
    var failedStarts = 0
    /// How many of those that did not get ready were killed by somebody else.
    var killedStarts = 0

    enum SourceState {
        case ready
        case waiting
        case ended
    }

    init(
        pool: WorkerPool, source: Source, interruption: Int32?, events: WorkerPool.Events
    ) {
        self.pool = pool
        self.source = source
        self.interruption = interruption
        self.events = events
    }

    func untilDone() throws -> WorkerPool.Ending {
        while true {
            try handOut()
            try deliver()
            if deliveredCount == takenCount {
                if isInterrupted { return .interrupted }
                if sourceState == .ended { return .finished }
            }
            try wait()
        }
    }

    // MARK: Handing out

    private func handOut() throws {
        while let slot = freeSlot() {
            if let job = retries.popLast() {
                try assign(job, to: slot)
            } else if let path = try takePath() {
                takenCount += 1
                try assign(PoolJob(ordinal: takenCount - 1, path: path), to: slot)
            } else {
                return
            }
        }
    }

    private func freeSlot() -> WorkerSlot? {
        if let slot = slots.first(where: { $0.isFree && $0.hasProcess }) { return slot }
        if let slot = slots.first(where: { $0.isFree }) { return slot }
        guard slots.count < pool.jobs else { return nil }
        let slot = WorkerSlot()
        slots.append(slot)
        return slot
    }

    var hasFreeSlot: Bool { slots.count < pool.jobs || slots.contains(where: \.isFree) }

    /// Whether another photo may be begun.
    var mayTake: Bool { !isInterrupted && takenCount - deliveredCount < pool.window }

    private func takePath() throws -> PhotoPath? {
        guard sourceState == .ready, mayTake else { return nil }
        switch try source.next() {
        case .path(let path): return path
        case .later: sourceState = .waiting
        case .end: sourceState = .ended
        }
        return nil
    }

    private func assign(_ job: PoolJob, to slot: WorkerSlot) throws {
        let file: OpenPhotoFile
        do throws(PhotoFileError) {
            file = try PhotoFile(job.path, limits: pool.limits).opened()
        } catch {
            return try finish(
                job, pool.failed(Row(path: job.path, status: .error, error: Row.Failure(error))))
        }
        if !slot.hasProcess {
            try slot.start(pool.launch, longestMessage: WorkerAnswer.longest(with: pool.extras))
        }
        slot.job = job
        slot.deadline = clock.now + (slot.isReady ? pool.timeout : pool.startTimeout)
        let request = WorkerRequest(path: job.path, extras: pool.extras)
        if slot.process?.send(Frame.wrap(.request, request.encoded), file) != true {
            try workerEnded(in: slot, as: .unreachable)
        }
    }

    // MARK: Answers

    private func deliver() throws {
        while let answer = answered.removeValue(forKey: deliveredCount) {
            deliveredCount += 1
            try events.deliver(answer)
        }
    }

    private func finish(_ job: PoolJob, _ answer: WorkerAnswer) throws {
        if !answer.files.isEmpty { try events.write(job.path, answer.files) }
        var answer = answer
        answer.files = []
        answered[job.ordinal] = answer
    }

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
            let answer = try WorkerAnswer(decoding: message, for: job.path)
            slot.job = nil
            slot.deadline = nil
            slot.photoCount += 1
            if slot.photoCount >= pool.photosPerWorker { _ = slot.end(killing: true) }
            try finish(job, answer)
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
            try finish(job, pool.failed(pool.lost(job.path, to: ending, slot.lastWords)))
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
            try finish(job, pool.failed(pool.tooSlow(job.path)))
        }
    }
}
