import DigitReading
import Foundation
import PhotoFiles
import Testing

@testable import Workers

/// Workers that photos have taken over, and workers that never get as far as reading one.
@Suite(.timeLimit(.minutes(240)))
struct HostileWorkerTests {
    /// How many descriptors this process has open.
    private func descriptorCount() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/dev/fd").count
    }

    @Test func `descriptors that a worker hands over are closed`() throws {
        let fixture = try Fixture()
        let photos = try fixture.photos(["a", "hand over", "b"])
        let before = try descriptorCount()
        let rows = try fixture.pool(jobs: 1).rows(of: photos)
        #expect(rows.map(\.error?.kind) == [.corrupt, .crashed, .corrupt])
        // Other tests open some meanwhile, but not the 1,824 that came.
        #expect(before > 0)
        #expect(try descriptorCount() - before < 500)
    }

    @Test func `a worker that babbles is called that`() throws {
        let fixture = try Fixture()
        let rows = try fixture.pool(jobs: 1).rows(of: fixture.photos(["nonsense", "a"]))
        #expect(rows.map(\.error?.kind) == [.crashed, .corrupt])
        #expect(rows[0].error?.message.contains("an answer that is none") == true)
    }

    #if os(Linux)
        @Test func `threads are started where decoders need them, and not without end`() throws {
            let fixture = try Fixture()
            let photos = try fixture.photos(["many threads", "a"])
            let none = try fixture.pool(jobs: 1, ["--sandbox"]).rows(of: photos)
            #expect(none.map(\.error?.message) == ["0 threads 1", "a 2"])
            let many = try fixture.pool(jobs: 1, ["--sandbox", "--threads"]).rows(of: photos)
            #expect(many.map(\.error?.kind) == [.crashed, .corrupt])
            #expect(many[0].error?.message.contains("more threads") == true)
        }
    #endif

    @Test func `a worker with nothing to do is ended after a while`() throws {
        let fixture = try Fixture()
        let photos = try fixture.photos(["a", "b"])
        var pool = try fixture.pool(jobs: 1)
        pool.idleTimeout = .milliseconds(300)
        let pipe = Pipe()
        let (reading, writing) = (pipe.fileHandleForReading, pipe.fileHandleForWriting)
        try writing.write(contentsOf: Data((photos[0].text + "\n").utf8))
        Thread.detachNewThread {
            sleep(2)
            try? writing.write(contentsOf: Data((photos[1].text + "\n").utf8))
            try? writing.close()
        }
        var said: [String?] = []
        var workers: Set<Int32> = []
        var events = PoolEvents { said += $0.rows.map(\.error?.message) }
        events.workerIsReady = { pid, _ in workers.insert(pid) }
        let source = PathStream(reading.fileDescriptor, separator: .newline)
        #expect(try pool.run(source, events: events) == .finished)
        withExtendedLifetime(pipe) {}
        #expect(said == ["a 1", "b 1"])
        #expect(workers.count == 2)
    }

    @Test func `the first worker that does not get ready in time ends the run`() throws {
        let fixture = try Fixture()
        var pool = try fixture.pool(jobs: 2, ["--never-done"])
        pool.startTimeout = .seconds(1)
        let photos = try fixture.photos((0..<20).map { "\($0)" })
        let start = ContinuousClock.now
        #expect(throws: WorkerPoolError.cannotStart(reason: "it did not get ready in time")) {
            try pool.rows(of: photos)
        }
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test func `a worker that never gets ready ends the run also where others have`() throws {
        let fixture = try Fixture()
        var pool = try fixture.pool(jobs: 1, ["--never-all-done"])
        pool.startTimeout = .seconds(4)
        let start = ContinuousClock.now
        #expect(throws: WorkerPoolError.cannotStart(reason: "it did not get ready in time")) {
            try pool.rows(of: fixture.photos(["a", "more", "b"]))
        }
        // One start and not the six that a worker which crashes would get.
        #expect(ContinuousClock.now - start < .seconds(16))
    }

    @Test func `a run whose workers do not get ready can be interrupted`() throws {
        let fixture = try Fixture()
        let pool = try fixture.pool(jobs: 2, ["--never-done"])
        let pipe = Pipe()
        let writing = pipe.fileHandleForWriting
        Thread.detachNewThread {
            sleep(1)
            try? writing.write(contentsOf: Data([1]))
        }
        let start = ContinuousClock.now
        let source = SequenceSource(try fixture.photos(["a", "b", "c"]).makeIterator())
        let ending = try pool.run(
            source, interruption: pipe.fileHandleForReading.fileDescriptor,
            events: PoolEvents { _ in Issue.record("nothing was read") })
        #expect(ending == .interrupted)
        #expect(ContinuousClock.now - start < .seconds(20))
        withExtendedLifetime(pipe) {}
    }

    #if os(Linux)
        @Test func `a worker that is not ready ends with its coordinator`() throws {
            let shell = Process()
            shell.executableURL = URL(fileURLWithPath: "/bin/sh")
            shell.arguments = [
                "-c", "\"$0\" --never-done </dev/null & echo $!; sleep 1; kill -9 $$",
                try Fixture.program(),
            ]
            let output = Pipe()
            shell.standardOutput = output
            try shell.run()
            shell.waitUntilExit()
            let line = output.fileHandleForReading.availableData
            let worker = try #require(
                Int32(String(decoding: line, as: UTF8.self).dropLast()))
            var isGone = false
            for _ in 0..<500 where !isGone {
                usleep(20_000)
                isGone = kill(worker, 0) == -1
            }
            #expect(isGone)
        }
    #endif
}
