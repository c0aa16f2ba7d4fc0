import PhotoFiles
import SystemLibraries
import Workers

/// A source as a sequence, for reading in this process: waits where there is no photo yet.
final class WaitingPaths: Sequence, IteratorProtocol {
    private var source: any PathSource
    /// Why the sequence ended early, if it did.
    private(set) var failure: (any Error)?

    init(_ source: any PathSource) { self.source = source }

    func next() -> PhotoPath? {
        do {
            while !Interruption.isRequested {
                switch try source.next() {
                case .path(let path): return path
                case .end: return nil
                case .later:
                    var wait = pollfd(
                        fd: source.descriptor ?? -1, events: Int16(POLLIN), revents: 0)
                    // A signal ends the wait; so does half a second, should it come just before.
                    _ = poll(&wait, 1, 500)
                }
            }
        } catch {
            failure = error
        }
        return nil
    }
}
