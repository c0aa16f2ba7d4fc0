import SystemLibraries

extension WorkerPool {
    /// Starts a worker, only to hear which sandbox it works in, and ends it.
    ///
    /// The worker loads the libraries of all formats first. It takes up to a worker's
    /// `startTimeout`.
    ///
    /// - Throws: `WorkerPoolError.cannotStart` where the worker ends or its time is over, `WireError` where it sends
    ///   what the protocol does not allow
    package func probe() throws -> SandboxReport {
        let slot = WorkerSlot()
        try slot.start(launch, .allFormats, longestMessage: PhotoAnswer.longest(with: []))
        let clock = SuspendingClock()
        let deadline = clock.now + startTimeout
        // A loop beside that of `PoolRun`, which lives on photos: without one it would not tell how a worker that was
        // killed has ended, and wait for ever.
        var piece = [UInt8](repeating: 0, count: 4096)
        while clock.now < deadline, let channel = slot.process?.channel {
            var wait = pollfd(fd: channel, events: Int16(POLLIN), revents: 0)
            // A second at a time, so that the deadline is looked at.
            guard poll(&wait, 1, 1000) > 0 else { continue }
            guard let count = slot.process?.receive(into: &piece), count > 0 else { break }
            slot.assembler.append(piece[..<count])
            if let (kind, message) = try slot.assembler.next(), kind == .ready {
                _ = slot.end(killing: true)
                return try SandboxReport(decoding: message)
            }
        }
        let ending = slot.end(killing: true)
        throw WorkerPoolError.cannotStart(reason: slot.lastWords.line ?? ending.description)
    }
}
