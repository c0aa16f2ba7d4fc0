import CSandbox
import PhotoFiles
import SystemLibraries

/// How a worker is started.
package struct WorkerLaunch: Sendable {
    /// The program: this one, unless a test says otherwise.
    package var program: String
    /// Its arguments after the program's name; what to prepare is added to them.
    package var arguments: [String]

    /// Describes how to start a worker.
    package init(program: String = WorkerLaunch.thisProgram, arguments: [String]) {
        self.program = program
        self.arguments = arguments
    }

    /// The running program's own file.
    package static var thisProgram: String {
        var path = [CChar](repeating: 0, count: 4096)
        let length = digits_own_program(&path, path.count)
        return String(
            decoding: path.prefix(max(0, length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// One thread for every library that would start its own: the cores are the pool's to divide,
    /// and the sandbox holds for threads that are not there yet.
    static let environment = [
        "OMP_NUM_THREADS": "1", "MAGICK_THREAD_LIMIT": "1",
        // Fewer heaps, so that the limit on address space is about memory.
        "MALLOC_ARENA_MAX": "2",
        // A crash is the coordinator's to report; a debugger could not start anyway.
        "SWIFT_BACKTRACE": "enable=no",
    ]
}

/// A child process that reads photos: its channel, its standard error, and its end.
///
/// Whoever owns this value owns the process: when the value is gone, the process has been ended.
struct WorkerProcess: ~Copyable {
    let pid: pid_t
    let channel: Int32
    let errors: Int32

    /// Starts a worker; nothing of this process is copied.
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
        for descriptor in [channels[1], pipes[1]] where descriptor >= 0 { close(descriptor) }
        guard error == 0 else {
            for descriptor in [channels[0], pipes[0]] where descriptor >= 0 { close(descriptor) }
            throw .cannotStart(reason: String(cString: strerror(error)))
        }
        pid = child
        channel = channels[0]
        errors = pipes[0]
    }

    /// Sends a request with its open file; false when the worker does not take it.
    func send(_ request: [UInt8], _ file: borrowing OpenPhotoFile) -> Bool {
        request.withUnsafeBytes { bytes in
            digits_send(channel, bytes.baseAddress, bytes.count, file.descriptor) == bytes.count
        }
    }

    /// Receives what has arrived: 0 bytes when the worker has hung up.
    func receive(into piece: inout [UInt8]) -> Int {
        // A worker has nothing to hand over.
        digits_receive(channel, &piece, piece.count)
    }

    deinit {
        kill(pid, SIGKILL)
        Self.closeAndReap(pid, channel, errors)
    }

    /// Ends the process if it has not ended by itself, and says how it came about.
    consuming func end(killing: Bool) -> Ending {
        let (pid, channel, errors) = (pid, channel, errors)
        discard self
        if killing { kill(pid, SIGKILL) }
        return Self.closeAndReap(pid, channel, errors)
    }

    /// How a process ended.
    enum Ending: Equatable {
        case exit(Int32)
        case signal(Int32)
        /// Not even SIGKILL ends it: it hangs in the kernel, or somebody else buried it.
        case unknown
    }

    @discardableResult
    private static func closeAndReap(_ pid: pid_t, _ channel: Int32, _ errors: Int32) -> Ending {
        close(channel)
        close(errors)
        // It is dying: mostly it is a matter of microseconds until the kernel has cleaned up.
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

    private static func withArguments(
        _ launch: WorkerLaunch, _ preparation: WorkerPreparation,
        _ body: (
            UnsafePointer<UnsafeMutablePointer<CChar>?>, UnsafePointer<UnsafeMutablePointer<CChar>?>
        ) -> Int32
    ) -> Int32 {
        let settings = WorkerLaunch.environment
        var environment: [UnsafeMutablePointer<CChar>?] = []
        var entry = environ
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
