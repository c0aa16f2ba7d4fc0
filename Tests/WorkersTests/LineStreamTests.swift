import Foundation
import Testing
import Workers

/// Lines as they arrive.
struct LineStreamTests {
    /// What a stream has to offer next, as text; nil where nothing is there yet, "end" at its end.
    private func next(_ stream: inout LineStream) throws -> String? {
        switch try stream.next() {
        case .line(let line): "line " + String(decoding: line, as: UTF8.self)
        case .later: nil
        case .end: "end"
        }
    }

    @Test func `a line is handed over when its end is there, the last one at the end, and once`()
        throws
    {
        let pipe = Pipe()
        defer { withExtendedLifetime(pipe) {} }
        var stream = LineStream(pipe.fileHandleForReading.fileDescriptor, longest: 5)
        #expect(try next(&stream) == nil)
        try pipe.fileHandleForWriting.write(contentsOf: Data("a\n\nlong line\nb".utf8))
        for line in ["line a", "line ", "line long ", nil] { #expect(try next(&stream) == line) }
        try pipe.fileHandleForWriting.write(contentsOf: Data("c".utf8))
        #expect(try next(&stream) == nil)
        try pipe.fileHandleForWriting.close()
        for line in ["line bc", "end", "end"] { #expect(try next(&stream) == line) }
    }

    @Test func `a single byte is a line that has begun, and an end alone an empty line`() throws {
        let pipe = Pipe()
        defer { withExtendedLifetime(pipe) {} }
        var stream = LineStream(pipe.fileHandleForReading.fileDescriptor, longest: 5)
        try pipe.fileHandleForWriting.write(contentsOf: Data("\n".utf8))
        for line in ["line ", nil] { #expect(try next(&stream) == line) }
        try pipe.fileHandleForWriting.close()
        for line in ["end", "end"] { #expect(try next(&stream) == line) }
    }
}
