import Synchronization
import SystemLibraries

/// Whether the user wants the program to end: Ctrl-C, `kill` or a closed terminal
/// set a flag, and the loops look at it.
enum Interruption {
    private static let isRequestedFlag = Atomic<Bool>(false)

    /// The pipe that a signal writes into: the end to wait at, and the end to write to.
    private static let ends: (waiting: Int32, writing: Int32) = {
        var ends: [Int32] = [-1, -1]
        if pipe(&ends) == 0 {
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        }
        return (ends[0], ends[1])
    }()

    /// Becomes readable, and stays so, when the user wants the program to end.
    static var descriptor: Int32 { ends.waiting }

    private static func request() {
        let interrupted = errno
        defer { errno = interrupted }
        isRequestedFlag.store(true, ordering: .relaxed)
        var byte: UInt8 = 1
        _ = write(ends.writing, &byte, 1)
    }

    /// Whether to end as soon as what was begun is whole.
    static var isRequested: Bool { isRequestedFlag.load(ordering: .relaxed) }

    /// Starts listening; a second signal ends the program at once.
    static func watch() {
        // The flag exists before a signal can touch it: a handler may not initialize anything.
        _ = isRequested
        _ = ends
        var awaited = sigset_t()
        sigemptyset(&awaited)
        for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) {
            var action = sigaction()
            #if canImport(Darwin)
                action.__sigaction_u.__sa_handler = { _ in Interruption.request() }
            #else
                action.__sigaction_handler.sa_handler = { _ in Interruption.request() }
            #endif
            action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | Int32(SA_RESTART)
            sigaction(number, &action, nil)
            sigaddset(&awaited, number)
        }
        // Whoever started this program may have blocked them on the thread that did.
        pthread_sigmask(SIG_UNBLOCK, &awaited, nil)
        // A reader that goes away and a file that may not grow any more are errors like any other,
        // so that temporary files are removed and the reason is told.
        for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
    }

    /// Whether a signal is ignored on purpose: `nohup` does so with that of a closed terminal.
    ///
    /// A shell that starts a program in the background makes it ignore Ctrl-C, but `kill -INT` is meant.
    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        guard number == SIGHUP, sigaction(number, nil, &action) == 0 else { return false }
        #if canImport(Darwin)
            let handler = action.__sigaction_u.__sa_handler
        #else
            let handler = action.__sigaction_handler.sa_handler
        #endif
        return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    /// Ends the run if the user wants it.
    static func check() throws {
        if isRequested { throw CommandFailure(.interrupted, "Interrupted.") }
    }
}
