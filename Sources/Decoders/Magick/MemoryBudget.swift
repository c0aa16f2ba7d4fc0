internal import Dispatch
internal import Synchronization

/// Memory that several threads share: who wants more than is left waits, first come, first served.
///
/// ImageMagick's own limit holds for the whole process, and exceeding it fails every image at
/// once, the innocent ones too.
final class MemoryBudget: Sendable {
    /// The most that one holder can ask for.
    let byteCount: Int

    private struct State {
        var used = 0
        var waiting: [(byteCount: Int, turn: DispatchSemaphore)] = []
    }
    private let state = Mutex(State())

    init(byteCount: Int) { self.byteCount = byteCount }

    /// Takes bytes, at most the whole budget, waiting for others to return theirs.
    ///
    /// A thread that waits must hold no share: so every wait ends.
    func take(_ bytes: Int) {
        precondition(bytes <= byteCount)
        let turn: DispatchSemaphore? = state.withLock { state in
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
