import Dispatch
import Synchronization

/// Photos being read on threads, ahead of whoever waits for their rows in order.
///
/// All state is behind one lock, which is never held while a photo is read.
final class PhotoWork: Sendable {
    /// The number of photos for each thread that may be read ahead of the one that is waited for.
    ///
    /// Not tuned: enough to go on beside a photo that takes several times as long as others, and few enough for rows
    /// and their pictures not to pile up.
    private static let lead = 8

    /// What reads the photos.
    private let reader: DigitReader
    /// The photos, in the order of their results.
    private let photos: [PhotoSource]
    /// One serial queue for each photo that is read at the same time, so that asynchronous code's threads are not
    /// taken.
    private let threads: [DispatchQueue]
    /// What is begun, done and waited for.
    private let state: Mutex<State>

    /// What is begun, done and waited for; only touched under the lock.
    private struct State {
        /// The places of the threads without a photo.
        var idle: [Int]
        /// The place of the next photo to begin.
        var next = 0
        /// The place of the next photo whose rows are handed out.
        var awaited = 0
        /// The rows of photos that are read and not handed out yet, by place.
        var finished: [Int: [Row]] = [:]
        /// Who waits for the rows of `awaited`, if anybody.
        var waiter: CheckedContinuation<[Row]?, Never>?
        /// Whether no further photo is to begin.
        var isStopped = false
    }

    /// Prepares as many threads as photos are read at the same time; nothing is begun.
    init(_ results: PhotoResults) {
        reader = results.reader
        photos = results.photos
        threads = (0..<min(results.jobs, max(1, results.photos.count))).map {
            DispatchQueue(label: "digits.reading.\($0)")
        }
        state = Mutex(State(idle: Array(threads.indices)))
    }

    /// Hands the next photo's rows to the waiter, now or later; nil once the work is stopped.
    func wait(for waiter: CheckedContinuation<[Row]?, Never>) {
        state.withLock { $0.waiter = waiter }
        advance()
    }

    /// Begins no further photo, and lets nobody wait.
    func stop() {
        state.withLock { $0.isStopped = true }
        advance()
    }

    /// Hands out what is awaited and begins photos on idle threads.
    ///
    /// Called whenever something has changed: somebody waits, a photo is done, or the work is stopped.
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

    /// Takes the waiter and what it waits for out of the state, where that is there or never will be.
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

    /// Takes the photos to begin, each with an idle thread, out of the state.
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
