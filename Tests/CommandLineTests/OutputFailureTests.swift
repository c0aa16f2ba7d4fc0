import Foundation
import TestSupport
import Testing

/// Nowhere to write to: a full disk, a reader that goes away.
@Suite(.timeLimit(.minutes(240)))
struct OutputFailureTests {
    /// A list of photos that are not there: each makes a row, and none takes time.
    private func list(_ count: Int) -> String {
        (0..<count).map { "missing/\($0).jpg" }.joined(separator: "\n")
    }

    /// Whether every line of a file is a whole JSON object, and the last one ends.
    private func holdsWholeLines(_ file: String) throws -> Bool {
        let text = try String(contentsOfFile: file, encoding: .utf8)
        guard text.isEmpty || text.hasSuffix("\n") else { return false }
        for line in text.split(separator: "\n") {
            _ = try JSONSerialization.jsonObject(with: Data(line.utf8))
        }
        return true
    }

    @Test(
        .disabled(
            if: Sanitizer.isThread,
            "the thread sanitizer keeps its notes in a file that may not grow either"),
        arguments: ["--isolate", "--no-isolate"])
    func `a file that may not grow holds whole lines, and --resume goes on`(
        isolation: String
    ) throws {
        try withScratchFolder { folder in
            try Data(list(300).utf8).write(to: URL(fileURLWithPath: folder + "/list"))
            // Blocks of 512 bytes in POSIX' shell, of 1024 in others: either is too few.
            let outcome = try Tool.shell(
                "ulimit -f 8; \"$DIGITS\" classify - \(isolation) --output rows.jsonl < list",
                in: folder)
            #expect(outcome.status == 74)
            #expect(outcome.errors.contains("rows.jsonl: the file may not grow any more"))
            #expect(outcome.errors.contains("--resume"))
            let file = folder + "/rows.jsonl"
            #expect(try holdsWholeLines(file))
            #expect(try !Data(contentsOf: URL(fileURLWithPath: file)).isEmpty)
            let resumed = try Tool.run(
                "classify", "-", "--output", file, "--resume", input: list(300))
            #expect(resumed.status == 1, "\(resumed.errors)")
            #expect(
                try String(contentsOfFile: file, encoding: .utf8)
                    == Tool.run("classify", "-", input: list(300)).output)
        }
    }

    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: "/dev/full"), "this system has no /dev/full")
    )
    func `a full disk under standard output is told and ends the run`() throws {
        let outcome = try Tool.shell("echo x.jpg | \"$DIGITS\" classify - >/dev/full")
        #expect(outcome.status == 74)
        #expect(outcome.errors.contains("standard output: no space is left"))
    }

    private static let canMount =
        (try? Tool.shell(
            "d=$(mktemp -d) && mount -t tmpfs -o size=64k digits $d && umount $d && rmdir $d"))?
        .status == 0

    @Test(
        .enabled(if: canMount, "a small file system can only be mounted by root on Linux"),
        arguments: [
            "--output disk/rows.jsonl", "--debug disk/debug", "--gallery disk/photos.png",
            "--report disk/photos.html",
        ])
    func `a disk that fills up in the middle is told, and nothing is torn`(option: String) throws {
        try withScratchFolder { folder in
            let photos = folder + "/photos"
            try FileManager.default.createDirectory(
                atPath: photos, withIntermediateDirectories: true)
            try Fixture.copySamples(2, to: photos)
            let names = try FileManager.default.contentsOfDirectory(atPath: photos)
            let list =
                (0..<100).map { "photos/\(names[$0 % 2])" } + (0..<200).map { "missing-\($0)" }
            try Data(list.joined(separator: "\n").utf8)
                .write(to: URL(fileURLWithPath: folder + "/list"))
            let outcome = try Tool.shell(
                """
                mkdir disk && mount -t tmpfs -o size=64k digits disk || exit 99
                "$DIGITS" classify - \(option) < list >standard-output
                status=$?
                cp -r disk kept
                umount disk
                exit $status
                """, in: folder)
            #expect(outcome.status == 74, "\(outcome.errors)")
            #expect(outcome.errors.contains("pace"), "\(outcome.errors)")
            let rows = option.contains("rows") ? "/kept/rows.jsonl" : "/standard-output"
            #expect(try holdsWholeLines(folder + rows))
            let parts = try FileManager.default.subpathsOfDirectory(atPath: folder + "/kept")
                .filter { $0.hasSuffix(".part") }
            #expect(parts.isEmpty)
        }
    }

    @Test(.enabled(if: canMount, "a small file system can only be mounted by root on Linux"))
    func `a training run goes on where only its model has room, and keeps that`() throws {
        try withScratchFolder { folder in
            try Fixture.writeBars(60, to: folder)
            let outcome = try Tool.shell(
                """
                mkdir disk && mount -t tmpfs -o size=1200k digits disk || exit 99
                echo old >disk/m.safetensors
                "$DIGITS" train --data . --architecture mlp --epochs 3 --force \
                    --output disk/m.safetensors
                status=$?
                "$DIGITS" evaluate train-images-idx3-ubyte --model disk/m.safetensors >figures || status=98
                ls -A disk
                umount disk
                exit $status
                """, in: folder)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.output == "m.safetensors\n")
            #expect(outcome.errors.components(separatedBy: "no space is left").count == 2)
            #expect(outcome.errors.contains("epoch 3/3"))
        }
    }

    @Test func `a reader that has seen enough ends an endless run without a word`() throws {
        let outcome = try Tool.shell(
            """
            yes missing.jpg | { "$DIGITS" classify - --format jsonl; echo $? >&2; } | head -n 5
            """)
        #expect(outcome.lines.count == 5)
        #expect(outcome.errors == "141\n")
    }

    @Test func `a reader that is slow holds back the list of photos`() throws {
        try withScratchFolder { folder in
            // The list is only as far as rows fit into the pipe, and some: never all of it.
            let outcome = try Tool.shell(
                """
                i=0
                while [ $i -lt 100000 ]; do echo missing-$i.jpg || exit; i=$((i+1)); echo $i >>named; done |
                "$DIGITS" classify - --format jsonl | { sleep 2; tail -n 1 named; head -n 1; }
                """, in: folder)
            let named = try #require(outcome.lines.first.flatMap { Int($0) })
            #expect((1...5000).contains(named))
            #expect(outcome.lines.count == 2)
        }
    }
}
