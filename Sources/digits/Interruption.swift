import Synchronization
import SystemLibraries

/// Whether the user wants the program to end: Ctrl-C, `kill` or a closed terminal set a flag, and the loops look at
/// it.
///
/// Who waits with `poll` waits for `descriptor`, too. All of it can be asked from any thread.
enum Interruption {
    /// Whether the user wants the program to end; atomic, as a signal handler sets it.
    private static let isRequestedFlag = Atomic<Bool>(false)

    /// The pipe that a signal writes into: the end to wait at, and the end to write to; -1 where there is none.
    private static let ends: (waiting: Int32, writing: Int32) = {
        var ends: [Int32] = [-1, -1]
        if pipe(&ends) == 0 {
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        }
        return (ends[0], ends[1])
    }()

    /// The descriptor that becomes readable, and stays so, when the user wants the program to end.
    static var descriptor: Int32 { ends.waiting }

    /// Sets the flag and wakes who waits; nothing in it is forbidden in a signal handler.
    private static func request() {
        let interrupted = errno
        defer { errno = interrupted }
        isRequestedFlag.store(true, ordering: .relaxed)
        var byte: UInt8 = 1
        _ = write(ends.writing, &byte, 1)
    }

    /// Whether the run is to end as soon as what was begun is whole.
    static var isRequested: Bool { isRequestedFlag.load(ordering: .relaxed) }

    /// Starts listening to signals; a second one of the same number ends the program at once.
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

    /// Whether a signal is ignored on purpose, as `nohup` ignores that of a closed terminal.
    ///
    /// A shell that starts a program in the background makes it ignore Ctrl-C, too, but who sends `kill -INT` means
    /// it.
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

    /// Throws `CommandFailure` if the user wants the run to end.
    static func check() throws {
        if isRequested { throw CommandFailure(.interrupted, "Interrupted.") }
    }
}
