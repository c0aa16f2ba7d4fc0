import Foundation

/// Ends the programs that tests have started, with all that those have started, when the tests are
/// killed.
///
/// A program of its own waits for the end of what this process writes to it, which even a killed
/// process brings about, and then kills the process groups that are still there.
final class HelperGuard: Sendable {
    /// The one that watches over this process' helpers.
    private static let shared = try? HelperGuard()

    /// Starts a program that ends when this process does, however that ends.
    static func run(_ process: Process) throws {
        guard let shared else { return try start(process) }
        try shared.run(process)
    }

    private let writing: Int32

    /// Starts the program that waits.
    init() throws {
        // Helpers that had the writing end, too, would keep it from closing.
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        writing = ends[1]
        let reading = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c",
            """
            while read -r sign group; do
                case $sign in
                +) groups="$groups $group " ;;
                -) ended="$ended $group " ;;
                esac
            done
            for group in $groups; do
                case $ended in *" $group "*) ;; *) kill -9 "-$group" 2>/dev/null ;; esac
            done
            """,
        ]
        process.standardInput = reading
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try Self.start(process)
    }

    deinit { close(writing) }

    /// Starts a program, which gets a process group of its own, and watches over it until it ends.
    func run(_ process: Process) throws {
        process.terminationHandler = { [weak self] ended in
            self?.tell("-", ended.processIdentifier)
        }
        try Self.start(process)
        tell("+", process.processIdentifier)
    }

    /// Starts a program in which no signal is blocked.
    ///
    /// On Linux the threads of Dispatch block nearly all signals, and a program inherits that from the thread that
    /// starts it: a shell would wait for ever for a child that ends while it waits.
    private static func start(_ process: Process) throws {
        var (none, before) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try process.run()
    }

    // Lines this short are written whole, whatever other threads write.
    private func tell(_ sign: String, _ group: Int32) {
        let line = Array("\(sign) \(group)\n".utf8)
        _ = write(writing, line, line.count)
    }
}
