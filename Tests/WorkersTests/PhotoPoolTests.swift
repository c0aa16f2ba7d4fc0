import DigitReading
import Foundation
import PhotoFiles
import Synchronization
import Testing

@testable import Workers

/// What holds for every pool, whether it reads in processes or on threads.
@Suite(.timeLimit(.minutes(240)))
struct PhotoPoolTests {
    enum Kind: CaseIterable { case processes, threads }

    private func pool(_ kind: Kind, _ task: PoolTask) throws -> any PhotoPool {
        switch kind {
        case .processes:
            WorkerPool(
                launch: WorkerLaunch(program: try Fixture.program(), arguments: []), task: task)
        case .threads:
            ThreadPool(task) { request, file in
                do throws(PhotoFileError) {
                    let command = String(decoding: try file.contents(), as: UTF8.self)
                    if command == "sleep" { usleep(300_000) }
                    return PhotoAnswer(rows: [
                        Row(
                            path: request.path, status: .rejected,
                            error: Row.Failure(kind: .corrupt, message: command))
                    ])
                } catch {
                    return PhotoAnswer(rows: [Row(unreadable: request.path, error)])
                }
            }
        }
    }

    @Test(arguments: Kind.allCases)
    func `answers come in the order of the photos`(_ kind: Kind) throws {
        let fixture = try Fixture()
        var photos = try fixture.photos((0..<40).map { $0 % 7 == 0 ? "sleep" : "\($0)" })
        photos.insert(PhotoPath(fixture.folder.path + "/missing"), at: 3)
        photos.insert(PhotoPath(fixture.folder.path), at: 20)
        var rows: [Row] = []
        let ending = try pool(kind, PoolTask(jobs: 3)).run(
            SequenceSource(photos.makeIterator()), interruption: nil,
            events: PoolEvents { rows += $0.rows })
        #expect(ending == .finished)
        #expect(rows.map(\.path) == photos)
        #expect(rows[3].error?.kind == .notFound && rows[20].error?.kind == .notAFile)
        #expect(rows.count { $0.error?.kind == .corrupt } == 40)
    }

    @Test(arguments: Kind.allCases)
    func `digests are those of the bytes, and photos that are not admitted leave no trace`(
        _ kind: Kind
    ) throws {
        let fixture = try Fixture()
        let photos = try fixture.photos(["abc", "known", "abc", "new"])
        var known: Set = [SHA256Text.known]
        var (asked, answers): ([String], [PhotoAnswer]) = ([], [])
        var events = PoolEvents { answers.append($0) }
        events.admits = { digest in
            asked.append(digest)
            return known.insert(digest).inserted
        }
        _ = try pool(kind, PoolTask(jobs: 2)).run(
            SequenceSource(photos.makeIterator()), interruption: nil, events: events)
        #expect(answers.map { $0.rows[0].error?.message.prefix(3) } == ["abc", "new"])
        #expect(answers.map(\.sha256) == [asked[0], asked[3]])
        #expect(asked[0] == SHA256Text.abc && asked[1] == SHA256Text.known && asked[2] == asked[0])
    }

    private enum SHA256Text {
        /// FIPS 180-4's own example.
        static let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        /// `printf known | sha256sum`.
        static let known =
            "7117fff2d0fd294462b3c802b7cb8753579f23f3946b99cf55f38e873f013f10"
    }

    @Test(arguments: Kind.allCases)
    func `the source is read no further ahead than the window`(_ kind: Kind) throws {
        let fixture = try Fixture()
        let first = try fixture.photos(["sleep"])[0]
        var task = PoolTask(jobs: 2)
        task.window = 10
        var (taken, delivered, furthest) = (0, 0, 0)
        let paths = AnyIterator {
            taken += 1
            furthest = max(furthest, taken - delivered)
            return taken <= 2000 ? (taken == 1 ? first : PhotoPath("/missing/\(taken)")) : nil
        }
        _ = try pool(kind, task).run(
            SequenceSource(paths), interruption: nil, events: PoolEvents { _ in delivered += 1 })
        #expect(delivered == 2000)
        #expect(furthest <= 11)
    }

    @Test(arguments: Kind.allCases)
    func `an error of the receiver ends the run`(_ kind: Kind) throws {
        struct DiskIsFull: Error {}
        let fixture = try Fixture()
        let photos = try fixture.photos((0..<50).map { "\($0)" })
        var delivered = 0
        let events = PoolEvents { _ in
            if delivered == 5 { throw DiskIsFull() }
            delivered += 1
        }
        let pool = try pool(kind, PoolTask(jobs: 2))
        #expect(throws: DiskIsFull.self) {
            try pool.run(
                SequenceSource(photos.makeIterator()), interruption: nil, events: events)
        }
        #expect(delivered == 5)
    }

    @Test(arguments: Kind.allCases)
    func `an interruption lets the photos in flight finish`(_ kind: Kind) throws {
        let fixture = try Fixture()
        let photos = try fixture.photos((0..<100).map { _ in "sleep" })
        let wish = Pipe()
        var rows: [Row] = []
        let events = PoolEvents {
            rows += $0.rows
            if rows.count == 3 { try wish.fileHandleForWriting.write(contentsOf: Data([1])) }
        }
        let ending = try pool(kind, PoolTask(jobs: 2)).run(
            SequenceSource(photos.makeIterator()),
            interruption: wish.fileHandleForReading.fileDescriptor, events: events)
        #expect(ending == .interrupted)
        #expect(rows.map(\.path) == Array(photos.prefix(rows.count)))
        #expect((3...8).contains(rows.count))
    }

    @Test(arguments: Kind.allCases)
    func `a million files that are gone can be interrupted`(_ kind: Kind) throws {
        let wish = Pipe()
        var delivered = 0
        let events = PoolEvents { _ in
            delivered += 1
            if delivered == 10 { try wish.fileHandleForWriting.write(contentsOf: Data([1])) }
        }
        let ending = try pool(kind, PoolTask(jobs: 2)).run(
            SequenceSource((0..<1_000_000).lazy.map { PhotoPath("/missing/\($0)") }.makeIterator()),
            interruption: wish.fileHandleForReading.fileDescriptor, events: events)
        #expect(ending == .interrupted)
        #expect(delivered < 1_000)
    }

    @Test(arguments: Kind.allCases)
    func `no photos are no answers`(_ kind: Kind) throws {
        let ending = try pool(kind, PoolTask(jobs: 3)).run(
            SequenceSource([PhotoPath]().makeIterator()), interruption: nil,
            events: PoolEvents { _ in Issue.record("an answer to nothing") })
        #expect(ending == .finished)
    }

    @Test(arguments: Kind.allCases)
    func `while answers that wait are large, no more photos are begun`(_ kind: Kind) throws {
        let fixture = try Fixture()
        let photos = try fixture.photos(["sleep"] + (0..<200).map { "\($0)" })
        var task = PoolTask(jobs: 2)
        // A row alone counts for two kilobytes.
        task.mostHeldBytes = 10_000
        var (taken, atFirst, delivered) = (0, 0, 0)
        let paths = AnyIterator { () -> PhotoPath? in
            defer { taken += 1 }
            return taken < photos.count ? photos[taken] : nil
        }
        _ = try pool(kind, task).run(
            SequenceSource(paths), interruption: nil,
            events: PoolEvents { _ in
                if delivered == 0 { atFirst = taken }
                delivered += 1
            })
        #expect(delivered == photos.count)
        #expect(atFirst <= 8)
    }

    @Test func `no more than the given number of jobs run at once on threads`() throws {
        let fixture = try Fixture()
        let running = Mutex((now: 0, most: 0))
        let pool = ThreadPool(PoolTask(jobs: 2)) { request, _ in
            running.withLock {
                $0.now += 1
                $0.most = max($0.most, $0.now)
            }
            usleep(2_000)
            running.withLock { $0.now -= 1 }
            return PhotoAnswer(rows: [Row(path: request.path, status: .ok)])
        }
        let photos = try fixture.photos((0..<20).map { "\($0)" })
        _ = try pool.run(SequenceSource(photos.makeIterator()), events: PoolEvents { _ in })
        #expect(running.withLock { $0.most } <= 2)
        #expect(running.withLock { $0.now } == 0)
    }

    @Test func `at least one photo is read at a time`() {
        #expect(PoolTask(jobs: 0).jobs == 1)
        #expect(PoolTask(jobs: -3).jobs == 1)
    }
}
