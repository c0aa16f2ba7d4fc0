import CSandbox
import DigitReading
package import PhotoFiles
import SystemLibraries

/// A worker's life: load what is needed, lock the door, then read one photo after the other until the
/// coordinator hangs up.
package struct WorkerLoop {
    /// The sandbox to work in, or nil for none.
    package var sandbox: Sandbox?
    /// How long a photo may take before the worker ends itself; the coordinator loses patience
    /// sooner, so this only matters when it is gone.
    package var patience: Duration
    /// What to load before the door is locked.
    package var preparation: WorkerPreparation
    /// How long loading may take before the worker ends itself.
    private static let longestWarmUp: UInt32 = 120
    /// Loads whatever reading a photo like this one would load, or, without one, any photo.
    package var warmUp: (ImageFormat?) -> Void
    /// Whether reading photos like this one, or, without one, any photo, takes threads.
    package var needsThreads: (ImageFormat?) -> Bool
    /// Reads a photo; nothing where that takes a library that was not loaded.
    package var read: (PhotoRequest, consuming OpenPhotoFile) -> PhotoAnswer?

    /// Makes a worker.
    package init(
        sandbox: Sandbox? = Sandbox(), patience: Duration = .seconds(60),
        preparation: WorkerPreparation, warmUp: @escaping (ImageFormat?) -> Void,
        needsThreads: @escaping (ImageFormat?) -> Bool = { _ in false },
        read: @escaping (PhotoRequest, consuming OpenPhotoFile) -> PhotoAnswer?
    ) {
        self.sandbox = sandbox
        self.patience = patience
        self.preparation = preparation
        self.warmUp = warmUp
        self.needsThreads = needsThreads
        self.read = read
    }

    /// The channel to the coordinator is this process' standard input.
    private static var channel: Int32 { STDIN_FILENO }

    /// Serves until the coordinator closes the channel.
    package func run() throws {
        Self.prepareProcess()
        var isLockedIn = false
        if preparation == .allFormats {
            try prepare(for: nil)
            isLockedIn = true
        }
        while let (request, descriptor) = try receive() {
            let file = try OpenPhotoFile(adopting: descriptor, limits: .forHandedOverFile)
            if !isLockedIn {
                try prepare(for: try format(of: file))
                isLockedIn = true
            }
            alarm(longestReading)
            let answer = read(request, file)
            alarm(0)
            if let answer {
                try send(.answer, answer.encoded)
            } else {
                try send(.unprepared, [])
            }
        }
    }

    /// How long a photo may take, in whole seconds.
    private var longestReading: UInt32 { UInt32(clamping: max(1, patience.components.seconds)) }

    /// The format that a photo's first bytes promise; a plain JPEG where they promise none or cannot be
    /// read, which reading the photo then tells.
    ///
    /// The file may be on a disk or a server that does not answer. That is the photo's fault, so the
    /// coordinator hears when this look begins and when it is over.
    private func format(of file: borrowing OpenPhotoFile) throws -> ImageFormat {
        try send(.looking, [])
        alarm(longestReading)
        // A few bytes are compared with a few others: that much is looked at outside the sandbox.
        let start = (try? file.bytes(at: 0, atMost: 64)) ?? []
        alarm(Self.longestWarmUp)
        try send(.preparing, [])
        return ImageFormat(magicOf: start) ?? .jpeg
    }

    /// Loads what a format needs, or, without one, any, and locks the door.
    private func prepare(for format: ImageFormat?) throws {
        warmUp(format)
        var sandbox = sandbox
        sandbox?.allowsThreads = needsThreads(format)
        let report = sandbox?.enter() ?? SandboxReport()
        try send(.ready, report.encoded)
        alarm(0)
    }

    private static func prepareProcess() {
        // Should the coordinator be killed, or loading never end, so does this process.
        _ = digits_sandbox_end_with_parent()
        alarm(longestWarmUp)
        // The coordinator decides when photos in flight are to be dropped: it hears the terminal's
        // Ctrl-C, too, and hangs up when it is done.
        for number in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { signal(number, SIG_IGN) }
        digits_close_from(STDERR_FILENO + 1)
    }

    private func send(_ kind: Frame.Kind, _ message: [UInt8]) throws {
        let frame = Frame.wrap(kind, message)
        try frame.withUnsafeBytes { bytes in
            var sent = 0
            while sent < bytes.count {
                let count = digits_send(
                    Self.channel, bytes.baseAddress.map { $0 + sent }, bytes.count - sent, -1)
                if count >= 0 {
                    sent += count
                } else if errno == EAGAIN || errno == EWOULDBLOCK {
                    var wait = pollfd(fd: Self.channel, events: Int16(POLLOUT), revents: 0)
                    _ = poll(&wait, 1, -1)
                } else {
                    throw WireError("the coordinator is gone")
                }
            }
        }
    }

    /// The next request and its file, or nil when the coordinator has hung up.
    private func receive() throws(WireError) -> (PhotoRequest, Int32)? {
        var assembler = FrameAssembler(limit: PhotoRequest.longest)
        var file: Int32 = -1
        var piece = [UInt8](repeating: 0, count: 8192)
        while true {
            var descriptor: Int32 = -1
            let count = digits_receive_file(
                Self.channel, &piece, piece.count, &descriptor)
            if descriptor >= 0 {
                if file >= 0 { close(file) }
                file = descriptor
            }
            if count == 0 { return nil }
            guard count > 0 else { throw WireError("the coordinator is gone") }
            assembler.append(piece[..<count])
            guard let (kind, message) = try assembler.next() else { continue }
            guard kind == .request, file >= 0 else { throw WireError("no request") }
            return (try PhotoRequest(decoding: message), file)
        }
    }
}

extension PhotoLimits {
    /// The coordinator has checked the size against the user's limit; here memory is the limit.
    fileprivate static var forHandedOverFile: PhotoLimits {
        var limits = PhotoLimits()
        limits.fileSize = .max
        return limits
    }
}
