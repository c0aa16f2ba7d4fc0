import Foundation
import TestSupport
import Testing

/// What people see on a terminal.
@Suite(.enabled(if: Tool.hasPython("pty"), "Python is not on this machine"))
struct TerminalTests {
    /// Runs the program on a terminal of so many columns, and returns what the terminal gets on standard output.
    private func shown(
        _ arguments: [String], columns: Int = 80, environment: [String] = [], in folder: String
    ) throws -> String {
        let outcome = try Tool.python(
            """
            import fcntl, os, pty, struct, subprocess, sys, termios
            columns, folder, settings = int(sys.argv[1]), sys.argv[2], sys.argv[3].split()
            leader, follower = pty.openpty()
            fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
            attributes = termios.tcgetattr(follower)
            attributes[1] &= ~termios.OPOST
            termios.tcsetattr(follower, termios.TCSANOW, attributes)
            environment = dict(os.environ, TERM="xterm", LC_ALL="C.UTF-8")
            environment.pop("NO_COLOR", None)
            environment.update(setting.split("=") for setting in settings)
            program = subprocess.Popen(
                [environment["DIGITS"]] + sys.argv[4:], cwd=folder, env=environment,
                stdin=subprocess.DEVNULL, stdout=follower, stderr=subprocess.DEVNULL)
            os.close(follower)
            shown = b""
            while True:
                try:
                    piece = os.read(leader, 65536)
                except OSError:
                    break
                if not piece:
                    break
                shown += piece
            program.wait()
            sys.stdout.buffer.write(shown)
            """, ["\(columns)", folder, environment.joined(separator: " ")] + arguments)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome.output
    }

    private func fill(_ folder: String) throws {
        try Fixture.copySamples(3, to: folder)
        let long =
            "a photo whose name is so long that nobody would ever type it, from a telephone.jpg"
        try Data("no photo".utf8).write(to: URL(fileURLWithPath: folder + "/" + long))
        try Data([0xFF, 0xD8, 0xFF]).write(to: URL(fileURLWithPath: folder + "/broken.jpg"))
    }

    @Test(arguments: [60, 80, 120])
    func `the table fits the terminal and says why a photo failed`(columns: Int) throws {
        try withScratchFolder { folder in
            try fill(folder)
            let text = try shown(
                ["classify", "."], columns: columns, environment: ["NO_COLOR=1"], in: folder)
            let lines = text.split(separator: "\n")
            #expect(lines.count > 6)
            #expect(lines.allSatisfy { $0.count < columns }, "\(text)")
            let headings = ["path", "digit", "confidence"] + (columns < 120 ? [] : ["box"])
            #expect(lines[0].split(separator: " ").map(String.init) == headings + ["notes"])
            #expect(text.contains("phone.jpg") && text.contains("error: corrupt"))
            let words = text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
            #expect(words.contains("not a photo in an accepted format"))
            #expect(!text.contains("\u{1B}"))
        }
    }

    @Test func `colors are for terminals that want them`() throws {
        try withScratchFolder { folder in
            try fill(folder)
            let colored = try shown(["classify", "."], in: folder)
            #expect(colored.contains("\u{1B}[31m"))
            for setting in ["NO_COLOR=1", "TERM=dumb"] {
                let plain = try shown(["classify", "."], environment: [setting], in: folder)
                #expect(!plain.contains("\u{1B}") && plain.contains("broken.jpg"), "\(setting)")
            }
            let piped = try Tool.run("classify", folder, "--format", "table")
            #expect(!piped.output.contains("\u{1B}"))
        }
    }

    @Test func `a terminal without UTF-8 gets ASCII alone`() throws {
        try withScratchFolder { folder in
            try fill(folder)
            let text = try shown(
                ["classify", "."], environment: ["LC_ALL=C", "NO_COLOR=1"], in: folder)
            #expect(text.utf8.allSatisfy { $0 < 128 }, "\(text)")
            // A shortened path moves no column.
            let lines = text.split(separator: "\n")
            let column = try #require(lines[0].firstRange(of: "digit")).lowerBound.utf16Offset(
                in: lines[0])
            let rows = lines.dropFirst().filter { !$0.hasPrefix("    ") }
            #expect(rows.contains { $0.contains("...") })
            for row in rows { #expect(row.dropFirst(column - 2).prefix(2) == "  ", "\(row)") }
            #expect(lines.allSatisfy { $0.count < 80 })
        }
    }
}
