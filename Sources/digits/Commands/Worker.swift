import ArgumentParser
import DigitReading
import PhotoFiles
import SystemLibraries
import Workers

/// `digits worker`: reads photos for another process of this program, locked in.
struct Worker: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker",
        abstract: "Read photos for the process that started this one.", shouldDisplay: false)

    @OptionGroup var reading: ReadingOptions
    @Option var minConfidence = 0.0
    @OptionGroup var isolation: IsolationOptions
    @Option var prepare = WorkerPreparation.allFormats

    @Flag(help: "Try everything that must be impossible, and say what became of it.")
    var selfTest = false

    func run() throws {
        let worker = PhotoReading(
            reader: try reading.makeReader(
                minimumConfidence: minConfidence, limits: isolation.limits))
        let sandbox = Sandbox(memory: isolation.memoryLimit.count)
        if selfTest {
            worker.warmUp(for: nil)
            return try Self.test(sandbox)
        }
        let loop = WorkerLoop(
            sandbox: sandbox, patience: .seconds(isolation.timeoutSeconds * 2 + 1),
            preparation: prepare, warmUp: worker.warmUp,
            needsThreads: { $0 == nil || $0 == .heic || $0 == .avif },
            read: { request, file in
                let answer = worker.answer(request, file)
                let isFinal = prepare == .allFormats || !PhotoReading.lacksLibrary(answer)
                return isFinal ? answer : nil
            })
        do { try loop.run() } catch {
            throw CommandFailure(.internalFault, "This command is for digits itself to start.")
        }
    }

    private static func test(_ sandbox: Sandbox) throws {
        let report = sandbox.enter()
        for (rule, state) in report.rules { print("\(rule.rawValue): \(state.text)") }
        let attempts = SandboxSelfTest.run()
        for attempt in attempts {
            print("\(attempt.isForbidden ? "forbidden" : "POSSIBLE"): \(attempt.what)")
        }
        let possible = attempts.filter { !$0.isForbidden }.count
        print("\(attempts.count - possible) of \(attempts.count) attempts are forbidden")
        if possible > 0 { throw ExitCode.failure }
    }
}

extension WorkerPreparation: ExpressibleByArgument {}

extension SandboxReport.State {
    /// One phrase for people.
    var text: String {
        switch self {
        case .inForce(let detail): detail.isEmpty ? "in force" : "in force (\(detail))"
        case .missing(let reason): "NOT in force (\(reason))"
        }
    }
}
