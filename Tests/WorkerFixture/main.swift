// A worker that does what the photo tells it to: crash, stop, flood its memory, talk nonsense.
import CSandbox
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
    case "die once": if photoCount == 1 { kill(getpid(), SIGKILL) }
    default: break
    }
    return command
}

let preparation: WorkerPreparation =
    arguments.contains(WorkerPreparation.firstFormat.rawValue) ? .firstFormat : .allFormats

let worker = WorkerLoop(
    sandbox: arguments.contains("--sandbox") ? Sandbox(memory: 256 << 20) : nil,
    patience: .seconds(5), preparation: preparation, warmUp: { _ in },
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
