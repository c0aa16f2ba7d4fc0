import ArgumentParser
import DigitReading
import PhotoFiles
import SystemLibraries
import Workers

/// `digits worker`: reads photos for another process of this program, locked in.
///
/// Its standard input is a socket to that process, so that it is of no use to start it by hand but
/// with `--self-test`.
struct Worker: ParsableCommand {
    /// The command's name and purpose; it is not shown in the help.
    static let configuration = CommandConfiguration(
        commandName: "worker",
        abstract: "Read photos for the process that started this one.", shouldDisplay: false)

    /// How photos are read, as the coordinator was asked to.
    @OptionGroup var reading: ReadingOptions
    /// The least confidence that a digit is vouched for with, 0 … 1.
    @Option var minConfidence = 0.0
    /// How much time and memory each photo may take.
    @OptionGroup var isolation: IsolationOptions
    /// What is loaded before the process locks itself in.
    @Option var prepare = WorkerPreparation.allFormats

    /// For `digits worker --self-test` and the tests of the sandbox.
    @Flag(help: "Try everything that must be impossible, and say what became of it.")
    var selfTest = false

    /// Loads the model, then serves requests until the coordinator hangs up, or tries the sandbox
    /// out.
    func run() throws {
        // The model is read here: behind the wall no file can be opened.
        let worker = PhotoReading(
            reader: try reading.makeReader(
                minimumConfidence: minConfidence, limits: isolation.limits))
        let sandbox = Sandbox(memory: isolation.memoryLimit.count)
        if selfTest {
            worker.warmUp(for: nil)
            return try Self.test(sandbox)
        }
        // A worker waits longer than its coordinator: it only ends itself where the coordinator is
        // gone. Decoders of HEIC and AVIF start threads.
        let loop = WorkerLoop(
            sandbox: sandbox, patience: .seconds(isolation.timeoutSeconds * 2 + 1),
            preparation: prepare, warmUp: worker.warmUp,
            needsThreads: { $0 == nil || $0 == .heic || $0 == .avif },
            read: { request, file in
                let answer = worker.answer(request, file)
                // An error may only mean that a library was not loaded: a worker that has loaded
                // all of them tries again.
                let isFinal = prepare == .allFormats || !PhotoReading.lacksLibrary(answer)
                return isFinal ? answer : nil
            })
        // Whoever starts this command by hand has no socket on its standard input.
        do { try loop.run() } catch {
            throw CommandFailure(.internalFault, "This command is for digits itself to start.")
        }
    }

    /// Locks this process in, makes all attempts that must fail, and prints what became of each.
    ///
    /// - Throws: a failure where one succeeded
    private static func test(_ sandbox: Sandbox) throws {
        let report = sandbox.enter()
        // First what the system says is in force, then whether it is so.
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
    /// Whether and how far the rule holds, as a phrase for people.
    var text: String {
        switch self {
        case .inForce(let detail): detail.isEmpty ? "in force" : "in force (\(detail))"
        case .missing(let reason): "NOT in force (\(reason))"
        }
    }
}
