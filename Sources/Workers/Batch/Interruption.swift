import Dispatch

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A wish to stop, from Ctrl-C or a service manager, as something that can be waited for.
///
/// The first signal is the wish; whoever sends a second one means it, and the process ends at once.
package final class Interruption {
    /// Becomes readable when the wish comes, and stays so.
    package let descriptor: Int32
    private let wish: Int32
    private let sources: [any DispatchSourceSignal]

    /// Listens for signals from now on, as long as this object lives.
    package init(on signals: [Int32] = [SIGINT, SIGTERM]) {
        var ends: [Int32] = [-1, -1]
        if pipe(&ends) == 0 {
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        }
        let wish = ends[1]
        descriptor = ends[0]
        self.wish = wish
        sources = signals.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                for number in signals { signal(number, SIG_DFL) }
                var byte: UInt8 = 1
                _ = write(wish, &byte, 1)
            }
            source.resume()
            return source
        }
    }

    deinit {
        for source in sources { source.cancel() }
        close(descriptor)
        close(wish)
    }

    /// Whether the wish has come.
    package var hasCome: Bool {
        var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&wait, 1, 0) > 0
    }
}
