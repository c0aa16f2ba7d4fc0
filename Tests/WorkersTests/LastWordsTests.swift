import Foundation
import Testing

@testable import Workers

/// What is kept of a worker's standard error.
struct LastWordsTests {
    /// What is kept of a text that a worker wrote before it ended.
    private func words(_ text: String) throws -> LastWords {
        let pipe = Pipe()
        // A pipe holds 64 KiB; nobody reads before all is written.
        try #require(text.utf8.count < 60_000)
        try pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try pipe.fileHandleForWriting.close()
        var words = LastWords()
        let isOpen = words.read(pipe.fileHandleForReading.fileDescriptor)
        #expect(!isOpen, "there will be no more")
        return words
    }

    @Test(arguments: [
        ("digits: out of luck today\n", "out of luck today"),
        ("one\ntwo words\n \t\n\n", "two words"),
        ("a\u{1B}[2Jb\u{7}\n", "a[2Jb"), ("no end", "no end"),
        ("digits: x digits: y", "x digits: y"),
        (String(repeating: "é", count: 400), String(repeating: "é", count: 300)),
    ])
    func `the last line that says something is told without the program's name`(
        text: String, line: String
    ) throws {
        #expect(try words(text).line == line)
    }

    @Test(arguments: ["", "\n", " \n\t\n"])
    func `where nothing is said nothing is told`(text: String) throws {
        #expect(try words(text).line == nil)
    }

    @Test func `the end is kept, however much came before`() throws {
        let text = "out of memory\n" + String(repeating: "x", count: 2_100)
        let words = try words(text)
        #expect(words.line == String(repeating: "x", count: 300) && !words.mentionMemory)
        let kept = try self.words("out of memory\n" + String(repeating: "x", count: 2_034))
        #expect(kept.mentionMemory)
    }

    @Test(arguments: [
        ("std::bad_alloc", true), ("Memory allocation failed `x.png'", true),
        ("fatal: OUT OF MEMORY", true), ("failed to allocate 3 bytes", true),
        ("memory lane", false),
    ])
    func `a complaint about memory is understood`(text: String, isMemory: Bool) throws {
        #expect(try words(text).mentionMemory == isMemory)
    }

    @Test func `while the process lives, more may come`() throws {
        let pipe = Pipe()
        let reading = pipe.fileHandleForReading.fileDescriptor
        try #require(fcntl(reading, F_SETFL, O_NONBLOCK) == 0)
        var words = LastWords()
        var isOpen = words.read(reading)
        #expect(isOpen && words.line == nil)
        try pipe.fileHandleForWriting.write(contentsOf: Data("first\nsec".utf8))
        isOpen = words.read(reading)
        #expect(isOpen && words.line == "sec")
        try pipe.fileHandleForWriting.write(contentsOf: Data("ond".utf8))
        isOpen = words.read(reading)
        #expect(isOpen && words.line == "second")
    }
}
