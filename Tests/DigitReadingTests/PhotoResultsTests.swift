import DigitReading
import Dispatch
import Foundation
import PhotoFiles
import Synchronization
import Testing

struct PhotoResultsTests {
    private let sources: [PhotoSource]
    private let reader: DigitReader

    init() throws {
        reader = try DigitReader()
        sources = try Samples.labels().prefix(12).map { PhotoSource.file(Samples.path($0.name)) }
    }

    @Test(arguments: [1, 3, 40, nil])
    func `results come in order, each with the rows of its photo`(_ jobs: Int?) async throws {
        var sources = sources
        sources.insert(.file(PhotoPath("/missing.jpg")), at: 5)
        var results: [PhotoResult] = []
        for try await result in reader.photos(sources, jobs: jobs) { results.append(result) }
        #expect(results.map(\.index) == Array(sources.indices))
        #expect(results.map(\.rows) == sources.map { reader.rows(of: $0) })
        #expect(results.last?.progress == 1 && results[0].progress == 1 / 13)
        #expect(throws: ReadingError.self) { try results[5].page }
        #expect(try results[0].page.digits.count == 1)
    }

    @Test func `no photos give no results`() async throws {
        for try await result in reader.photos([]) { Issue.record("\(result)") }
    }

    @Test func `a cancelled task gets an error, and no further photo is begun`() async throws {
        let opened = Mutex(0)
        let many = (0..<500).map { sources[$0 % sources.count] }
        let (reader, started) = (reader, Date.now)
        let task = Task {
            for try await _ in reader.photos(many, jobs: 2) { opened.withLock { $0 += 1 } }
        }
        while opened.withLock({ $0 }) < 3 { try await Task.sleep(for: .milliseconds(5)) }
        let before = Date.now
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(Date.now.timeIntervalSince(before) < max(2, before.timeIntervalSince(started)))
        #expect(opened.withLock { $0 } < 400)
    }

    @Test func `asynchronous code goes on while photos are read`() async {
        // In a process of its own: the tests beside this one take the threads of asynchronous code.
        await #expect(processExitsWith: .success) {
            let paths = try Samples.labels().map { PhotoSource.file(Samples.path($0.name)) }
            let reader = try DigitReader()
            let isDone = Mutex(false)
            // More photos at once than there are threads for asynchronous code.
            let reading = Task {
                for try await _ in reader.photos(paths, jobs: 16) {}
                isDone.withLock { $0 = true }
            }
            var turns = 0
            while !isDone.withLock({ $0 }) {
                await Task.detached {}.value
                turns += 1
                try await Task.sleep(for: .milliseconds(1))
            }
            try await reading.value
            #expect(turns > 20, "\(turns)")
        }
    }
}
