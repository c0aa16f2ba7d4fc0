import SystemLibraries

extension PoolRun {
    /// Whom a descriptor that is waited for belongs to.
    private enum Origin {
        /// The channel of a worker, over which it answers.
        case answers(WorkerSlot)
        /// The standard error of a worker.
        case errors(WorkerSlot)
        /// The source of photos, which may have another one.
        case source
        /// Whoever may end the run, as the user by Ctrl-C.
        case interruption
    }

    /// Waits until something arrives or a worker's time is over, and deals with it.
    func wait() throws {
        let (descriptors, origins) = awaited()
        let arrived = try poll(descriptors)
        for (descriptor, origin) in zip(arrived, origins) where descriptor.revents != 0 {
            switch origin {
            case .answers(let slot):
                // It may have ended over another event of this round.
                if slot.process?.channel == descriptor.fd { try receive(from: slot) }
            case .errors(let slot):
                if slot.process?.errors == descriptor.fd, !slot.lastWords.read(descriptor.fd) {
                    slot.hasSaidAll = true
                }
            case .source: queue.sourceIsReady()
            case .interruption: queue.isInterrupted = true
            }
        }
        try endLateWorkers()
        try endCrowdedWorkers()
    }

    /// Whether a photo can be handed out without waiting, as delivering answers may have made room.
    private var canHandOut: Bool {
        hasFreeSlot && (!retries.isEmpty || queue.hasNext)
    }

    /// All descriptors to wait for, and whom each belongs to, in the same order.
    private func awaited() -> (descriptors: [pollfd], origins: [Origin]) {
        var descriptors: [pollfd] = []
        var origins: [Origin] = []
        func watch(_ descriptor: Int32, _ origin: Origin) {
            descriptors.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
            origins.append(origin)
        }
        for slot in slots {
            if let channel = slot.process?.channel { watch(channel, .answers(slot)) }
            if let errors = slot.process?.errors, !slot.hasSaidAll {
                watch(errors, .errors(slot))
            }
        }
        // No look at the source without room for what it may have.
        if hasFreeSlot, let descriptor = queue.awaitedDescriptor { watch(descriptor, .source) }
        if let interruption, !queue.isInterrupted { watch(interruption, .interruption) }
        return (descriptors, origins)
    }

    /// Waits for the descriptors until one is ready or the next worker's time is over; returns them with what has
    /// arrived, or none.
    private func poll(_ descriptors: [pollfd]) throws -> [pollfd] {
        var descriptors = descriptors
        let start = clock.now
        let patience =
            canHandOut ? .zero : slots.compactMap(\.deadline).min().map { max(.zero, $0 - start) }
        // Threads are counted meanwhile.
        let mayCrowd = slots.contains { $0.hasProcess && $0.isReady }
        let waiting = mayCrowd ? min(patience ?? Self.countingPause, Self.countingPause) : patience
        // Rounded up, so that the deadline has passed when the wait ends.
        let milliseconds = waiting.map { Int32(clamping: Int64($0 / .milliseconds(1)) + 1) }
        let count = systemPoll(&descriptors, milliseconds: milliseconds ?? -1)
        if count < 0, errno != EINTR {
            throw WorkerPoolError.cannotWait(reason: String(cString: strerror(errno)))
        }
        if let waiting { forgiveStop(expecting: waiting, since: start) }
        return count > 0 ? descriptors : []
    }

    /// Puts all workers' deadlines off by the time that this process lost while it waited longer than it meant to.
    ///
    /// When the process was stopped (Ctrl-Z), its workers were, too, and when it waited for a file, it did not hear
    /// them: that time does not count. Up to a second, set by eye, is taken for a busy machine.
    func forgiveStop(
        expecting patience: Duration, since start: SuspendingClock.Instant
    ) {
        let lost = clock.now - start - patience
        guard lost > .seconds(1) else { return }
        for slot in slots { slot.deadline = slot.deadline.map { $0 + lost } }
    }
}
