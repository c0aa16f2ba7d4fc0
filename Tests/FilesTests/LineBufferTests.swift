import Files
import Foundation
import Testing

struct LineBufferTests {
    private func lines(_ text: String, inPiecesOf size: Int, longest: Int) -> [String] {
        var buffer = LineBuffer(longest: longest)
        var lines: [String] = []
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: size) {
            buffer.append(bytes[start..<min(start + size, bytes.count)])
            while let line = buffer.next() { lines.append(String(decoding: line, as: UTF8.self)) }
        }
        return lines + [String(decoding: buffer.rest, as: UTF8.self)]
    }

    @Test(arguments: 1...13)
    func `lines are the same whatever pieces they come in`(size: Int) {
        let text = "one\n\ntwo three\nvery very long\nx\nrest"
        #expect(
            lines(text, inPiecesOf: size, longest: 100)
                == ["one", "", "two three", "very very long", "x", "rest"])
        #expect(
            lines(text, inPiecesOf: size, longest: 4)
                == ["one", "", "two ", "very", "x", "rest"])
    }

    /// The seconds of processor time that this thread has taken: other tests are run meanwhile.
    private var threadSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    @Test func `a line of a hundred megabytes takes linear time and little memory`() {
        var buffer = LineBuffer(longest: 100)
        let piece = [UInt8](repeating: 120, count: 8192)
        var isWhole = false
        let start = threadSeconds
        for _ in 0..<12_000 {
            buffer.append(piece)
            isWhole = isWhole || buffer.next() != nil
        }
        #expect(threadSeconds - start < 60)
        #expect(!isWhole)
        buffer.append([10, 65, 10])
        #expect(buffer.next()?.count == 100)
        #expect(buffer.next().map(Array.init) == [65])
    }
}
