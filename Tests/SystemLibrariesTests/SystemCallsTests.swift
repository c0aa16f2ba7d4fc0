import Dispatch
import Foundation
import Synchronization
import SystemLibraries
import Testing

struct SystemCallsTests {
    /// Calls with both ends of a pipe, which are closed afterwards.
    private func withPipe(_ body: (_ reading: Int32, _ writing: Int32) throws -> Void) throws {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        try body(ends[0], ends[1])
    }

    @Test func `what is there is read, then the end of the file`() throws {
        let file = open(#filePath, O_RDONLY | O_CLOEXEC)
        try #require(file >= 0)
        defer { close(file) }
        var (bytes, buffer): ([UInt8], [UInt8]) = ([], [UInt8](repeating: 0, count: 100))
        while true {
            let count = systemRead(file, &buffer, buffer.count)
            try #require((0...100).contains(count))
            if count == 0 { break }
            bytes += buffer.prefix(count)
        }
        #expect(try bytes == Array(Data(contentsOf: URL(filePath: #filePath))))
    }

    @Test func `a part of a file is read without moving on in it`() throws {
        let file = open(#filePath, O_RDONLY | O_CLOEXEC)
        try #require(file >= 0)
        defer { close(file) }
        let bytes = try Array(Data(contentsOf: URL(filePath: #filePath)))
        var buffer = [UInt8](repeating: 0, count: 40)
        #expect(systemRead(file, &buffer, 40, at: 100) == 40)
        #expect(buffer == Array(bytes[100..<140]))
        #expect(systemRead(file, &buffer, 40, at: bytes.count) == 0)
        #expect(systemRead(file, &buffer, 40) == 40)
        #expect(buffer == Array(bytes[..<40]))
    }

    @Test func `a failure is told, with its reason`() throws {
        try withPipe { reading, writing in
            var buffer: [UInt8] = [1]
            let (count, reason) = (systemRead(writing, &buffer, 1), errno)
            #expect(count == -1 && reason == EBADF)
            let (isWritten, other) = (write(buffer, to: reading), errno)
            #expect(!isWritten && other == EBADF)
        }
    }

    @Test func `only a call that fails looks at the reason of a failure`() throws {
        let file = open(#filePath, O_RDONLY | O_CLOEXEC)
        try #require(file >= 0)
        defer { close(file) }
        let size = try Data(contentsOf: URL(filePath: #filePath)).count
        var buffer = [UInt8](repeating: 0, count: size + 1)
        // What an earlier call, in which a signal came, has left.
        errno = EINTR
        #expect(systemRead(file, &buffer, 40, at: 100) == 40)
        errno = EINTR
        #expect(systemRead(file, &buffer, 40, at: size) == 0)
        errno = EINTR
        #expect(systemRead(file, &buffer, size + 1) == size)
        errno = EINTR
        #expect(systemRead(file, &buffer, 1) == 0)
        try withPipe { reading, _ in
            let (count, reason) = (systemRead(reading, &buffer, 1, at: 0), errno)
            #expect(count == -1 && reason == ESPIPE)
        }
    }

    @Test func `nothing is written at once`() throws {
        try withPipe { _, writing in #expect(write([], to: writing)) }
    }

    @Test func `a descriptor with something to read is ready, an empty one is not`() throws {
        try withPipe { empty, _ in
            try withPipe { full, writing in
                try #require(write([7], to: writing))
                var waited = [empty, full].map {
                    pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
                }
                #expect(systemPoll(&waited, milliseconds: -1) == 1)
                #expect(waited.map { $0.revents & Int16(POLLIN) != 0 } == [false, true])
                waited.removeLast()
                #expect(systemPoll(&waited, milliseconds: 10) == 0)
            }
        }
    }

    #if os(Linux)
        /// Calls while another thread sends this one a signal every few milliseconds, as often as is said or until the
        /// call returns, and then does something else.
        private func interrupted<Result>(
            atMost count: Int, then end: @escaping @Sendable () -> Void, _ call: () -> Result
        ) -> Result {
            // Without SA_RESTART: the system itself goes on with nothing.
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { _ in }
            sigaction(SIGUSR1, &action, nil)
            // Threads that run tests keep signals off.
            var (mask, before) = (sigset_t(), sigset_t())
            sigemptyset(&mask)
            sigaddset(&mask, SIGUSR1)
            pthread_sigmask(SIG_UNBLOCK, &mask, &before)
            defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
            let thread = pthread_self()
            let isDone = Mutex(false)
            let ended = DispatchSemaphore(value: 0)
            Thread.detachNewThread {
                for _ in 0..<count where !isDone.withLock({ $0 }) {
                    pthread_kill(thread, SIGUSR1)
                    usleep(5000)
                }
                end()
                ended.signal()
            }
            let result = call()
            isDone.withLock { $0 = true }
            ended.wait()
            return result
        }

        @Test func `reading goes on after a signal, which ends the system's own call`() throws {
            try withPipe { reading, writing in
                let sendByte: @Sendable () -> Void = { _ = write([7], to: writing) }
                var buffer: [UInt8] = [0]
                // The signals do come while it waits: it does not wait for the byte.
                let (plain, reason) = interrupted(atMost: 2000, then: sendByte) {
                    (read(reading, &buffer, 1), errno)
                }
                try #require(plain == -1 && reason == EINTR)
                #expect(systemRead(reading, &buffer, 1) == 1)
                buffer = [0]
                let count = interrupted(atMost: 40, then: sendByte) {
                    systemRead(reading, &buffer, 1)
                }
                #expect(count == 1 && buffer == [7])
            }
        }

        @Test func `all is written, in order, whatever signals come between`() throws {
            try withPipe { reading, writing in
                // Sixteen times what a pipe holds; it is not emptied before all signals have come.
                let bytes = (0..<1 << 20).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
                let found = Mutex<[UInt8]>([])
                let isWritten = interrupted(
                    atMost: 40,
                    then: {
                        var buffer = [UInt8](repeating: 0, count: 50_000)
                        var all: [UInt8] = []
                        while all.count < 1 << 20 {
                            let count = systemRead(reading, &buffer, buffer.count)
                            guard count > 0 else { break }
                            all += buffer.prefix(count)
                        }
                        found.withLock { $0 = all }
                    }
                ) { write(bytes, to: writing) }
                #expect(isWritten)
                let isWhole = found.withLock { $0 == bytes }
                #expect(isWhole)
            }
        }
    #endif
}

/// Writes bytes by the call under test.
private func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { systemWrite(descriptor, $0) }
}
