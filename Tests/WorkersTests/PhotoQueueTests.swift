import DigitReading
import PhotoFiles
import Testing

@testable import Workers

/// The photos of a run between their source and who gets their answers.
struct PhotoQueueTests {
    /// A source that has to be waited for, as often as it says.
    private struct Slow: PathSource {
        var arrivals: [PathArrival]
        let descriptor: Int32? = 7

        mutating func next() -> PathArrival { arrivals.isEmpty ? .end : arrivals.removeFirst() }
    }

    private func queue(
        _ photos: [PhotoPath], _ events: PoolEvents,
        _ change: (inout PoolTask) -> Void = { _ in }
    ) -> PhotoQueue {
        var task = PoolTask(jobs: 2)
        change(&task)
        return PhotoQueue(SequenceSource(photos.makeIterator()), task: task, events: events)
    }

    /// Takes the next photo and closes its file.
    private func take(from queue: inout PhotoQueue) throws -> PoolJob? {
        guard let photo = try queue.next() else { return nil }
        return photo.job
    }

    /// Opens a photo once more and closes its file.
    private func reopen(_ job: PoolJob, in queue: inout PhotoQueue) throws -> PoolJob? {
        guard let photo = try queue.reopened(job) else { return nil }
        return photo.job
    }

    /// Takes so many photos, all of which must be there.
    private func take(_ count: Int, from queue: inout PhotoQueue) throws -> [PoolJob] {
        var jobs: [PoolJob] = []
        for _ in 0..<count {
            let job = try take(from: &queue)
            jobs.append(try #require(job))
        }
        return jobs
    }

    private func answer(_ job: PoolJob) -> PhotoAnswer {
        PhotoAnswer(rows: [Row(path: job.path, status: .ok)])
    }

    @Test func `answers wait for those of the photos before them`() throws {
        let fixture = try Fixture()
        let photos = try fixture.photos(["a", "b", "c"])
        var delivered: [PhotoPath] = []
        var queue = queue(photos, PoolEvents { delivered += $0.rows.map(\.path) })
        let jobs = try take(3, from: &queue)
        #expect(jobs.map(\.ordinal) == [0, 1, 2] && jobs.map(\.path) == photos)
        try queue.finish(jobs[2], answer(jobs[2]))
        #expect(delivered == [])
        try queue.finish(jobs[0], answer(jobs[0]))
        #expect(delivered == [photos[0]])
        let none = try take(from: &queue)
        #expect(none == nil && queue.ending == nil, "one photo is still on its way")
        try queue.finish(jobs[1], answer(jobs[1]))
        #expect(delivered == photos)
        #expect(queue.ending == .finished)
    }

    @Test func `files go out at once, and the answer without them`() throws {
        let fixture = try Fixture()
        let photos = try fixture.photos(["a", "b"])
        var (written, delivered): ([PhotoPath], [PhotoAnswer]) = ([], [])
        var events = PoolEvents { delivered.append($0) }
        events.write = { path, files in written += files.map { _ in path } }
        var queue = queue(photos, events)
        let jobs = try take(2, from: &queue)
        var late = answer(jobs[1])
        late.files = [PhotoAnswer.File(name: "01-decode.png", bytes: [1])]
        try queue.finish(jobs[1], late)
        #expect(written == [photos[1]] && delivered == [])
        try queue.finish(jobs[0], answer(jobs[0]))
        #expect(written == [photos[1]])
        #expect(delivered == jobs.map(answer))
    }

    @Test func `no more photos are begun than the window holds`() throws {
        let fixture = try Fixture()
        let photos = try fixture.photos(["a", "b", "c"])
        var queue = queue(photos, PoolEvents { _ in }) { $0.window = 2 }
        let jobs = try take(2, from: &queue)
        let third = try take(from: &queue)
        #expect(!queue.hasNext && third == nil)
        // A photo that is done makes room only once it is delivered.
        try queue.finish(jobs[1], answer(jobs[1]))
        #expect(!queue.hasNext)
        try queue.finish(jobs[0], answer(jobs[0]))
        #expect(queue.hasNext)
    }

    @Test func `no photo is begun while waiting answers take too much memory`() throws {
        let fixture = try Fixture()
        let photos = try fixture.photos(["a", "b", "c"])
        var queue = queue(photos, PoolEvents { _ in }) { $0.mostHeldBytes = 1 }
        let jobs = try take(2, from: &queue)
        #expect(queue.hasNext)
        try queue.finish(jobs[1], answer(jobs[1]))
        #expect(!queue.hasNext)
        try queue.finish(jobs[0], answer(jobs[0]))
        #expect(queue.hasNext)
    }

    @Test func `photos that cannot be opened are answered in their turn, dozens at once`() throws {
        let fixture = try Fixture()
        let there = try fixture.photos(["a"])[0]
        let missing = (0..<100).map { PhotoPath("/missing/\($0)") }
        var rows: [Row] = []
        var queue = queue([there] + missing, PoolEvents { rows += $0.rows })
        let job = try take(1, from: &queue)[0]
        let none = try take(from: &queue)
        #expect(none == nil && queue.hasNext, "there is time for a signal")
        #expect(rows == [], "the first photo is not read yet")
        try queue.finish(job, answer(job))
        #expect(rows.count == 65)
        _ = try take(from: &queue)
        #expect(rows.map(\.path) == [there] + missing)
        #expect(rows.count { $0.error?.kind == .notFound } == 100)
        #expect(queue.ending == .finished)
    }

    @Test func `a photo that is gone when it is to be read again is answered`() throws {
        let fixture = try Fixture()
        let photo = try fixture.photos(["a"])[0]
        var rows: [Row] = []
        var queue = queue([photo], PoolEvents { rows += $0.rows })
        let job = try take(1, from: &queue)[0]
        let again = try reopen(job, in: &queue)
        #expect(again?.ordinal == 0 && rows == [])
        let gone = PoolJob(ordinal: 0, path: PhotoPath("/missing"))
        let none = try reopen(gone, in: &queue)
        #expect(none == nil && rows.map(\.error?.kind) == [.notFound])
    }

    @Test func `a source that has nothing yet is waited for`() throws {
        let fixture = try Fixture()
        let photo = try fixture.photos(["a"])[0]
        var queue = PhotoQueue(
            Slow(arrivals: [.later, .path(photo)]), task: PoolTask(jobs: 1),
            events: PoolEvents { _ in })
        #expect(queue.hasNext && queue.awaitedDescriptor == nil)
        let none = try take(from: &queue)
        #expect(none == nil && !queue.hasNext && queue.awaitedDescriptor == 7)
        #expect(queue.ending == nil)
        queue.sourceIsReady()
        let job = try take(from: &queue)
        #expect(job?.path == photo)
    }

    @Test func `what is given up is not delivered, nor what comes after it`() throws {
        let fixture = try Fixture()
        let photos = try fixture.photos(["a", "b", "c", "d"])
        var delivered: [PhotoPath] = []
        var queue = queue(photos, PoolEvents { delivered += $0.rows.map(\.path) })
        let jobs = try take(3, from: &queue)
        queue.isInterrupted = true
        #expect(!queue.hasNext, "the fourth is not begun")
        queue.giveUp(jobs[1])
        try queue.finish(jobs[2], answer(jobs[2]))
        #expect(delivered == [] && queue.ending == nil)
        try queue.finish(jobs[0], answer(jobs[0]))
        #expect(delivered == [photos[0]])
        #expect(queue.ending == .interrupted)
    }
}
