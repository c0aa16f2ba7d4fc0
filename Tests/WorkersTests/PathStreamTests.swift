import DigitReading
import Foundation
import PhotoFiles
import Testing

@testable import Workers

@Suite(.timeLimit(.minutes(240)))
struct PathStreamTests {
    private func stream(
        _ text: String, separator: PathStream.Separator = .newline
    ) throws -> [PathArrival] {
        let pipe = Pipe()
        // The handle would close the descriptor after its last use.
        defer { withExtendedLifetime(pipe) {} }
        try pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try pipe.fileHandleForWriting.close()
        var stream = PathStream(
            pipe.fileHandleForReading.fileDescriptor, separator: separator)
        var arrivals: [PathArrival] = []
        repeat { arrivals.append(try stream.next()) } while arrivals.last != .end
        return arrivals
    }

    @Test func `each line is a photo, empty lines are none, and the last needs no end`() throws {
        #expect(
            try stream("a b.jpg\n\n-x\n../ü") == [
                .path(PhotoPath("a b.jpg")), .path(PhotoPath("-x")), .path(PhotoPath("../ü")), .end,
            ])
    }

    @Test func `names that end in zero may hold line ends`() throws {
        #expect(
            try stream("a\nb\0c\0", separator: .zero) == [
                .path(PhotoPath("a\nb")), .path(PhotoPath("c")), .end,
            ])
    }

    @Test func `a name without end is cut, and the next one is not lost`() throws {
        let arrivals = try stream(String(repeating: "x", count: 60_000) + "\nnext\n")
        #expect(arrivals.count == 3)
        #expect(arrivals[1] == .path(PhotoPath("next")))
    }

    @Test func `a line that stands for a folder is the photos in it`() throws {
        let fixture = try Fixture()
        for name in ["2.jpg", "10.jpg"] {
            try Data("x".utf8).write(to: fixture.folder.appendingPathComponent(name))
        }
        let folder = fixture.folder.path
        #expect(
            try stream(folder + "\n") == [
                .path(PhotoPath(folder + "/2.jpg")), .path(PhotoPath(folder + "/10.jpg")), .end,
            ])
    }

    @Test func `nothing yet is not the end`() throws {
        let pipe = Pipe()
        // The handle would close the descriptor after its last use.
        defer { withExtendedLifetime(pipe) {} }
        var stream = PathStream(pipe.fileHandleForReading.fileDescriptor)
        #expect(try stream.next() == .later)
        try pipe.fileHandleForWriting.write(contentsOf: Data("a\nb".utf8))
        #expect(try stream.next() == .path(PhotoPath("a")))
        #expect(try stream.next() == .later)
        try pipe.fileHandleForWriting.write(contentsOf: Data("c\n".utf8))
        #expect(try stream.next() == .path(PhotoPath("bc")))
        try pipe.fileHandleForWriting.close()
        #expect(try stream.next() == .end)
    }

    @Test func `what cannot be read is called by its own name`() throws {
        // A folder can be opened, and not read as a file.
        let folder = open("/", O_RDONLY)
        defer { close(folder) }
        var stream = PathStream(folder)
        let error = #expect(throws: PathStreamError.self) { try stream.next() }
        #expect(error?.description.contains("/dev/fd/\(folder) cannot") == true)
        let other = PathStreamError(input: STDIN_FILENO, reason: "why")
        #expect(other.description == "What comes on standard input cannot be read on (why).")
    }

    @Test func `a line is answered before the next one comes`() throws {
        let fixture = try Fixture()
        let photos = try fixture.photos(["a", "b", "c"])
        let pipe = Pipe()
        // The handle would close the descriptor after its last use.
        defer { withExtendedLifetime(pipe) {} }
        let input = pipe.fileHandleForWriting
        let source = PathStream(pipe.fileHandleForReading.fileDescriptor)
        var answers: [String?] = []
        func ask(_ place: Int) throws {
            guard photos.indices.contains(place) else { return try input.close() }
            try input.write(contentsOf: Data((photos[place].text + "\n").utf8))
        }
        try ask(0)
        // Whoever asks waits for each answer before asking again: reading ahead would never end.
        _ = try fixture.pool(jobs: 2).run(
            source,
            events: PoolEvents { answer in
                answers += answer.rows.map(\.error?.message)
                try ask(answers.count)
            })
        #expect(answers.map { $0?.first } == ["a", "b", "c"])
    }
}
