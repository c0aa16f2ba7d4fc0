import CSystem
import DigitReading
package import PhotoFiles
import SystemLibraries

/// A worker's life: load what is needed, lock itself in, then read one photo after the other until the coordinator
/// hangs up.
package struct WorkerLoop {
    /// The sandbox to work in, or nil for none.
    package var sandbox: Sandbox?
    /// How long a photo may take before the worker ends itself.
    ///
    /// The coordinator loses patience sooner, so this only matters when it is gone.
    package var patience: Duration
    /// What to load before the worker locks itself in.
    package var preparation: WorkerPreparation
    /// How many seconds loading may take before the worker ends itself; twice what the coordinator waits, so that
    /// it only matters when that is gone.
    private static let longestWarmUp: UInt32 = 120
    /// Loads whatever reading a photo of a format would load, or, without one, any photo.
    package var warmUp: (ImageFormat?) -> Void
    /// Whether decoding a format, or, without one, any, starts threads.
    package var needsThreads: (ImageFormat?) -> Bool
    /// Reads a photo; nil where that takes a library that was not loaded.
    package var read: (PhotoRequest, consuming OpenPhotoFile) -> PhotoAnswer?

    /// Makes a worker; nothing is loaded yet.
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

    /// The socket to the coordinator, which is this process' standard input.
    private static var channel: Int32 { STDIN_FILENO }

    /// Serves until the coordinator closes the channel.
    ///
    /// - Throws: `WireError` where the coordinator is gone or sends no request
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

    /// How many seconds a photo may take, at least one, as the system's alarm takes them.
    private var longestReading: UInt32 { UInt32(clamping: max(1, patience.components.seconds)) }

    /// The format that a photo's first bytes promise; a plain JPEG where they promise none or cannot be
    /// read, which reading the photo then tells.
    ///
    /// The file may be on a disk or a server that does not answer. That is the photo's fault, so the
    /// coordinator hears when this look begins and when it is over.
    ///
    /// Meanwhile the system's alarm ends the process should the read never return.
    private func format(of file: borrowing OpenPhotoFile) throws -> ImageFormat {
        try send(.looking, [])
        alarm(longestReading)
        // A few bytes are compared with a few others: that much is looked at outside the sandbox.
        let start = (try? file.bytes(at: 0, atMost: 64)) ?? []
        alarm(Self.longestWarmUp)
        try send(.preparing, [])
        return ImageFormat(magicOf: start) ?? .jpeg
    }

    /// Loads what a format needs, or, without one, any, locks this process in, and tells the coordinator which
    /// rules hold.
    private func prepare(for format: ImageFormat?) throws {
        warmUp(format)
        var sandbox = sandbox
        sandbox?.allowsThreads = needsThreads(format)
        let report = sandbox?.enter() ?? SandboxReport()
        try send(.ready, report.encoded)
        alarm(0)
    }

    /// Ties this process to the coordinator, sets an alarm for loading, and leaves it without signals and foreign
    /// descriptors.
    private static func prepareProcess() {
        // Should the coordinator be killed, or loading never end, so does this process.
        _ = digits_sandbox_end_with_parent()
        alarm(longestWarmUp)
        // The coordinator decides when photos in flight are to be dropped: it hears the terminal's
        // Ctrl-C, too, and hangs up when it is done.
        for number in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { signal(number, SIG_IGN) }
        // Whatever the coordinator has open is no business of a worker.
        digits_close_from(STDERR_FILENO + 1)
    }

    /// Sends a message to the coordinator, waiting while the socket is full.
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

    /// The next request and its file's descriptor, or nil when the coordinator has hung up.
    ///
    /// - Throws: `WireError` for anything else than a request with a file
    private func receive() throws(WireError) -> (PhotoRequest, Int32)? {
        var assembler = FrameAssembler(limit: PhotoRequest.longest)
        var file: Int32 = -1
        var piece = [UInt8](repeating: 0, count: 8192)
        while true {
            var descriptor: Int32 = -1
            let count = digits_receive_file(
                Self.channel, &piece, piece.count, &descriptor)
            if descriptor >= 0 {
                // Only the last descriptor counts; no other stays open.
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
    /// Limits that let a file of any size pass.
    ///
    /// The coordinator has checked the size against the user's limit; in a worker memory is the limit.
    fileprivate static var forHandedOverFile: PhotoLimits {
        var limits = PhotoLimits()
        limits.fileSize = .max
        return limits
    }
}

/// What a worker loads before it locks itself in: afterwards it can load nothing.
///
/// The libraries of all formats take more time to load than a photo takes to read, and most photos are JPEGs, which
/// need none of them.
package enum WorkerPreparation: String, Sendable, CaseIterable {
    /// What photos of the format of its first photo need; a photo that needs more is left to another worker.
    case firstFormat = "first-format"
    /// What photos of any format need.
    case allFormats = "all-formats"

    /// The two words that say so on a worker's command line.
    package var arguments: [String] { [Self.option, rawValue] }

    /// The option's name on a worker's command line.
    package static let option = "--prepare"
}
