import Files
import Foundation
import TestSupport
import Testing

/// Runs that are killed, or find the disk full, at one system call after the other while they write.
@Suite(
    .timeLimit(.minutes(240)), .enabled(if: canStrace, "strace cannot be used on this machine"))
struct InterruptedWritingTests {
    /// What happens at a system call.
    enum Fault: String, CaseIterable {
        case killed = "signal=KILL"
        case full = "error=ENOSPC"

        /// The calls it happens at: those that change what is on the disk.
        var calls: [String] {
            self == .killed
                ? ["rename", "fsync", "unlink", "write", "link", "ftruncate"]
                : ["rename", "fsync", "write"]
        }
    }

    /// Does something to a folder with a fault at each call in turn, and checks what is left.
    private func everyFault(
        _ fault: Fault, _ command: String, calm: Int32 = 0, in folder: String, prepare: String,
        check: (_ status: Int32, _ call: String) throws -> Void
    ) throws {
        for call in fault.calls {
            var number = 1
            while true {
                let outcome = try Tool.shell(
                    """
                    \(prepare)
                    exec strace -qq -o /dev/null -e trace=\(call) \
                    -e inject=\(call):\(fault.rawValue):when=\(number) "$DIGITS" \(command)
                    """, in: folder)
                try check(outcome.status, "\(call) \(number), \(outcome.errors)")
                // Beyond the last such call nothing happens any more.
                if outcome.status == calm { break }
                try #require(number < 60)
                number += 1
            }
        }
    }

    /// The bytes of a folder's visible files, by name.
    private func contents(_ folder: String) throws -> [String: Data] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
            .filter {
                !$0.contains("/.") && !$0.hasPrefix(".") && !FileBytes.isFolder("\(folder)/\($0)")
            }
        return try names.reduce(into: [:]) {
            $0[$1] = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($1)"))
        }
    }

    private func hidden(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix(".") }
    }

    @Test(
        arguments: Fault.allCases,
        ["--append", "--append --gzip", "--force --split 0.5", "--force --format png"])
    func `a data set is the old one or the new one`(fault: Fault, options: String) throws {
        try withScratchFolder { folder in
            let names = try Fixture.copySamples(4, to: folder)
            let shape = options.replacing("--append", with: "").replacing("--force", with: "")
            func export(_ photos: some Sequence<String>, _ options: String) -> String {
                "export \(photos.joined(separator: " ")) --labels filename --output set --no-isolate --layout single \(options)"
            }
            let first = try Tool.shell(
                "\"$DIGITS\" \(export(names.prefix(2), shape)) && cp -r set old", in: folder)
            #expect(first.status == 0, "\(first.errors)")
            let old = try contents(folder + "/set")
            let command = export(names.suffix(2), options)
            _ = try Tool.shell("\"$DIGITS\" \(command)", in: folder)
            let new = try contents(folder + "/set")
            try #require(new != old && !old.isEmpty)
            try everyFault(fault, command, in: folder, prepare: "rm -rf set; cp -r old set") {
                status, call in
                var found = try contents(folder + "/set")
                #expect(status != 0 || found == new, "\(call)")
                if found != old && found != new {
                    // Whoever reads the set first finishes it; a folder of pictures, who writes it.
                    let reader = options.contains("png") ? command : "inspect set"
                    _ = try Tool.shell("\"$DIGITS\" \(reader)", in: folder)
                    found = try contents(folder + "/set")
                    #expect(found == new, "\(call): \(found.keys.sorted())")
                }
                _ = try Tool.shell("\"$DIGITS\" \(command)", in: folder)
                #expect(try contents(folder + "/set") == new, "\(call), and once more")
                #expect(try hidden(folder + "/set") == [], "\(call)")
            }
        }
    }

    @Test func `rows that are replaced are of one run, and can be gone on with`() throws {
        try withScratchFolder { folder in
            let name = try Fixture.copySamples(1, to: folder)[0]
            let files = "rows.jsonl .rows.jsonl.run"
            let command = "classify \(name) \(name) --no-isolate --output rows.jsonl"
            let first = try Tool.shell(
                "\"$DIGITS\" \(command) && mkdir old && cp \(files) old", in: folder)
            #expect(first.status == 0, "\(first.errors)")
            let file = folder + "/rows.jsonl"
            let old = try FileBytes.read(file)
            // Surer than any reading is: the same photos, and other rows.
            let options = "--min-confidence 0.99999"
            _ = try Tool.shell("\"$DIGITS\" \(command) \(options) --force", in: folder)
            let new = try FileBytes.read(file)
            try #require(new != old && !old.isEmpty)
            try everyFault(
                .killed, "\(command) \(options) --force", in: folder, prepare: "cp old/.r* old/* ."
            ) { _, call in
                let resumed = try Tool.shell(
                    "\"$DIGITS\" \(command) \(options) --resume", in: folder)
                let found = try FileBytes.read(file)
                #expect(
                    resumed.status == 0 ? found == new : resumed.status == 66 && found == old,
                    "\(call): \(resumed.errors)")
            }
        }
    }

    @Test(arguments: Fault.allCases)
    func `a report and its folder are the old ones or the new ones`(fault: Fault) throws {
        try withScratchFolder { folder in
            // Photos that are not there take no time, and have their place in a report all the same.
            let names = ["one.jpg", "two.jpg"]
            func command(_ photo: String) -> String {
                "classify \(photo) --report pages/report.html --no-embed --force --output /dev/null"
            }
            let first = try Tool.shell(
                "mkdir pages; \"$DIGITS\" \(command(names[0])); status=$?; cp -r pages old; exit $status",
                in: folder)
            #expect(first.status == 1, "\(first.errors)")
            /// The photos that page and folder are about: milliseconds and times differ otherwise.
            func state() throws -> Set<String> {
                let found = try contents(folder + "/pages")
                let story = found["report_files/story-0.js"].map {
                    String(decoding: $0, as: UTF8.self)
                }
                let page = found["report.html"].map { String(decoding: $0, as: UTF8.self) }
                return Set(
                    [page, story].map { text in
                        names.first { text?.contains("\"\($0)\"") == true } ?? "none"
                    })
            }
            #expect(try state() == [names[0]])
            try everyFault(
                fault, command(names[1]), calm: 1, in: folder,
                prepare: "rm -rf pages; cp -r old pages"
            ) { _, call in
                let again = try Tool.shell("\"$DIGITS\" \(command(names[1]))", in: folder)
                #expect(again.status == 1, "\(call): \(again.errors)")
                #expect(try state() == [names[1]], "\(call)")
                #expect(try hidden(folder + "/pages") == [], "\(call)")
            }
        }
    }

    @Test(arguments: Fault.allCases)
    func `a training run's files are of one epoch, and it can be gone on with`(fault: Fault) throws
    {
        try withScratchFolder { folder in
            try Fixture.writeBars(60, to: folder)
            let command = "train --data . --output run/m.safetensors --epochs 2"
            let calm = try Tool.shell("mkdir run && \"$DIGITS\" \(command)", in: folder)
            #expect(calm.status == 0, "\(calm.errors)")
            let model = try FileBytes.read(folder + "/run/m.safetensors")
            #expect(try FileBytes.names(in: folder + "/run") == ["m.safetensors"])
            try everyFault(fault, command, in: folder, prepare: "rm -rf run; mkdir run") {
                status, call in
                if status == 0 { return }
                let isPending = try hidden(folder + "/run").contains { $0.hasSuffix(".journal") }
                let isBegun = isPending || FileBytes.exists(folder + "/run/m.safetensors.state")
                let again = try Tool.shell(
                    "\"$DIGITS\" \(command) \(isBegun ? "--resume" : "--force")", in: folder)
                // Killed at the very end, it has nothing left to go on with.
                #expect(
                    again.status == 0 || again.errors.contains("no run to go on with"),
                    "\(call): \(again.errors)")
                #expect(try FileBytes.read(folder + "/run/m.safetensors") == model, "\(call)")
                #expect(try FileBytes.names(in: folder + "/run") == ["m.safetensors"], "\(call)")
            }
        }
    }
}

/// Whether programs can be run under strace here: it may be missing, or tracing forbidden.
let canStrace =
    (try? Tool.shell("strace -qq -o /dev/null -e inject=rename:error=ENOSPC:when=1 true"))?.status
    == 0
