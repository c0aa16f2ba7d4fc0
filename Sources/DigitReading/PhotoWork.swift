import Dispatch
import Synchronization

/// Photos being read on threads, ahead of whoever waits for their rows in order.
final class PhotoWork: Sendable {
    /// How many photos a thread may be ahead: enough to go on beside a photo that takes ten times as long as
    /// others, and few enough for rows and their pictures not to pile up.
    private static let lead = 8

    private let reader: DigitReader
    private let photos: [PhotoSource]
    /// A serial queue has a thread of its own, which asynchronous code does not wait for.
    private let threads: [DispatchQueue]
    private let state: Mutex<State>

    private struct State {
        /// Threads without a photo.
        var idle: [Int]
        /// The next photo to begin.
        var next = 0
        /// The next photo whose rows are handed out.
        var awaited = 0
        var finished: [Int: [Row]] = [:]
        var waiter: CheckedContinuation<[Row]?, Never>?
        var isStopped = false
    }

    init(_ results: PhotoResults) {
        reader = results.reader
        photos = results.photos
        threads = (0..<min(results.jobs, max(1, results.photos.count))).map {
            DispatchQueue(label: "digits.reading.\($0)")
        }
        state = Mutex(State(idle: Array(threads.indices)))
    }

    /// Hands the next photo's rows to the one who waits, now or later; nothing once the work is stopped.
    func wait(for waiter: CheckedContinuation<[Row]?, Never>) {
        state.withLock { $0.waiter = waiter }
        advance()
    }

    /// Begins no further photo, and lets nobody wait.
    func stop() {
        state.withLock { $0.isStopped = true }
        advance()
    }

    /// Hands out what is awaited and keeps the threads busy.
    private func advance() {
        let (answer, tasks) = state.withLock { (takeReady(&$0), takeNext(&$0)) }
        for (photo, thread) in tasks {
            threads[thread].async { [self] in
                let rows = reader.rows(of: photos[photo])
                state.withLock {
                    $0.finished[photo] = rows
                    $0.idle.append(thread)
                }
                advance()
            }
        }
        if let answer { answer.waiter.resume(returning: answer.rows) }
    }

    private func takeReady(
        _ state: inout State
    ) -> (waiter: CheckedContinuation<[Row]?, Never>, rows: [Row]?)? {
        guard let waiter = state.waiter else { return nil }
        if state.isStopped {
            state.waiter = nil
            return (waiter, nil)
        }
        guard let rows = state.finished.removeValue(forKey: state.awaited) else { return nil }
        state.awaited += 1
        state.waiter = nil
        return (waiter, rows)
    }

    private func takeNext(_ state: inout State) -> [(photo: Int, thread: Int)] {
        var tasks: [(photo: Int, thread: Int)] = []
        let end = min(photos.count, state.awaited + Self.lead * threads.count)
        while !state.isStopped, state.next < end, let thread = state.idle.popLast() {
            tasks.append((state.next, thread))
            state.next += 1
        }
        return tasks
    }
}
