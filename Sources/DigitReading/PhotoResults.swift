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
    let reader: DigitReader
    let photos: [PhotoSource]
    let jobs: Int

    public func makeAsyncIterator() -> Iterator { Iterator(self) }

    /// Hands out the results one after the other.
    public struct Iterator: AsyncIteratorProtocol {
        private let work: OwnedWork
        private let count: Int
        private var index = 0

        init(_ results: PhotoResults) {
            work = OwnedWork(PhotoWork(results))
            count = results.photos.count
        }

        /// The next photo's result; nothing after the last.
        /// - Throws: when the task was cancelled, so that some photos for all photos is never mistaken
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

        public mutating func next() async throws(CancellationError) -> PhotoResult? {
            try await next(isolation: nil)
        }
    }
}

extension DigitReader {
    /// Reads many photos on so many threads, as many as there are processors where nobody says how many.
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

/// Ends the work when nobody holds its results any more.
private final class OwnedWork: Sendable {
    let work: PhotoWork

    init(_ work: PhotoWork) { self.work = work }
    deinit { work.stop() }
}
