import Decoders
import Files
import Foundation
import SystemLibraries
import TestSupport
import Testing

/// Photos read in worker processes that are killed, stopped and locked in for real.
@Suite(.timeLimit(.minutes(240)))
struct IsolationTests {
    /// A run of the program that reads the photos it is given, one by one, until there are no more.
    private struct Run {
        let process: Process
        let input: FileHandle
        let output: String

        func give(_ photos: some Sequence<String>) throws {
            try input.write(contentsOf: Data(photos.map { $0 + "\n" }.joined().utf8))
        }

        /// Waits until so many rows are written.
        func wait(forRows count: Int) throws {
            for _ in 0..<30_000 {
                let rows = (try? FileBytes.read(output)) ?? []
                if rows.count(where: { $0 == 10 }) >= count { return }
                usleep(10_000)
            }
            throw TooFewRows(count: count)
        }
    }

    private struct TooFewRows: Error { let count: Int }

    /// Runs the program on photos that are given to it while something happens to its workers.
    private func rows(
        _ arguments: [String], meanwhile: (Run) throws -> Void
    ) throws -> [Substring] {
        try withScratchFolder { scratch in
            let output = scratch + "/rows.jsonl"
            let input = Pipe()
            let process = try Tool.start(
                ["classify", "-", "--isolate", "--output", output] + arguments, input: input)
            try meanwhile(Run(process: process, input: input.fileHandleForWriting, output: output))
            try input.fileHandleForWriting.close()
            process.waitUntilExit()
            return try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n")
        }
    }

    /// The processes that a process has started.
    private func children(of parent: Int32) -> [Int32] {
        let list = try? Tool.shell("ps -A -o pid= -o ppid=")
        return (list?.lines ?? []).compactMap { line in
            let numbers = line.split(separator: " ").compactMap { Int32($0) }
            return numbers.count == 2 && numbers[1] == parent ? numbers[0] : nil
        }
    }

    /// Waits for a process' first child, or its first other than one that is known.
    private func child(of parent: Int32, except known: Int32? = nil) -> Int32? {
        for _ in 0..<500 {
            if let child = children(of: parent).first(where: { $0 != known }) { return child }
            usleep(20_000)
        }
        return nil
    }

    @Test func `workers read what this process reads, to the byte`() throws {
        try withScratchFolder { folder in
            try Fixture.copySamples(3, to: folder)
            try Data("no picture".utf8).write(to: URL(fileURLWithPath: folder + "/broken.jpg"))
            let apart = try Tool.run("classify", folder, "--isolate")
            let here = try Tool.run("classify", folder, "--no-isolate")
            #expect(apart.output == here.output)
            #expect(apart.status == here.status)
        }
    }

    @Test func `one photo that takes more than a plain JPEG does is read alike, too`() throws {
        try withScratchFolder { folder in
            let names = try FileManager.default.contentsOfDirectory(atPath: Checkout.samples.path)
            let whole = try Data(
                contentsOf: Checkout.samples.appendingPathComponent(
                    try #require(names.sorted().first { $0.hasSuffix(".jpg") })))
            // A damaged JPEG is ImageMagick's to read, as a PNG is.
            try whole.prefix(whole.count * 3 / 4)
                .write(to: URL(fileURLWithPath: folder + "/damaged.jpg"))
            try Fixture.copySamples(1, to: folder)
            try Data("no picture".utf8).write(to: URL(fileURLWithPath: folder + "/broken.jpg"))
            let photos = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(photos.contains { $0.hasSuffix(".png") })
            for photo in photos {
                let apart = try Tool.run("classify", folder + "/" + photo)
                let here = try Tool.run("classify", folder + "/" + photo, "--no-isolate")
                #expect(apart.output == here.output && apart.status == here.status)
            }
        }
    }

    @Test(
        .enabled(if: canStrace, "strace cannot be used on this machine"),
        .enabled(if: LibHEIF.reads(.hevc), "libheif has no decoder for HEVC"))
    func `the worker of one HEIC loads libheif, and not ImageMagick as well`() throws {
        try withScratchFolder { folder in
            let outcome = try Tool.shell(
                """
                strace -f -qq -o opened -e trace=openat "$DIGITS" classify "\(Fixture.heic)" && \
                    cat opened
                """, in: folder)
            try #require(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.output.contains("libheif.so"))
            #expect(!outcome.output.contains("libMagick"))
        }
    }

    @Test func `killed workers cost no photo`() throws {
        try withScratchFolder { folder in
            let photos = try Fixture.copySamples(20, to: folder).map { folder + "/" + $0 }
            let calm = try Tool.run("classify", "-", input: photos.joined(separator: "\n"))
            var killed: [Int32] = []
            let found = try rows(["--jobs", "2"]) { run in
                try run.give(photos[..<2])
                for count in [2, 11] {
                    try run.wait(forRows: count)
                    let worker = try #require(
                        child(of: run.process.processIdentifier, except: killed.first))
                    try run.give(photos[count..<count + 9])
                    if kill(worker, SIGKILL) == 0 { killed.append(worker) }
                }
            }
            #expect(killed.count == 2)
            #expect(found == calm.lines)
        }
    }

    @Test(.waitsForTime) func `a stopped worker costs its photo, and only after the timeout`()
        throws
    {
        try withScratchFolder { folder in
            let photos = try Fixture.copySamples(5, to: folder).map { folder + "/" + $0 }
            let calm = try Tool.run("classify", "-", input: photos.joined(separator: "\n")).lines
            let clock = ContinuousClock()
            var given = clock.now
            let found = try rows(["--jobs", "1", "--timeout", "15"]) { run in
                // It must be past getting ready, which has a patience of its own: it has read two photos.
                try run.give(photos[..<2])
                try run.wait(forRows: 2)
                let worker = try #require(child(of: run.process.processIdentifier))
                #expect(kill(worker, SIGSTOP) == 0)
                given = clock.now
                try run.give(photos[2...])
            }
            #expect(clock.now - given >= .seconds(15))
            #expect(found.count == calm.count)
            let changed = zip(found, calm).filter { $0 != $1 }
            #expect(changed.count == 1)
            #expect(changed.allSatisfy { $0.0.contains("\"kind\":\"timeout\"") })
        }
    }

    @Test func `when the coordinator is killed, its workers end, and --resume goes on`() throws {
        try withScratchFolder { folder in
            let photos = try Fixture.copySamples(5, to: folder).map { folder + "/" + $0 }
            let list = photos.joined(separator: "\n")
            let calm = try Tool.run("classify", "-", input: list).output
            let file = folder + "/rows.jsonl"
            let input = Pipe()
            let process = try Tool.start(
                ["classify", "-", "--isolate", "--output", file, "--jobs", "2"], input: input)
            let run = Run(
                process: process, input: input.fileHandleForWriting, output: file)
            try run.give(photos[..<2])
            try run.wait(forRows: 2)
            let worker = try #require(child(of: process.processIdentifier))
            // The last photo is not given: the run cannot be at its end, however fast it is.
            try run.give(photos[2..<4])
            #expect(process.isRunning)
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            try input.fileHandleForWriting.close()
            var isGone = false
            for _ in 0..<500 where !isGone {
                usleep(20_000)
                isGone = kill(worker, 0) == -1
            }
            #expect(isGone)
            let left = try String(contentsOfFile: file, encoding: .utf8)
            #expect(calm.hasPrefix(left))
            #expect((2...4).contains(left.split(separator: "\n").count))
            let resumed = try Tool.run("classify", "-", "--output", file, "--resume", input: list)
            #expect(resumed.status == 0, "\(resumed.errors)")
            #expect(try String(contentsOfFile: file, encoding: .utf8) == calm)
        }
    }

    @Test func `killed at any moment, a run leaves its first rows, and --resume ends it`() throws {
        try withScratchFolder { folder in
            try Fixture.copySamples(6, to: folder)
            var calm = ""
            let duration = try ContinuousClock().measure {
                calm = try Tool.run("classify", folder).output
            }
            let whole = calm.count { $0 == "\n" }
            let file = folder + "-rows.jsonl"
            defer { try? FileManager.default.removeItem(atPath: file) }
            let longest = UInt32(duration / Duration.microseconds(1))
            var chance = SeededGenerator(seed: 8)
            // How many runs were killed between their first row and the last one, and how many rows there were before.
            var (cut, before) = (0, 0)
            for _ in 0..<200 where cut < 3 {
                let process = try Tool.start(
                    ["classify", folder, "--output", file, "--jobs", "2", "--resume"])
                usleep(UInt32.random(in: 0...longest, using: &chance))
                kill(process.processIdentifier, SIGKILL)
                process.waitUntilExit()
                let left = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
                #expect(calm.hasPrefix(left))
                let rows = left.count { $0 == "\n" }
                if rows > before, rows < whole { cut += 1 }
                // A run that came to its end is begun anew, as there is nothing left to cut.
                if rows == whole { try FileManager.default.removeItem(atPath: file) }
                before = rows == whole ? 0 : rows
            }
            #expect(cut == 3)
            let resumed = try Tool.run("classify", folder, "--output", file, "--resume")
            #expect(resumed.status == 0, "\(resumed.errors)")
            #expect(try String(contentsOfFile: file, encoding: .utf8) == calm)
        }
    }

    @Test func `Ctrl-C finishes the photos in flight and says how to go on`() throws {
        try withScratchFolder { folder in
            let names = try Fixture.copySamples(2, to: folder)
            let list = (0..<300).map { "\(folder)/\(names[$0 % 2])" }
            try Data(list.joined(separator: "\n").utf8)
                .write(to: URL(fileURLWithPath: folder + "/list"))
            let outcome = try Tool.shell(
                """
                "$DIGITS" classify - --jobs 2 --output rows.jsonl < list &
                while [ "$(cat rows.jsonl 2>/dev/null | wc -l)" -lt 2 ]; do sleep 0.1; done
                kill -INT $!
                wait $!
                """, in: folder)
            #expect(outcome.status == 130)
            #expect(outcome.errors.contains("--resume"))
            let rows = try String(contentsOfFile: folder + "/rows.jsonl", encoding: .utf8)
            #expect(rows.hasSuffix("\n"))
            let lines = rows.split(separator: "\n")
            #expect((2..<300).contains(lines.count))
            for (line, path) in zip(lines, list) { #expect(line.contains("\"path\":\"\(path)\"")) }
        }
    }

    @Test func `every photo has its debug folder and its place in picture and page`() throws {
        try withScratchFolder { folder in
            let photos = folder + "/photos"
            try FileManager.default.createDirectory(
                atPath: photos, withIntermediateDirectories: true)
            try Fixture.copySamples(2, to: photos)
            try Data("no picture".utf8).write(to: URL(fileURLWithPath: photos + "/broken.jpg"))
            var found: [[String]] = []
            for isolation in ["--isolate", "--no-isolate"] {
                let debug = folder + "/debug" + isolation
                let outcome = try Tool.run(
                    "classify", photos, isolation, "--debug", debug,
                    "--gallery", folder + "/gallery\(isolation).png", "--report",
                    folder + "/report\(isolation).html")
                #expect(FileBytes.exists(folder + "/gallery\(isolation).png"))
                #expect(outcome.status == 1)
                found.append(
                    try FileManager.default.subpathsOfDirectory(atPath: debug).sorted())
            }
            #expect(found[0] == found[1])
            #expect(found[0].contains { $0.hasSuffix("sheet.png") })
            let pages = try ["--isolate", "--no-isolate"].map {
                try String(contentsOfFile: folder + "/report\($0).html", encoding: .utf8)
            }
            for page in pages {
                let ids = page.matches(of: /id="((photo|digit|story|stages)-[0-9]+)"/)
                #expect(
                    Set(ids.map { String($0.1) }) == [
                        "photo-0", "photo-1", "digit-0", "story-0", "story-1", "story-2",
                        "stages-0",
                        "stages-1",
                    ])
            }
        }
    }

    @Test func `doctor says what photos are read with`() throws {
        let outcome = try Tool.run("doctor")
        #expect(outcome.status == 0, "\(outcome.errors)")
        for word in ["ImageMagick", "JPEG", "limits", "model", "sandbox", "memory limit"] {
            #expect(outcome.output.contains(word))
        }
    }

    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: "/proc/sys/kernel/seccomp"),
            "this system has no seccomp"))
    func `a worker that has loaded everything can reach nothing`() throws {
        // The sandbox forbids writing to files, its own output too: hence the pipe.
        let outcome = try Tool.shell("\"$DIGITS\" worker --self-test | cat")
        #expect(outcome.lines.count { $0.hasPrefix("forbidden: ") } >= 17)
        #expect(!outcome.output.contains("POSSIBLE"))
        #expect(outcome.output.contains("attempts are forbidden"))
    }
}
