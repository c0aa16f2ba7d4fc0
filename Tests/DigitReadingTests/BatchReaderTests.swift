import DigitReading
import Foundation
import PhotoFiles
import Synchronization
import Testing

struct BatchReaderTests {
    private func batch(jobs: Int) throws -> BatchReader {
        BatchReader(reader: try DigitReader(), jobs: jobs)
    }

    @Test func `results come in the order of the input, whichever is finished first`() async throws
    {
        let finished = Mutex<[Int]>([])
        var delivered: [Int] = []
        try await batch(jobs: 4).run(
            0..<24,
            work: { index in
                // Every fourth takes much longer than the three after it.
                Thread.sleep(forTimeInterval: index % 4 == 0 ? 0.03 : 0.001)
                finished.withLock { $0.append(index) }
                return index * index
            },
            deliver: { delivered.append($0) })
        #expect(delivered == (0..<24).map { $0 * $0 })
        #expect(finished.withLock { $0.sorted() } == Array(0..<24), "each is worked on once")
    }

    @Test func `no more than the given number of jobs run at once`() async throws {
        let running = Mutex((now: 0, most: 0))
        try await batch(jobs: 2).run(
            0..<20,
            work: { _ in
                running.withLock {
                    $0.now += 1
                    $0.most = max($0.most, $0.now)
                }
                Thread.sleep(forTimeInterval: 0.002)
                running.withLock { $0.now -= 1 }
            },
            deliver: {})
        #expect(running.withLock { $0.most } <= 2)
        #expect(running.withLock { $0.now } == 0)
    }

    @Test func `the input is read no further ahead than a few photos a job`() async throws {
        for jobs in [1, 3] {
            let source = CountedSource(count: 2000)
            var delivered = 0
            var farthest = 0
            try await batch(jobs: jobs).run(
                source, work: { $0 },
                deliver: { _ in
                    farthest = max(farthest, source.taken - delivered)
                    delivered += 1
                })
            #expect(delivered == 2000)
            #expect(farthest <= 8 * jobs)
        }
    }

    @Test func `a slow photo does not make the others pile up`() async throws {
        let source = CountedSource(count: 500)
        let others = Mutex(0)
        var takenAtFirst = 0
        try await batch(jobs: 2).run(
            source,
            work: { index in
                if index == 0 {
                    Thread.sleep(forTimeInterval: 0.1)
                } else {
                    others.withLock { $0 += 1 }
                }
                return index
            },
            deliver: { index in
                if index == 0 { takenAtFirst = source.taken }
            })
        #expect(takenAtFirst <= 16)
        #expect(others.withLock { $0 } == 499)
    }

    @Test func `an error where results go ends the run`() async throws {
        struct Full: Error {}
        let source = CountedSource(count: 2000)
        var delivered: [Int] = []
        await #expect(throws: Full.self) {
            try await batch(jobs: 2).run(
                source, work: { $0 },
                deliver: { index in
                    if index == 5 { throw Full() }
                    delivered.append(index)
                })
        }
        #expect(delivered == [0, 1, 2, 3, 4])
        #expect(source.taken < 40)
    }

    @Test func `no photos are no rows`() async throws {
        try await batch(jobs: 3).run(
            [PhotoPath](), deliver: { _ in Issue.record("a row of nothing") })
    }

    @Test func `at least one photo is read at a time`() throws {
        #expect(try batch(jobs: 0).jobs == 1)
        #expect(try batch(jobs: -3).jobs == 1)
    }

    @Test func `one job and four give the same rows`() async throws {
        let names = try Samples.labels().map(\.name).filter { $0.hasSuffix(".png") }
        let paths = names.map(Samples.path) + [Samples.path("no-such.png"), Samples.path(names[0])]
        var runs: [[[Row]]] = []
        for jobs in [1, 4] {
            var rows: [[Row]] = []
            try await batch(jobs: jobs).run(paths, deliver: { rows.append($0) })
            runs.append(rows)
        }
        #expect(runs[0] == runs[1])
        #expect(runs[0].map { $0.first?.path } == paths)
        #expect(runs[0].count { $0.first?.status == .error } == 1)
    }
}

/// Numbers from 0, and how many of them were taken.
private final class CountedSource: Sequence, IteratorProtocol {
    private(set) var taken = 0
    private let count: Int

    init(count: Int) { self.count = count }

    func next() -> Int? {
        guard taken < count else { return nil }
        defer { taken += 1 }
        return taken
    }
}
