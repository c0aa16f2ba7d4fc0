import DigitDatasets
import MNIST
import Testing

/// Lines of digits written as a transcript.
private func lines(_ text: String) throws -> [[Digit]] { try #require(Transcript(text)).lines }

private func alignment(_ read: String, _ actual: String) throws -> TranscriptAlignment {
    TranscriptAlignment(of: try lines(read), with: try #require(Transcript(actual)))
}

struct TranscriptTests {
    @Test func `rows are parted by a slash, blanks count for nothing`() throws {
        #expect(try lines("12 3/4|5").map { $0.map(\.value) } == [[1, 2, 3], [4], [5]])
        #expect(Transcript("")?.count == 0)
        #expect(Transcript("1/ /2")?.description == "1/2")
        #expect(Transcript("264.27/-12 = 3_4")?.description == "26427/1234")
        #expect(Transcript("1a") == nil)
        #expect(Transcript("1٣") == nil)
    }

    @Test func `what was read exactly is exact`() throws {
        let same = try alignment("123/45", "123/45")
        #expect(same.isExact && same.right == 5 && same.pairs.count == 5)
        #expect(try !alignment("12/345", "123/45").isExact)
    }

    @Test(arguments: [
        ("12/45", "123/45", 4, 0, 1, 0), ("1293/45", "123/45", 5, 0, 0, 1),
        ("173/45", "123/45", 4, 1, 0, 0), ("45", "123/45", 2, 0, 3, 0),
        ("123/9/45", "123/45", 5, 0, 0, 1), ("", "12", 0, 0, 2, 0), ("7", "", 0, 0, 0, 1),
    ])
    func `digits are misread, missed or made up`(
        read: String, actual: String, right: Int, misread: Int, missed: Int, madeUp: Int
    ) throws {
        let found = try alignment(read, actual)
        #expect(found.right == right)
        #expect(found.misread == misread)
        #expect(found.missed == missed)
        #expect(found.madeUp == madeUp)
        #expect(found.right + found.misread + found.missed == found.actualCount)
        #expect(found.right + found.misread + found.madeUp == found.readCount)
    }

    @Test func `pairs tell which digit is which`() throws {
        let pairs = try alignment("13/7", "123/8").pairs
        #expect(pairs.map(\.actual.column) == [0, 2, 0])
        #expect(pairs.map(\.read.column) == [0, 1, 0])
        #expect(pairs.map(\.read.line) == [0, 0, 1])
    }

    @Test func `turned round, missed is made up`() throws {
        for (one, other) in [("123", "1453"), ("12/345", "1/45/6"), ("987", "")] {
            let (there, back) = (try alignment(one, other), try alignment(other, one))
            #expect(there.right == back.right)
            #expect(there.missed == back.madeUp)
            #expect(there.madeUp == back.missed)
        }
    }
}

extension TranscriptAlignment {
    /// How many digits were read as another digit.
    fileprivate var misread: Int { pairs.count - right }
    /// How many digits of the transcript have nothing that was read for them.
    fileprivate var missed: Int { actualCount - pairs.count }
    /// How many digits were read that the transcript does not have.
    fileprivate var madeUp: Int { readCount - pairs.count }
    /// Whether every digit was read as what it is, and nothing else was read.
    fileprivate var isExact: Bool { right == actualCount && right == readCount }
}
