internal import Dispatch
internal import Synchronization

/// Memory that several threads share: who wants more than is left waits, first come, first served
/// (a counting semaphore with a queue).
///
/// ImageMagick's own limit holds for the whole process, and exceeding it fails every image at once,
/// the innocent ones too.
final class MemoryBudget: Sendable {
    /// The bytes there are in all, and the most that one holder can ask for.
    let byteCount: Int

    /// What is taken, and who waits for how much, the first to come first.
    private struct State {
        /// Bytes that holders have.
        var used = 0
        /// The bytes that each waiting thread asks for, and what wakes it.
        var waiting: [(byteCount: Int, turn: DispatchSemaphore)] = []
    }
    /// Guarded by a lock, which nobody holds while waiting.
    private let state = Mutex(State())

    /// Makes a budget of so many bytes, of which none is taken.
    init(byteCount: Int) { self.byteCount = byteCount }

    /// Takes bytes, at most the whole budget, waiting for others to return theirs.
    ///
    /// A thread that waits must hold no share: so every wait ends.
    func take(_ bytes: Int) {
        precondition(bytes <= byteCount)
        let turn: DispatchSemaphore? = state.withLock { state in
            // Who comes last may not pass those who wait, or large pictures might wait forever.
            if state.waiting.isEmpty, state.used + bytes <= byteCount {
                state.used += bytes
                return nil
            }
            let turn = DispatchSemaphore(value: 0)
            state.waiting.append((bytes, turn))
            return turn
        }
        turn?.wait()
    }

    /// Gives bytes back and wakes those who now find enough.
    func giveBack(_ bytes: Int) {
        state.withLock { state in
            state.used -= bytes
            while let first = state.waiting.first, state.used + first.byteCount <= byteCount {
                state.used += first.byteCount
                state.waiting.removeFirst().turn.signal()
            }
        }
    }
}
