import DigitDatasets
import DigitSheets
import Files
import Foundation
import MNIST
import TestSupport
import Testing

/// Sheets printed, filled in by simulated hands, photographed and exported, by the real program.
@Suite(.timeLimit(.minutes(240)))
struct SheetTests {
    private struct Described: Decodable {
        struct Box: Decodable {
            let box: Int
            let label: Int
            let x, y, width, height: Double
        }

        struct Page: Decodable {
            let page: Int
            let boxes: [Box]
        }

        let sheet: String
        let pages: [Page]
    }

    @Test func `a sheet is written in each format, and never over another file`() throws {
        try withScratchFolder { folder in
            for name in ["sheet.pdf", "sheet.svg", "sheet.png"] {
                let made = try Tool.run("sheet", "--output", folder + "/" + name)
                #expect(made.status == 0, "\(made.errors)")
                let again = try Tool.run("sheet", "--output", folder + "/" + name)
                #expect(again.status == 74)
            }
            #expect(try FileBytes.read(folder + "/sheet.pdf").starts(with: "%PDF-1.".utf8))
            #expect(try FileBytes.read(folder + "/sheet.png").starts(with: [0x89, 0x50]))
            let several = try Tool.run(
                "sheet", "--output", folder + "/many.svg", "--pages", "2", "--shuffled", "--paper",
                "letter", "--digits", "147", "--per-digit", "4", "--title", "Für Anna")
            #expect(several.status == 0, "\(several.errors)")
            for page in ["many-1.svg", "many-2.svg"] {
                let text = String(
                    decoding: try FileBytes.read(folder + "/" + page), as: UTF8.self)
                #expect(text.contains("width=\"215.9mm\""), "\(text.prefix(300))")
            }
            for (arguments, words) in [
                (["--digits", "a"], "digits alone"), (["--per-digit", "99"], "1 … 63"),
                (["--per-digit", "60"], "too small"), (["--title", "漢"], "cannot print"),
            ] {
                let refused = try Tool.run(["sheet", "--output", folder + "/x.pdf"] + arguments)
                #expect(refused.status != 0 && refused.errors.contains(words), "\(refused.errors)")
                #expect(!FileBytes.exists(folder + "/x.pdf"))
            }
        }
    }

    @Test func `a description says where each box is and what it asks for`() throws {
        let outcome = try Tool.run("sheet", "--describe", "--pages", "2", "--shuffled")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let sheet = try JSONDecoder().decode(Described.self, from: Data(outcome.output.utf8))
        #expect(sheet.pages.map(\.page) == [1, 2])
        for page in sheet.pages {
            #expect(page.boxes.map(\.box) == Array(0..<100))
            for digit in 0..<10 { #expect(page.boxes.count { $0.label == digit } == 10) }
            #expect(page.boxes.allSatisfy { $0.width > 8 && $0.height > $0.width })
        }
        #expect(sheet.pages[0].boxes.map(\.label) != sheet.pages[1].boxes.map(\.label))
    }

    /// What a simulated writer has put into a box.
    private struct Entry {
        let photo: String
        let box: Int
        let label: Int
        let kind: Substring
    }

    /// Photos of filled-in sheets, and what is in their boxes.
    private func photos(in folder: String, _ more: String...) throws -> [Entry] {
        let made = try Tool.makeSamples(
            ["--sheets", folder, "--count", "2", "--seed", "4", "--tilt", "25"] + more)
        #expect(made.status == 0, "\(made.errors)")
        let table = String(decoding: try FileBytes.read(folder + "/boxes.csv"), as: UTF8.self)
        return table.split(separator: "\n").dropFirst().compactMap { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            guard let box = Int(fields[3]), let label = Int(fields[4]) else { return nil }
            return Entry(photo: String(fields[0]), box: box, label: label, kind: fields[5])
        }
    }

    /// What the table of sources says of each box, by photo and box.
    private func sources(_ path: String) throws -> [String: [String: String]] {
        let read = try Tool.python(
            """
            import csv, json, sys
            rows = list(csv.DictReader(open(sys.argv[1])))
            print(json.dumps({r["path"].split("/")[-1] + " " + r["sheet_box"]: r for r in rows}))
            """, path)
        return try JSONDecoder().decode(
            [String: [String: String]].self, from: Data(read.output.utf8))
    }

    @Test func `photos of filled-in sheets become a data set without any labels`() throws {
        try withScratchFolder { folder in
            let entries = try photos(in: folder + "/made")
            let outcome = try Tool.run(
                "export", folder + "/made/photos", "--labels", "sheet", "--timeout", "300",
                "--output",
                folder + "/set", "--report", folder + "/report.html")
            #expect(outcome.status == 0, "\(outcome.errors)")
            let sources = try sources(folder + "/set/digits-provenance.csv")
            var wrong = 0
            for entry in entries {
                let source = sources["\(entry.photo) \(entry.box)"]
                if entry.kind == "empty" {
                    #expect(source == nil, "\(entry)")
                } else {
                    #expect(source != nil, "\(entry) is missing")
                }
                if let source, source["label"] != "\(entry.label)" { wrong += 1 }
            }
            #expect(wrong == 0)
            let set = try DigitDataset(directory: folder + "/set", part: .train)
            #expect(set.count == entries.count { $0.kind == "asked" })
            #expect(FileBytes.exists(folder + "/report.html"))
            // The digits are those the network would be shown.
            let checked = try Tool.run("evaluate", folder + "/set", "--format", "json")
            let accuracy =
                try #require(
                    try JSONSerialization.jsonObject(with: Data(checked.output.utf8))
                        as? [String: Any])["accuracy"] as? Double
            #expect(accuracy ?? 0 > 0.97, "\(checked.output)")
            // Nothing has to be said for a sheet to be known.
            let rows = try Tool.run(
                "classify", folder + "/made/photos/sheet-0000.jpg", "--format", "jsonl",
                "--timeout", "300")
            #expect(
                rows.lines.count
                    == entries.count { $0.photo == "sheet-0000.jpg" && $0.kind != "empty" })
            #expect(rows.lines.allSatisfy { $0.contains("\"sheet\":{") })
            let measured = try Tool.run(
                "evaluate", "--photos", folder + "/made/photos", "--labels", "sheet", "--timeout",
                "300",
                "--format",
                "json", "--group-by", "writer")
            #expect(measured.status == 0, "\(measured.errors)")
            #expect(measured.output.contains("\"count\": \(set.count)"), "\(measured.output)")
        }
    }

    @Test func `a tilted sheet on a table is known unasked`() throws {
        try withScratchFolder { folder in
            let made = try Tool.makeSamples([
                "--sheets", folder, "--count", "4", "--seed", "33", "--tilt", "35",
            ])
            #expect(made.status == 0, "\(made.errors)")
            for number in 0..<4 {
                let rows = try Tool.run(
                    "classify", folder + "/photos/sheet-000\(number).jpg", "--format", "jsonl",
                    "--timeout", "300")
                #expect(rows.lines.count > 40, "\(number): \(rows.output)")
                #expect(rows.lines.allSatisfy { $0.contains("\"sheet\":{") }, "\(number)")
            }
        }
    }

    @Test func `what is crossed out, leaves its box or is another digit is set aside`() throws {
        try withScratchFolder { folder in
            let entries = try photos(in: folder + "/made", "--spoiled")
            let outcome = try Tool.run(
                "export", folder + "/made/photos", "--labels", "sheet", "--timeout", "300",
                "--output",
                folder + "/set", "--report", folder + "/report.html")
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.errors.contains("set aside"))
            let sources = try sources(folder + "/set/digits-provenance.csv")
            func taken(_ kind: String) -> Double {
                let all = entries.filter { $0.kind.hasPrefix(kind) }
                let found = all.filter { sources["\($0.photo) \($0.box)"] != nil }
                return Double(found.count) / Double(max(1, all.count))
            }
            // A neighbor that leaves its box may spoil one that is as it should be.
            #expect(taken("asked") > 0.95)
            #expect(taken("other") < 0.1)
            // Of 23 crossed-out digits 5 are still taken: two thin strokes across a clear digit leave one
            // that the network reads, with no more ink and no more holes than other digits have.
            #expect(taken("crossed-out") < 0.25)
            #expect(taken("leaving") < 0.1)
            #expect(taken("empty") == 0)
            let page = String(
                decoding: try FileBytes.read(folder + "/report.html"), as: UTF8.self)
            for reason in ["other-digit", "crossed-out", "leaves-box"] {
                #expect(page.contains(reason), "\(reason)")
            }
        }
    }

    @Test func `a photo without a sheet is named and nothing is written`() throws {
        try withScratchFolder { folder in
            try Fixture.copySamples(1, to: folder)
            let outcome = try Tool.run(
                "export", folder, "--labels", "sheet", "--timeout", "300",
                "--output", folder + "/set")
            #expect(outcome.errors.contains("no-sheet"), "\(outcome.errors)")
            #expect(outcome.errors.contains("0 digits of 1 photo"))
            #expect(!FileBytes.exists(folder + "/set/digits-images-idx3-ubyte"))
        }
    }
}
