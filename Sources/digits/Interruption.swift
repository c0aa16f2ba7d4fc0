import Foundation
import Synchronization

/// Whether the user wants the program to end: Ctrl-C or `kill` set a flag, and the loops look at it.
enum Interruption {
    private static let isRequestedFlag = Atomic<Bool>(false)

    /// Whether to end as soon as what was begun is whole.
    static var isRequested: Bool { isRequestedFlag.load(ordering: .relaxed) }

    /// Starts listening; a second signal ends the program at once.
    static func watch() {
        // The flag exists before a signal can touch it: a handler may not initialize anything.
        _ = isRequested
        for number in [SIGINT, SIGTERM] {
            var action = sigaction()
            #if canImport(Darwin)
                action.__sigaction_u.__sa_handler = { _ in
                    Interruption.isRequestedFlag.store(true, ordering: .relaxed)
                }
            #else
                action.__sigaction_handler.sa_handler = { _ in
                    Interruption.isRequestedFlag.store(true, ordering: .relaxed)
                }
            #endif
            action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | Int32(SA_RESTART)
            sigaction(number, &action, nil)
        }
        // A reader that goes away is an error like any other, so that temporary files are removed.
        signal(SIGPIPE, SIG_IGN)
    }

    /// Ends the run if the user wants it.
    static func check() throws {
        if isRequested { throw CommandFailure(.interrupted, "interrupted") }
    }
}
