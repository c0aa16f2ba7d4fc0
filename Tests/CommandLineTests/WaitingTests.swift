import Dispatch
import Testing

/// A test that waits for seconds to pass, on a thread that no other test needs.
///
/// Tests run on as many threads as the machine has processors. One that sleeps on such a thread for a minute keeps all
/// others from it; on a thread of its own it costs nothing but that minute.
struct WaitsForTime: TestTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await withTaskExecutorPreference(BlockableThreads.shared) { try await function() }
    }
}

extension Trait where Self == WaitsForTime {
    /// The test waits for seconds to pass.
    static var waitsForTime: Self { Self() }
}

/// Threads that tests may block: where all are blocked, libdispatch starts another, up to its limit of some dozens.
private final class BlockableThreads: TaskExecutor {
    static let shared = BlockableThreads()

    private let queue = DispatchQueue(label: "blockable threads", attributes: .concurrent)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
