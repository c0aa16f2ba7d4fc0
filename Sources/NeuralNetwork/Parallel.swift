import Dispatch
import Synchronization

/// Parallel loops over numbered pieces of work, on a fixed number of threads.
package enum Parallel {
    /// Calls the body once for each index from 0 to `count` − 1, and returns when all calls have.
    ///
    /// With one thread they are made in order on the caller's; of n threads each takes every n-th
    /// index. The body must touch nothing that another index's call touches, except to read.
    package static func forEach(count: Int, threads: Int, _ body: (Int) -> Void) {
        let workers = min(threads, count)
        guard workers > 1 else {
            for index in 0..<count { body(index) }
            return
        }
        withoutActuallyEscaping(body) { body in
            // Safe to share: the calls touch disjoint data, as asked above, and all of them have
            // returned when `concurrentPerform` does.
            nonisolated(unsafe) let body = body
            DispatchQueue.concurrentPerform(iterations: workers) { worker in
                for index in stride(from: worker, to: count, by: workers) { body(index) }
            }
        }
    }

    /// Returns what the body makes of each index from 0 to `count` − 1, in the order of the indices.
    ///
    /// `onProgress` hears, from any thread, how many values there are. Once a call has failed no
    /// further one begins, and its error is thrown; where several fail at once, one of theirs.
    package static func map<Value: Sendable, Failure: Error>(
        count: Int, threads: Int, onProgress: (Int) -> Void = { _ in },
        _ body: (Int) throws(Failure) -> Value
    ) throws(Failure) -> [Value] {
        let made = Mutex<(values: [Int: Value], failure: Failure?)>(([:], nil))
        forEach(count: count, threads: threads) { index in
            guard made.withLock({ $0.failure == nil }) else { return }
            do throws(Failure) {
                let value = try body(index)
                let done = made.withLock { made in
                    made.values[index] = value
                    return made.values.count
                }
                onProgress(done)
            } catch {
                made.withLock { $0.failure = error }
            }
        }
        let (values, failure) = made.withLock { $0 }
        if let failure { throw failure }
        return (0..<count).compactMap { values[$0] }
    }
}
