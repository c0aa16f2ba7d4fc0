import Foundation
import Testing

struct HelperGuardTests {
    /// A shell that is not told of its children's ends waits for them for ever.
    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: "/proc/self/status"),
            "this system does not tell which signals are blocked"))
    func `programs that tests start have no signal blocked`() throws {
        let outcome = try Tool.run(
            program: "/usr/bin/env", ["grep", "SigBlk", "/proc/self/status"], input: nil, in: nil)
        #expect(outcome.output == "SigBlk:\t0000000000000000\n")
    }
}
