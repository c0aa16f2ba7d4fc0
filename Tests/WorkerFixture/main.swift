// A worker that does what the photo tells it to: crash, stop, flood its memory, talk nonsense, attack.
import CSystem
import DigitReading
import PhotoFiles
import Workers

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

let arguments = Set(CommandLine.arguments.dropFirst())
if arguments.contains("--never-ready") { exit(3) }

if arguments.contains("--self-test") {
    let report = Sandbox().enter()
    for (rule, state) in report.rules { print("\(rule) \(state)") }
    for attempt in SandboxSelfTest.run() {
        print(attempt.isForbidden ? "forbidden" : "possible", attempt.what, attempt.outcome)
    }
    print("complete")
    fflush(nil)
    _exit(0)
}

nonisolated(unsafe) var held: [UnsafeMutableRawPointer] = []
nonisolated(unsafe) var photoCount = 0

/// Sends a byte with two descriptors, of which a reader that has room for one keeps the other unawares; false where
/// there is no room for the byte yet.
func handOver(_ byte: UInt8) -> Bool {
    #if os(Linux)
        // The layout of a control message (cmsg(3)): its length, level and type, then the descriptors.
        var control = [UInt8](repeating: 0, count: 24)
        control.withUnsafeMutableBytes { bytes in
            bytes.storeBytes(of: 24, as: Int.self)
            for (place, value) in [SOL_SOCKET, 1, STDERR_FILENO, STDERR_FILENO].enumerated() {
                bytes.storeBytes(of: value, toByteOffset: 8 + 4 * place, as: Int32.self)
            }
        }
        var sent = byte
        return withUnsafeMutableBytes(of: &sent) { bytes in
            control.withUnsafeMutableBytes { control in
                var piece = iovec(iov_base: bytes.baseAddress, iov_len: 1)
                return withUnsafeMutablePointer(to: &piece) { piece in
                    var message = msghdr()
                    message.msg_iov = piece
                    message.msg_iovlen = 1
                    message.msg_control = control.baseAddress
                    message.msg_controllen = control.count
                    return sendmsg(STDIN_FILENO, &message, 0) == 1
                }
            }
        }
    #else
        return digits_send(STDIN_FILENO, [byte], 1, STDERR_FILENO) == 1
    #endif
}

/// Obeys a photo's text and says what it was.
func obey(_ command: String) -> String {
    switch command {
    case "die": kill(getpid(), SIGKILL)
    case "crash": abort()
    case "leave": exit(1)
    case "stop": kill(getpid(), SIGSTOP)
    case "spin": while true {}
    case "sleep": usleep(300_000)
    case "flood":
        while let block = malloc(1 << 20) {
            memset(block, 1, 1 << 20)
            held.append(block)
        }
        abort()
    case "one big array": _ = [UInt8](repeating: 1, count: 1 << 40)
    case "chatter":
        for _ in 0..<20_000 {
            "a warning that nobody reads\n".utf8CString.withUnsafeBytes {
                _ = write(STDERR_FILENO, $0.baseAddress, $0.count)
            }
        }
    case "nonsense":
        let bytes = [UInt8]("what is that?".utf8)
        _ = digits_send(STDIN_FILENO, bytes, bytes.count, -1)
        pause()
    case "hand over":
        // An answer that is longer than what follows, byte by byte, with descriptors for each.
        let start = [UInt8]("dgw".utf8) + [3, 3, 0, 0, 0, 0, 8, 0, 0]
        for byte in start + [UInt8](repeating: 0, count: 900) {
            while !handOver(byte) { usleep(1000) }
        }
        exit(0)
    case "many threads":
        var count = 0
        var thread = pthread_t(bitPattern: 0)
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, 1 << 17)
        while count < 200,
            pthread_create(
                &thread, &attributes,
                { _ in
                    while true { sleep(1) }
                }, nil) == 0
        { count += 1 }
        if count > 0 { sleep(3) }
        return "\(count) threads"
    case "die once": if photoCount == 1 { kill(getpid(), SIGKILL) }
    default: break
    }
    return command
}

let preparation: WorkerPreparation =
    arguments.contains(WorkerPreparation.firstFormat.rawValue) ? .firstFormat : .allFormats

// Bytes of address space. The address sanitizer maps 40 MB beside each thread's stack, and 64 threads are allowed.
let memory = arguments.contains("--threads") ? 8 << 30 : 256 << 20
let worker = WorkerLoop(
    sandbox: arguments.contains("--sandbox") ? Sandbox(memory: memory) : nil,
    patience: .seconds(5), preparation: preparation,
    warmUp: { format in
        let isForEver = format == nil && arguments.contains("--never-all-done")
        while isForEver || arguments.contains("--never-done") { sleep(1) }
    },
    needsThreads: { _ in arguments.contains("--threads") },
    read: { request, file in
        photoCount += 1
        do throws(PhotoFileError) {
            let command = String(decoding: try file.contents(), as: UTF8.self)
            if command == "more", preparation == .firstFormat { return nil }
            let said = obey(command)
            return PhotoAnswer(
                rows: [
                    Row(
                        path: request.path, status: .rejected, reason: .noInk,
                        error: Row.Failure(kind: .corrupt, message: "\(said) \(photoCount)"))
                ],
                files: request.extras.contains(.debugFiles)
                    ? [PhotoAnswer.File(name: "said.txt", bytes: Array(said.utf8))] : [])
        } catch {
            return PhotoAnswer(rows: [Row(path: request.path, status: .error)])
        }
    })
do { try worker.run() } catch { exit(4) }
