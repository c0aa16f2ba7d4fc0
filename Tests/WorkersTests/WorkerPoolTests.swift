import DigitReading
import Foundation
import PhotoFiles
import Testing

@testable import Workers

/// Workers that really crash, hang, stop and use up their memory.
@Suite(.timeLimit(.minutes(240)))
struct WorkerPoolTests {
    @Test(arguments: [
        ("die", Row.Failure.Kind.crashed), ("crash", .crashed), ("leave", .crashed),
        ("nonsense", .crashed), ("flood", .memory), ("one big array", .memory),
    ])
    func `a photo that ends its worker costs that photo only`(
        command: String, kind: Row.Failure.Kind
    ) throws {
        let fixture = try Fixture()
        var commands = (0..<12).map { "\($0)" }
        commands[0] = command
        commands[5] = command
        commands[11] = command
        let photos = try fixture.photos(commands)
        let rows = try fixture.pool(jobs: 2, ["--sandbox"]).rows(of: photos)
        #expect(rows.map(\.path) == photos)
        for (place, row) in rows.enumerated() {
            #expect(row.error?.kind == (commands[place] == command ? kind : .corrupt))
        }
    }

    @Test(arguments: ["stop", "spin"])
    func `a photo that takes too long costs that photo only`(command: String) throws {
        let fixture = try Fixture()
        let photos = try fixture.photos(["a", command, "b", "c"])
        var pool = try fixture.pool(jobs: 2)
        pool.timeout = .milliseconds(700)
        let rows = try pool.rows(of: photos)
        #expect(rows.map(\.path) == photos)
        #expect(rows.map(\.error?.kind) == [.corrupt, .timeout, .corrupt, .corrupt])
        #expect(rows[1].error?.message.contains("0.7 seconds") == true)
    }

    @Test func `a worker that somebody kills costs no photo`() throws {
        let fixture = try Fixture()
        // Slow enough that the blow falls on a photo.
        let photos = try fixture.photos((0..<8).map { _ in "sleep" })
        var killed = 0
        let rows = try fixture.pool(jobs: 2).rows(of: photos) { pid, _ in
            guard killed < 2 else { return }
            killed += 1
            Thread.detachNewThread {
                usleep(100_000)
                kill(pid, SIGKILL)
            }
        }
        #expect(killed == 2)
        #expect(rows.map(\.path) == photos)
        #expect(rows.allSatisfy { $0.error?.kind == .corrupt })
    }

    @Test func `a worker that somebody stops is replaced`() throws {
        let fixture = try Fixture()
        let photos = try fixture.photos((0..<6).map { _ in "sleep" })
        var pool = try fixture.pool(jobs: 2)
        pool.timeout = .seconds(1)
        var stopped: Int32 = 0
        let rows = try pool.rows(of: photos) { pid, _ in
            if stopped == 0 {
                stopped = pid
                kill(pid, SIGSTOP)
            }
        }
        #expect(rows.map(\.path) == photos)
        #expect(rows.filter { $0.error?.kind == .timeout }.count == 1)
        #expect(rows.filter { $0.error?.kind == .corrupt }.count == 5)
        // It is gone, not left stopped.
        #expect(kill(stopped, 0) == -1)
    }

    @Test func `a worker whose address space is taken away says so`() throws {
        let fixture = try Fixture()
        let photos = try fixture.photos(["a", "flood", "b"])
        let rows = try fixture.pool(jobs: 1, ["--sandbox"]).rows(of: photos)
        #expect(rows.map(\.error?.kind) == [.corrupt, .memory, .corrupt])
        #expect(rows[1].error?.message.contains("memory") == true)
    }

    @Test func `a file that cannot be opened does not bother a worker`() throws {
        let fixture = try Fixture()
        let photos = try fixture.photos(["a", "b"])
        let missing = PhotoPath(fixture.folder.path + "/missing")
        let folder = PhotoPath(fixture.folder.path)
        let rows = try fixture.pool(jobs: 2).rows(of: [photos[0], missing, folder, photos[1]])
        #expect(rows.map(\.error?.kind) == [.corrupt, .notFound, .notAFile, .corrupt])
    }

    @Test func `a chatty decoder does not block`() throws {
        let fixture = try Fixture()
        let rows = try fixture.pool(jobs: 1).rows(of: fixture.photos(["chatter", "a"]))
        #expect(rows.map(\.error?.message) == ["chatter 1", "a 2"])
    }

    @Test func `a worker is replaced after its share of photos`() throws {
        let fixture = try Fixture()
        var pool = try fixture.pool(jobs: 1)
        pool.photosPerWorker = 3
        let rows = try pool.rows(of: fixture.photos((0..<7).map { _ in "x" }))
        #expect(rows.map(\.error?.message) == ["x 1", "x 2", "x 3", "x 1", "x 2", "x 3", "x 1"])
    }

    @Test func `a photo that takes more than its worker has loaded is given to one with all`()
        throws
    {
        let fixture = try Fixture()
        let commands = ["a", "more", "b", "more", "c", "more"]
        let rows = try fixture.pool(jobs: 2).rows(of: fixture.photos(commands))
        #expect(
            rows.map { $0.error?.message.split(separator: " ").first.map(String.init) } == commands)
        var starts = 0
        _ = try fixture.pool(jobs: 1).rows(of: fixture.photos(commands)) { _, _ in starts += 1 }
        #expect(starts == 2, "once bitten, every worker loads everything")
    }

    @Test func `debug files come back, also when they have to be asked for twice`() throws {
        let fixture = try Fixture()
        let photos = try fixture.photos(["die once", "die once"])
        var pool = try fixture.pool(jobs: 1)
        pool.task.extras = .debugFiles
        pool.photosPerWorker = 100
        var said: [String] = []
        var events = PoolEvents { _ in }
        events.write = { _, files in
            said += files.map { String(decoding: $0.bytes, as: UTF8.self) }
        }
        var source = SequenceSource(photos.makeIterator())
        pool.attempts = 2
        _ = try pool.run(source, events: events)
        // Every fresh worker dies over its first photo, so none of them is ever answered.
        #expect(said == [])
        let calm = try fixture.photos(["one", "two"])
        source = SequenceSource(calm.makeIterator())
        _ = try pool.run(source, events: events)
        #expect(said == ["one", "two"])
    }

    @Test func `a worker that never gets ready ends the run with its reason`() throws {
        let fixture = try Fixture()
        let pool = try fixture.pool(jobs: 2, ["--never-ready"])
        #expect(throws: WorkerPoolError.cannotStart(reason: "exit status 3")) {
            try pool.rows(of: fixture.photos(["a", "b"]))
        }
    }

    @Test func `a program that is not there ends the run with the system's reason`() throws {
        let fixture = try Fixture()
        var pool = try fixture.pool(jobs: 1)
        pool.launch.program = "/nowhere/digits"
        #expect(throws: WorkerPoolError.self) { try pool.rows(of: fixture.photos(["a"])) }
    }

    @Test func `an error of the receiver ends the run and the workers`() throws {
        struct DiskIsFull: Error {}
        let fixture = try Fixture()
        let pool = try fixture.pool(jobs: 2)
        var pids: [Int32] = []
        let source = SequenceSource(try fixture.photos(["a", "sleep", "sleep"]).makeIterator())
        var events = PoolEvents { _ in throw DiskIsFull() }
        events.workerIsReady = { pid, _ in pids.append(pid) }
        #expect(throws: DiskIsFull.self) { try pool.run(source, events: events) }
        #expect(!pids.isEmpty)
        for pid in pids { #expect(kill(pid, 0) == -1) }
    }
}
