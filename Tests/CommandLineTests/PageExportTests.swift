import DigitDatasets
import Foundation
import MNIST
import SyntheticDigits
import TestSupport
import Testing

/// Data sets made of pages, by the real program.
@Suite(.timeLimit(.minutes(240)))
struct PageExportTests {
    /// Two pages and what was read on them.
    private func pages(
        in folder: String
    ) throws -> (photos: String, rows: [PageFixture.Row]) {
        let photos = folder + "/photos"
        try PageFixture.write([.number, .rows], to: photos)
        let outcome = try Tool.run("classify", photos, "--layout", "page", "--format", "jsonl")
        return (photos, try PageFixture.rows(outcome))
    }

    private func export(
        _ photos: String, labels: String, to set: String, _ more: String...
    ) throws -> Tool.Outcome {
        try withScratchFolder { folder in
            let file = folder + "/labels.csv"
            try Data(labels.utf8).write(to: URL(fileURLWithPath: file))
            return try Tool.run(
                ["export", photos, "--layout", "page", "--labels", file, "--output", set] + more)
        }
    }

    @Test func `each labeled digit is a sample, named by its place on the page`() throws {
        try withScratchFolder { folder in
            let (photos, rows) = try pages(in: folder)
            // The second digit is left out, the first one is said to be another.
            let other = try #require(rows.first?.digit) == 3 ? 4 : 3
            let labels = rows.enumerated().map { place, row in
                place == 0 ? "\(other)" : place == 1 ? "" : "\(row.digit ?? 0)"
            }
            let lines = zip(rows, labels).map { "\($0.path),\($0.index),\($1)\n" }
            let outcome = try export(
                photos, labels: "path,index,label\n" + lines.joined(), to: folder + "/set",
                "--in-order")
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.errors.contains("\(rows.count - 1) digits of 2 photos"))
            let set = try DigitDataset(directory: folder + "/set", part: .train)
            #expect(set.labels.map { "\($0)" } == labels.filter { !$0.isEmpty })
            let table = try String(
                contentsOfFile: folder + "/set/digits-provenance.csv", encoding: .utf8
            ).split(separator: "\n")
            #expect(
                table.first
                    == "index,path,label,photo_index,row,column,box,sha256,path_base64,sheet,page,sheet_box,writer,group,warnings"
            )
            let last = try #require(rows.last)
            let box = try #require(last.box)
            #expect(
                table.last?.hasPrefix(
                    """
                    \(rows.count - 2),\(last.path),\(last.digit ?? 0),\(last.index),\(last.row ?? 0),\
                    \(last.column ?? 0),"\(box.x),\(box.y),\(box.width),\(box.height)",
                    """) == true)
            // The table of sources is one of labels itself.
            let again = try Tool.run(
                "export", photos, "--layout", "page", "--labels",
                folder + "/set/digits-provenance.csv", "--output", folder + "/again", "--in-order")
            #expect(again.status == 0, "\(again.errors)")
            #expect(try DigitDataset(directory: folder + "/again", part: .train) == set)
        }
    }

    @Test func `a transcript labels the digits it is aligned with`() throws {
        try withScratchFolder { folder in
            let (photos, rows) = try pages(in: folder)
            var lines = ["path,digits"]
            for name in ["number.bmp", "rows.bmp"] {
                let read = PageFixture.transcript(of: rows.filter { $0.path.hasSuffix(name) })
                lines.append("\(name),\(read)")
            }
            // The last digit was misread: the transcript knows better.
            let wrong = try #require(rows.last?.digit)
            lines[2] = lines[2].dropLast() + "\((wrong + 1) % 10)"
            let outcome = try export(
                photos, labels: lines.joined(separator: "\n"), to: folder + "/set", "--split", "0.5"
            )
            // Paths are looked for in the searched folder.
            #expect(outcome.status == 0, "\(outcome.errors)")
            let parts = try [DatasetPart.train, .test].map {
                try DigitDataset(directory: folder + "/set", part: $0)
            }
            let labels = parts.flatMap(\.labels).sorted()
            let expected = rows.dropLast().compactMap(\.digit) + [(wrong + 1) % 10]
            #expect(labels == expected.map(UInt8.init).sorted())
        }
    }

    @Test func `digits that a transcript has and a page has not are named, and the other way`()
        throws
    {
        try withScratchFolder { folder in
            let (photos, rows) = try pages(in: folder)
            let number = PageFixture.transcript(of: rows.filter { $0.path.hasSuffix("number.bmp") })
            let all = rows.filter { $0.path.hasSuffix("rows.bmp") }
            let written = PageFixture.transcript(of: all)
            // The first row has two digits more than there are, the last one is not written down.
            let claimed = "73" + written.split(separator: "/").dropLast().joined(separator: "/")
            let labels = "path,digits\nnumber.bmp,\(number)\nrows.bmp,\(claimed)\ngone.bmp,1\n"
            let outcome = try export(photos, labels: labels, to: folder + "/set", "--in-order")
            #expect(outcome.status == 1)
            #expect(
                outcome.errors.contains("rows.bmp: 2 of its transcript's"), "\(outcome.errors)")
            #expect(outcome.errors.contains("that were found are not in it"))
            #expect(outcome.errors.contains("1 photo not taken whole"))
            #expect(outcome.errors.contains("names a photo that is not among those read: gone.bmp"))
            let set = try DigitDataset(directory: folder + "/set", part: .train)
            #expect(
                set.labels.map { "\($0)" }.joined()
                    == number + claimed.dropFirst(2).filter { $0 != "/" })
            let beyond = try export(
                photos + "/rows.bmp",
                labels: "path,index,label\n\(photos)/rows.bmp,0,1\n\(photos)/rows.bmp,999,2\n",
                to: folder + "/beyond")
            #expect(beyond.status == 1)
            #expect(beyond.errors.contains("where number 1000 is labeled"))
        }
    }

    @Test func `a set of single digits from before grows by those of pages`() throws {
        try withScratchFolder { folder in
            let (photos, rows) = try pages(in: folder)
            let name = try #require(try Fixture.copySamples(1, to: folder).first)
            let set = folder + "/set"
            let first = try Tool.run(
                "export", folder + "/" + name, "--labels", "filename", "--output", set)
            #expect(first.status == 0, "\(first.errors)")
            // As tables were before pages could be exported.
            let table = set + "/digits-provenance.csv"
            try Data(
                "index,path,label,box,sha256\n0,a.jpg,\(name.prefix(1)),\"1,2,3,4\",abc\n".utf8
            )
            .write(to: URL(fileURLWithPath: table))
            let lines = rows.map { "\($0.path),\($0.index),\($0.digit ?? 0)\n" }.joined()
            let second = try export(
                photos, labels: "path,index,label\n" + lines, to: set, "--append")
            #expect(second.status == 0, "\(second.errors)")
            let sources = try String(contentsOfFile: table, encoding: .utf8).split(separator: "\n")
            #expect(sources.count == 2 + rows.count)
            #expect(sources[1] == "0,a.jpg,\(name.prefix(1)),,,,\"1,2,3,4\",abc,,,,,,,")
            let again = try export(
                photos, labels: "path,index,label\n" + lines, to: set, "--append")
            #expect(again.errors.contains("2 already there"))
            #expect(try DigitDataset(directory: set, part: .train).count == 1 + rows.count)
        }
    }
}
