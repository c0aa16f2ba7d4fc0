import Files
import Foundation
import SyntheticDigits
import TestSupport
import Testing

/// Pages with many digits, read by the real program.
@Suite(.timeLimit(.minutes(240)))
struct PageTests {
    @Test func `each digit is a row, in reading order, with its place`() throws {
        try withScratchFolder { folder in
            let written = try PageFixture.write([.rows], to: folder)
            let page = folder + "/rows.bmp"
            let rows = try PageFixture.rows(
                Tool.run("classify", page, "--layout", "page", "--format", "jsonl"))
            #expect(rows.map(\.index) == Array(rows.indices))
            #expect(PageFixture.transcript(of: rows) == written["rows.bmp"])
            for (row, next) in zip(rows, rows.dropFirst()) {
                let (box, right) = (try #require(row.box), try #require(next.box))
                if next.column == 0 {
                    #expect(next.row == (row.row ?? 0) + 1)
                } else {
                    #expect(next.row == row.row && next.column == (row.column ?? 0) + 1)
                    #expect(next.text == row.text && right.x > box.x)
                }
            }
            for format in ["csv", "table"] {
                let outcome = try Tool.run(
                    "classify", page, "--layout", "page", "--format", format)
                #expect(outcome.lines.count == rows.count + 1)
            }
        }
    }

    @Test func `text is just what is written, named where there are several photos`() throws {
        try withScratchFolder { folder in
            try PageFixture.write([.number, .rows], to: folder)
            let page = folder + "/rows.bmp"
            let rows = try PageFixture.rows(
                Tool.run("classify", page, "--layout", "page", "--format", "jsonl"))
            let texts = rows.filter { $0.column == 0 }.compactMap(\.text)
            let alone = try Tool.run("classify", page, "--layout", "page", "--format", "text")
            #expect(alone.lines.map(String.init) == texts)
            let several = try Tool.run(
                "classify", folder, "--layout", "page", "--format", "text")
            #expect(
                several.lines.suffix(texts.count).map(String.init) == texts.map { "\(page): \($0)" }
            )
            #expect(several.lines.first?.hasPrefix("\(folder)/number.bmp: ") == true)
        }
    }

    @Test func `an unsure digit is rejected alone, and stands as a question mark`() throws {
        try withScratchFolder { folder in
            try PageFixture.write([.rows], to: folder)
            let outcome = try Tool.run(
                "classify", folder, "--layout", "page", "--min-confidence", "1")
            let rows = try PageFixture.rows(outcome)
            #expect(!rows.isEmpty && rows.allSatisfy { $0.status == "rejected" && $0.digit != nil })
            #expect(PageFixture.transcript(of: rows).allSatisfy { "?/".contains($0) })
            for (confidence, name) in [("0", "several"), ("1", "rejected")] {
                _ = try Tool.run(
                    "classify", folder + "/rows.bmp", "--layout", "page", "--min-confidence",
                    confidence, "--sort-into", folder + "/sorted", "--force")
                #expect(FileBytes.isRegularFile("\(folder)/sorted/\(name)/rows.bmp"))
                let links = try FileManager.default.subpathsOfDirectory(atPath: folder + "/sorted")
                #expect(links.count { $0.hasSuffix("rows.bmp") } == 1, "\(links)")
            }
        }
    }

    @Test func `workers, jobs, parts and a run that goes on give the same rows`() throws {
        try withScratchFolder { folder in
            let photos = folder + "/photos"
            try PageFixture.write([.number, .rows, .text], to: photos)
            try Data("no picture".utf8).write(to: URL(fileURLWithPath: photos + "/broken.jpg"))
            // What is measured is what comes, not how soon: sanitizers make everything slow.
            let here = try Tool.run("classify", photos, "--layout", "page", "--no-isolate")
            let read = ["classify", photos, "--layout", "page", "--timeout", "600"]
            #expect(here.status == 1)
            for jobs in ["1", "3"] {
                let apart = try Tool.run(read + ["--isolate", "--jobs", jobs])
                #expect(apart.output == here.output)
            }
            var parts: [Substring] = []
            for part in ["1/2", "2/2"] {
                parts += try Tool.run(read + ["--shard", part]).lines
            }
            #expect(parts.sorted() == here.lines.sorted())
            let whole = Data(here.output.utf8)
            let file = folder + "/rows.jsonl"
            for cut in [0, whole.count / 3, whole.count / 2, whole.count - 1, whole.count] {
                try whole.prefix(cut).write(to: URL(fileURLWithPath: file))
                let resumed = try Tool.run(read + ["--output", file, "--resume"])
                #expect(resumed.status == 1, "\(resumed.errors)")
                #expect(resumed.errors.contains("4 photos"))
                #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == whole)
            }
        }
    }

    @Test func `evaluation takes transcripts, and labels by index`() throws {
        try withScratchFolder { folder in
            let photos = folder + "/photos"
            try PageFixture.write([.number, .rows], to: photos)
            let rows = try PageFixture.rows(Tool.run("classify", photos, "--layout", "page"))
            let wrong = try #require(rows.first?.digit)
            let byIndex = rows.enumerated().map { place, row in
                // One digit is another one, and one is none.
                let label =
                    place == 0 ? "\((wrong + 1) % 10)" : place == 1 ? "" : "\(row.digit ?? 0)"
                return "\(row.path),\(label),\(row.index),\(row.row ?? 0)\n"
            }
            let labels = folder + "/labels.csv"
            try Data(("path,label,index,row\n" + byIndex.joined()).utf8)
                .write(to: URL(fileURLWithPath: labels))
            let outcome = try Tool.run(
                "evaluate", "--photos", photos, "--labels", labels, "--layout", "page", "--format",
                "json")
            #expect(outcome.status == 0, "\(outcome.errors)")
            let figures = try #require(
                try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
                    as? [String: Any])
            #expect(figures["pages"] as? Int == 2)
            #expect(figures["exact_pages"] as? Int == 1)
            #expect(figures["count"] as? Int == rows.count - 1)
            #expect(figures["right"] as? Int == rows.count - 2)
        }
    }
}
