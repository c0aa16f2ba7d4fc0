import Foundation
import TestSupport
import Testing

/// Going on after an end, sharing out, and standard input as a stream.
@Suite(.timeLimit(.minutes(240)))
struct BatchTests {
    @Test func `a resumed run's file equals an uninterrupted run's, wherever it was cut`() throws {
        try withScratchFolder { folder in
            let photos = folder + "/photos"
            try FileManager.default.createDirectory(
                atPath: photos, withIntermediateDirectories: true)
            try Fixture.copySamples(3, to: photos)
            try Data("no picture".utf8).write(to: URL(fileURLWithPath: photos + "/broken.jpg"))
            let file = folder + "/rows.jsonl"
            let whole = Data(try Tool.run("classify", photos).output.utf8)
            for cut in [0, 5, whole.count / 2, whole.count - 1, whole.count] {
                try whole.prefix(cut).write(to: URL(fileURLWithPath: file))
                let resumed = try Tool.run("classify", photos, "--output", file, "--resume")
                // The earlier run's failed photo counts, too.
                #expect(resumed.status == 1, "\(resumed.errors)")
                #expect(resumed.errors.contains("4 photos"))
                #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == whole)
            }
        }
    }

    @Test func `another run's file is refused and stays as it is`() throws {
        try withScratchFolder { folder in
            try Fixture.copySamples(2, to: folder)
            let file = folder + "/rows.jsonl"
            for contents in [
                """
                {"path":"x.jpg","index":0,"status":"ok"}
                {"path":"y.jpg","index":0,"status":"ok"}

                """, "not JSON\n",
            ] {
                try Data(contents.utf8).write(to: URL(fileURLWithPath: file))
                let outcome = try Tool.run("classify", folder, "--output", file, "--resume")
                #expect(outcome.status == 66)
                #expect(try String(contentsOfFile: file, encoding: .utf8) == contents)
            }
        }
    }

    @Test func `--resume needs a file of JSON Lines`() throws {
        #expect(try Tool.run("classify", "x.jpg", "--resume").status == 64)
        #expect(
            try Tool.run("classify", "x.jpg", "--resume", "--output", "x", "--format", "csv")
                .status == 64)
    }

    @Test func `the parts of a batch together are the whole`() throws {
        let paths = (0..<40).map { "missing/\($0).jpg" }.joined(separator: "\n")
        let whole = try Tool.run("classify", "-", input: paths).lines
        var parts: [Substring] = []
        for number in 1...3 {
            parts += try Tool.run("classify", "-", "--shard", "\(number)/3", input: paths).lines
        }
        #expect(parts.count == 40)
        #expect(parts.sorted() == whole.sorted())
        #expect(try Tool.run("classify", "-", "--shard", "4/3", input: paths).status == 64)
    }

    @Test func `an array job takes its part from the scheduler`() throws {
        let outcome = try Tool.shell(
            """
            for task in 0 1 2; do printf 'a\\nb\\nc\\nd\\ne\\nf\\n' |
            SLURM_ARRAY_TASK_ID=$task SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=0 \
            "$DIGITS" classify - --shard auto --format csv 2>/dev/null | tail -n +2; done
            """)
        #expect(outcome.lines.map { $0.prefix(1) }.sorted() == ["a", "b", "c", "d", "e", "f"])
    }

    @Test func `names on standard input may end in zero bytes`() throws {
        let outcome = try Tool.shell("printf 'a\\nb\\0c\\0' | \"$DIGITS\" classify - -0")
        #expect(outcome.lines.count == 2)
        #expect(outcome.lines.first?.contains("\"path\":\"a\\nb\"") == true)
    }

    @Test func `each line is answered before the next one comes`() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Tool.path)
        process.arguments = ["classify", "-", "--format", "jsonl"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try HelperGuard.run(process)
        for number in 0..<20 {
            try input.fileHandleForWriting.write(contentsOf: Data("missing-\(number)\n".utf8))
            // Blocks for ever if the answer waits for more input; the suite's time limit tells.
            let answer = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
            #expect(answer.contains("\"path\":\"missing-\(number)\""))
        }
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        #expect(process.terminationStatus == 1)
    }

    @Test func `a file over the limit of the command line is refused`() throws {
        try withScratchFolder { folder in
            let names = try Fixture.copySamples(2, to: folder)
            for isolation in ["--isolate", "--no-isolate"] {
                let outcome = try Tool.run(
                    "classify", folder, isolation, "--max-file-size", "1KB")
                #expect(outcome.lines.count == names.count)
                #expect(outcome.lines.allSatisfy { $0.contains("\"kind\":\"too-large\"") })
            }
        }
    }
}
