import CSystem
import PhotoFiles
import SystemLibraries

/// The program and arguments by which a worker is started.
package struct WorkerLaunch: Sendable {
    /// The path of the program: this one's own, unless a test says otherwise.
    package var program: String
    /// Its arguments after the program's name; what to load beforehand is added to them.
    package var arguments: [String]

    /// Describes how to start a worker.
    package init(program: String = WorkerLaunch.thisProgram, arguments: [String]) {
        self.program = program
        self.arguments = arguments
    }

    /// The path of the running program's own file, empty where the system does not tell it.
    package static var thisProgram: String {
        var path = [CChar](repeating: 0, count: 4096)
        let length = digits_own_program(&path, path.count)
        return String(
            decoding: path.prefix(max(0, length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Environment variables that a worker gets beside those of this process.
    ///
    /// One thread for every library that would start its own: the cores are the pool's to divide,
    /// and the sandbox holds for threads that are not there yet.
    static let environment = [
        "OMP_NUM_THREADS": "1", "MAGICK_THREAD_LIMIT": "1",
        // A crash is the coordinator's to report; a debugger could not start anyway.
        "SWIFT_BACKTRACE": "enable=no",
    ]
}

/// A child process that reads photos: its channel, its standard error, and its end.
///
/// Whoever owns this value owns the process: when the value is gone, the process has been ended.
struct WorkerProcess: ~Copyable {
    /// The worker's process number.
    let pid: pid_t
    /// This process' end of the socket that requests and answers go through.
    let channel: Int32
    /// The end of a pipe from which the worker's standard error can be read.
    let errors: Int32

    /// Starts a worker; nothing of this process is copied into it.
    ///
    /// - Throws: `cannotStart` with the system's reason
    init(_ launch: WorkerLaunch, _ preparation: WorkerPreparation) throws(WorkerPoolError) {
        var channels: [Int32] = [-1, -1]
        var pipes: [Int32] = [-1, -1]
        var child: pid_t = 0
        var error = digits_socket_pair(&channels)
        if error == 0 { error = digits_pipe(&pipes) }
        if error == 0 {
            error = Self.withArguments(launch, preparation) { arguments, environment in
                digits_spawn(&child, launch.program, arguments, environment, channels[1], pipes[1])
            }
        }
        // The worker has its own copies of these two ends.
        for descriptor in [channels[1], pipes[1]] where descriptor >= 0 { close(descriptor) }
        guard error == 0 else {
            for descriptor in [channels[0], pipes[0]] where descriptor >= 0 { close(descriptor) }
            throw .cannotStart(reason: String(cString: strerror(error)))
        }
        pid = child
        channel = channels[0]
        errors = pipes[0]
    }

    /// Sends a request with its open file; false when the worker does not take all of it at once.
    ///
    /// A request is mostly far shorter than what a socket holds, so only a worker that is gone or
    /// does not listen leaves a part.
    func send(_ request: [UInt8], _ file: borrowing OpenPhotoFile) -> Bool {
        request.withUnsafeBytes { bytes in
            digits_send(channel, bytes.baseAddress, bytes.count, file.descriptor) == bytes.count
        }
    }

    /// Receives what has arrived and returns how many bytes: 0 when the worker has hung up, below 0
    /// when the system failed.
    func receive(into piece: inout [UInt8]) -> Int {
        // A worker has nothing to hand over.
        digits_receive(channel, &piece, piece.count)
    }

    /// Ends the process, whatever it does.
    deinit {
        kill(pid, SIGKILL)
        Self.closeAndReap(pid, channel, errors)
    }

    /// Ends the process if it has not ended by itself, and says how it ended.
    ///
    /// Without `killing` the process is given most of a second to end by itself.
    consuming func end(killing: Bool) -> Ending {
        let (pid, channel, errors) = (pid, channel, errors)
        discard self
        if killing { kill(pid, SIGKILL) }
        return Self.closeAndReap(pid, channel, errors)
    }

    /// How a process ended.
    enum Ending: Equatable {
        /// By itself, with this exit status.
        case exit(Int32)
        /// By the signal of this number.
        case signal(Int32)
        /// Not even SIGKILL ends it: it hangs in the kernel, or somebody else buried it.
        case unknown
    }

    /// Closes both descriptors and waits until the process has ended, at most two seconds.
    @discardableResult
    private static func closeAndReap(_ pid: pid_t, _ channel: Int32, _ errors: Int32) -> Ending {
        close(channel)
        close(errors)
        // It is dying: mostly it is a matter of microseconds until the kernel has cleaned up. So
        // the first hundred looks are 0.1 ms apart and the others 2 ms; after 0.8 s SIGKILL helps.
        // The pauses are set by eye.
        for attempt in 0..<1000 {
            let status = digits_reap(pid)
            if status.ended {
                return status.signal != 0 ? .signal(status.signal) : .exit(status.exit_status)
            }
            if attempt == 500 { kill(pid, SIGKILL) }
            usleep(attempt < 100 ? 100 : 2000)
        }
        return .unknown
    }

    /// Calls `body` with the worker's arguments and environment as C takes them, valid during the
    /// call, and returns its result.
    private static func withArguments(
        _ launch: WorkerLaunch, _ preparation: WorkerPreparation,
        _ body: (
            UnsafePointer<UnsafeMutablePointer<CChar>?>, UnsafePointer<UnsafeMutablePointer<CChar>?>
        ) -> Int32
    ) -> Int32 {
        let settings = WorkerLaunch.environment
        var environment: [UnsafeMutablePointer<CChar>?] = []
        var entry = environ
        // A variable of this process gives way to a worker's of the same name.
        while let text = entry.pointee {
            let name = String(cString: text).prefix { $0 != "=" }
            if settings[String(name)] == nil { environment.append(strdup(text)) }
            entry += 1
        }
        for (name, value) in settings { environment.append(strdup("\(name)=\(value)")) }
        var arguments = ([launch.program] + launch.arguments + preparation.arguments)
            .map { strdup($0) }
        arguments.append(nil)
        environment.append(nil)
        defer { for text in arguments + environment { free(text) } }
        return arguments.withUnsafeBufferPointer { arguments in
            environment.withUnsafeBufferPointer { environment in
                guard let first = arguments.baseAddress, let second = environment.baseAddress
                else { return EINVAL }
                return body(first, second)
            }
        }
    }
}
