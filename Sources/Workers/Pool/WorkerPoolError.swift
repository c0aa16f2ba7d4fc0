import SystemLibraries

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
