import NeuralNetwork
import Synchronization
import Testing

struct ParallelTests {
    /// Why a piece of work could not be done.
    private struct Fault: Error, Equatable {
        /// The piece's number.
        let index: Int
    }

    @Test(arguments: [1, 2, 5])
    func `values are in the order of their pieces, whatever the threads`(threads: Int) {
        let heard = Mutex<[Int]>([])
        let squares = Parallel.map(
            count: 20, threads: threads, onProgress: { done in heard.withLock { $0.append(done) } }
        ) { $0 * $0 }
        #expect(squares == (0..<20).map { $0 * $0 })
        #expect(heard.withLock { $0.sorted() } == Array(1...20))
        #expect(Parallel.map(count: 0, threads: threads) { $0 } == [])
    }

    @Test(arguments: [1, 2, 5])
    func `an error is thrown, and what has not begun does not begin`(threads: Int) {
        let begun = Mutex(0)
        #expect(throws: Fault(index: 3)) {
            _ = try Parallel.map(count: 1_000_000, threads: threads) { index throws(Fault) in
                begun.withLock { $0 += 1 }
                if index == 3 { throw Fault(index: index) }
                return index
            }
        }
        let count = begun.withLock { $0 }
        #expect(count >= 1 && count < 1_000_000)
        if threads == 1 { #expect(count == 4) }
    }
}
