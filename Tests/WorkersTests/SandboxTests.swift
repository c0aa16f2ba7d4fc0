import CSystem
import Foundation
import Testing

@testable import Workers

/// What a process in the sandbox finds when it tries to get out.
@Suite(.timeLimit(.minutes(240)))
struct SandboxTests {
    private func selfTest() throws -> [Substring] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try Fixture.program())
        process.arguments = ["--self-test"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: text, as: UTF8.self).split(separator: "\n")
    }

    private static var hasSeccomp: Bool {
        #if os(Linux)
            FileManager.default.fileExists(atPath: "/proc/sys/kernel/seccomp")
        #else
            false
        #endif
    }

    private static var hasLandlock: Bool { digits_sandbox_landlock_version() > 0 }

    @Test(.enabled(if: hasSeccomp, "this system has no seccomp"))
    func `writing, reading, connecting and executing are forbidden`() throws {
        let lines = try selfTest()
        #expect(lines.last == "complete")
        let attempts = lines.filter { $0.hasPrefix("forbidden") || $0.hasPrefix("possible") }
        #expect(attempts.count >= 17)
        for attempt in attempts { #expect(attempt.hasPrefix("forbidden"), "\(attempt)") }
    }

    @Test(.enabled(if: hasSeccomp, "this system has no seccomp"))
    func `seccomp is reported in force`() throws {
        #expect(try selfTest().contains { $0.hasPrefix("systemCalls inForce") })
    }

    @Test(.enabled(if: hasLandlock, "this system has no Landlock"))
    func `Landlock is reported in force`() throws {
        #expect(try selfTest().contains { $0.hasPrefix("fileSystem inForce") })
    }

    @Test func `the limits are reported in force`() throws {
        let lines = try selfTest()
        for rule in ["coreDumps", "fileSize", "descriptors"] {
            #expect(lines.contains { $0.hasPrefix("\(rule) inForce") })
        }
    }
}
