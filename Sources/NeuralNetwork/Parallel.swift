import Dispatch

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
}
