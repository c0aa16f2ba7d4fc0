#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What was read from one of many photos.
public struct PhotoResult: Sendable, Hashable {
    /// The photo's place among the photos that were asked for, from 0.
    public let index: Int
    /// How many photos there are; the photos before this one are done.
    public let count: Int
    /// The rows that the command writes for it: at least one.
    public let rows: [Row]

    /// The share of the photos, up to 1, that is done with this one.
    public var progress: Double { Double(index + 1) / Double(count) }

    /// All digits of the photo.
    /// - Throws: when the photo could not be read
    public var page: Page {
        get throws(ReadingError) { try Page(rows: rows) }
    }
}

/// The results of many photos, in their order, each as soon as it and all before it are read.
///
/// Photos are read on threads of their own, some ahead of the one that is waited for, and never on those that
/// asynchronous code runs on. When the task is cancelled, or the loop over the results is left, no further
/// photo is begun.
public struct PhotoResults: AsyncSequence, Sendable {
    /// What reads the photos; a copy, so that later changes of the caller's reader do not matter.
    let reader: DigitReader
    /// The photos, in the order of their results.
    let photos: [PhotoSource]
    /// The number of photos that are read at the same time, at least 1.
    let jobs: Int

    /// Makes an iterator over all results; each iterator reads all photos, and none before its first result is asked
    /// for.
    public func makeAsyncIterator() -> Iterator { Iterator(self) }

    /// Hands out the results one after the other.
    public struct Iterator: AsyncIteratorProtocol {
        /// The threads and their results, which are stopped when this iterator goes away.
        private let work: OwnedWork
        /// The number of photos.
        private let count: Int
        /// The place of the photo that is handed out next.
        private var index = 0

        /// Prepares the threads; no photo is begun before the first result is asked for.
        init(_ results: PhotoResults) {
            work = OwnedWork(PhotoWork(results))
            count = results.photos.count
        }

        /// Returns the next photo's result; nil after the last.
        /// - Throws: when the task was cancelled, so that some photos are never taken for all
        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(CancellationError) -> PhotoResult? {
            guard index < count else { return nil }
            let work = work.work
            let rows = await withTaskCancellationHandler {
                await withCheckedContinuation { work.wait(for: $0) }
            } onCancel: {
                work.stop()
            }
            guard let rows else {
                index = count
                throw CancellationError()
            }
            defer { index += 1 }
            return PhotoResult(index: index, count: count, rows: rows)
        }

        /// Returns the next photo's result; nil after the last.
        public mutating func next() async throws(CancellationError) -> PhotoResult? {
            try await next(isolation: nil)
        }
    }
}

extension DigitReader {
    /// Reads many photos, `jobs` at a time; without a number as many as there are processors, below 1 one at a time.
    ///
    /// A photo that cannot be read is a row that says why, and the others are read all the same.
    public func photos(
        _ photos: some Sequence<PhotoSource>, jobs: Int? = nil
    ) -> PhotoResults {
        PhotoResults(
            reader: self, photos: Array(photos),
            jobs: max(1, jobs ?? ProcessInfo.processInfo.activeProcessorCount))
    }
}

/// Stops the work when the last iterator that holds it goes away, as when a loop is left early.
private final class OwnedWork: Sendable {
    /// The work that is owned.
    let work: PhotoWork

    /// Takes work that has not begun.
    init(_ work: PhotoWork) { self.work = work }
    deinit { work.stop() }
}
