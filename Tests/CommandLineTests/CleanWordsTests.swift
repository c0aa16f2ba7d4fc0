import Files
import Foundation
import TestSupport
import Testing

/// What reaches a terminal, a spreadsheet or an impatient reader.
@Suite(.timeLimit(.minutes(240)))
struct CleanWordsTests {
    /// A name that sets a terminal's title and color.
    private static let name = "1err\u{1B}]0;pwned\u{7}\u{1B}[31m\u{9B}2J\u{202E}.jpg"

    @Test(arguments: [
        "classify PHOTO", "classify PHOTO --format csv", "classify PHOTO --format text",
        "classify PHOTO --format table", "classify PHOTO --sort-into sorted",
        "classify PHOTO --output rows --resume", "classify PHOTO --annotate seen",
        "preprocess PHOTO --output pictures", "export PHOTO --labels filename --output set",
        "export PHOTO --labels folder --output set",
        "export PHOTO --labels labels.csv --output set",
        "evaluate --photos . --labels labels.csv", "inspect PHOTO", "inspect .",
        "evaluate --photos . --labels labels.csv --group-by pen",
        "evaluate --photos . --labels labels.csv --group-by PHOTO",
        "evaluate --photos . --labels wrong.csv", "evaluate PHOTO", "classify PHOTO --model PHOTO",
        "classify PHOTO --neighbors PHOTO --report r.html", "classify PHOTO --shard PHOTO",
        "classify PHOTO --gallery PHOTO", "train --data PHOTO --output m",
        "train --data . --output PHOTO --resume", "download-mnist m --from PHOTO", "PHOTO",
        "classify --PHOTO", "doctor --model PHOTO", "classify PHOTO --output PHOTO/x",
    ])
    func `no name, label or model moves a cursor`(command: String) throws {
        try withScratchFolder { folder in
            try Data("no picture".utf8)
                .write(to: URL(fileURLWithPath: folder + "/" + Self.name))
            try Data("{\"path\":\"\u{1B}[31m\"}\n".utf8)
                .write(to: URL(fileURLWithPath: folder + "/rows"))
            let table = "path,label,pen\n\(Self.name),1,a\u{1B}[31m\n"
            try Data(table.utf8).write(to: URL(fileURLWithPath: folder + "/labels.csv"))
            try Data(table.replacing(",1,", with: ",\u{1B}[31m,").utf8)
                .write(to: URL(fileURLWithPath: folder + "/wrong.csv"))
            let outcome = try Tool.run(
                command.split(separator: " ").map {
                    String($0).replacing("PHOTO", with: Self.name)
                }, in: folder)
            #expect(outcome.status != 0)
            #expect(!(outcome.output + outcome.errors).isEmpty)
            for text in [outcome.output, outcome.errors] {
                let unsafe = text.unicodeScalars.filter {
                    $0 != "\n" && [.control, .format].contains($0.properties.generalCategory)
                }
                #expect(unsafe.isEmpty, "\(text)")
            }
        }
    }

    @Test func `what is said about a model is made visible`() throws {
        try withScratchFolder { folder in
            try Fixture.writeBars(60, to: folder)
            let model = folder + "/m.safetensors"
            let trained = try Tool.run(
                "train", "--data", folder, "--output", model, "--epochs", "1")
            #expect(trained.status == 0, "\(trained.errors)")
            // The header's length stays: a word of the same length takes a word's place.
            var bytes = try FileBytes.read(model)
            let word = Array("epochs".utf8)
            let place = try #require(
                bytes.indices.first { bytes[$0...].starts(with: word) })
            bytes.replaceSubrange(place..<place + 6, with: Array("\\u001b".utf8))
            try OutputFile.write(bytes, to: model, replacingExisting: true)
            let outcome = try Tool.run("doctor", "--model", model)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.output.contains("\\u{1b}") && !outcome.output.contains("\u{1B}"))
        }
    }

    @Test(
        .enabled(if: Tool.hasPython("csv"), "Python is not on this machine"),
        arguments: [
            "=cmd|calc!A0.jpg", "+1.jpg", "-x.jpg", "@sum.jpg", "\tx.jpg", "x\u{1B}[31m.jpg",
        ])
    func `a spreadsheet runs no name, and the exact one stands beside it`(name: String) throws {
        try withScratchFolder { folder in
            let sample = try Fixture.copySamples(1, to: folder)[0]
            let place = folder + "/" + name
            try FileManager.default.moveItem(atPath: folder + "/" + sample, toPath: place)
            let rows = try Tool.run(
                ["classify", "--format", "csv", "--output", "rows.csv", "--", name], in: folder)
            #expect(rows.status == 0, "\(rows.errors)")
            let table = "path,label\n\"\(name)\",1\n"
            try Data(table.utf8).write(to: URL(fileURLWithPath: folder + "/labels.csv"))
            let exported = try Tool.run(
                ["export", "--labels", "labels.csv", "--output", "set", "--", name], in: folder)
            #expect(exported.status == 0, "\(exported.errors)")
            let read = try Tool.python(
                """
                import base64, csv, sys
                for file in ["rows.csv", "set/digits-provenance.csv"]:
                    text = open(sys.argv[1] + "/" + file, newline="").read()
                    assert all(c == "\\n" or c >= " " for c in text), text
                    row, = csv.DictReader(text.splitlines())
                    assert row["path"][0] not in "=+-@\\t\\r", row
                    assert base64.b64decode(row["path_base64"]).decode() == sys.argv[2], row
                    assert all(v == "" or v[0] not in "=+-@" for v in row.values()), row
                print("fine")
                """, folder, name)
            #expect(read.output == "fine\n", "\(read.errors)")
            // The tables that this program writes label the photos they name.
            let again = try Tool.run(
                [
                    "export", "--labels", "set/digits-provenance.csv", "--output", "again", "--",
                    name,
                ],
                in: folder)
            #expect(again.status == 0, "\(again.errors)")
        }
    }

    @Test(arguments: [
        ("classify x.jpg --model .", "folder"), ("classify x.jpg --model pipe", "pipe"),
        ("classify x.jpg --model x.jpg", "JPEG"), ("classify x.jpg --model /dev/null", "device"),
        ("train --data . --output m --from missing", "missing: there is no such file"),
        ("train --data . --output m --from .", "folder"),
        ("train --data . --output no/m", "its folder does not exist"),
        ("classify x.jpg --report no/r.html", "Cannot create no/r.html: its folder does not exist"),
        ("evaluate --photos . --labels book.csv", "workbook"),
        ("export x.jpg --labels book.csv --output set", "workbook"),
        ("evaluate --photos . --labels .", "folder"),
    ])
    func `what is wrong is said in one sentence, without innards`(
        command: String, reason: String
    ) throws {
        try withScratchFolder { folder in
            let data = folder + "-data"
            try FileBytes.makeFolder(data)
            defer { try? FileManager.default.removeItem(atPath: data) }
            try Fixture.writeBars(60, to: data)
            let outcome = try Tool.shell(
                """
                mkfifo pipe; \(command.contains("train") ? "cp -r \(data)/* ." : ":"); printf '\\377\\330\\377\\340 no more' >x.jpg
                printf 'PK\\003\\004 a zip of tables' >book.csv
                timeout 60 "$DIGITS" \(command)
                """, in: folder)
            #expect([64, 66, 74].contains(outcome.status), "\(outcome.errors)")
            #expect(outcome.errors.contains(reason), "\(outcome.errors)")
            for innards in ["Error(", "Error.", "Code(", ".part", "..", ".;", "nil"] {
                #expect(!outcome.errors.contains(innards), "\(outcome.errors)")
            }
            #expect(outcome.errors.count < 500)
        }
    }

    @Test func `a name of ten megabytes is not printed whole`() throws {
        try withScratchFolder { folder in
            let outcome = try Tool.shell(
                """
                { echo path,label; head -c 10000000 /dev/zero | tr '\\0' a; echo ,1; } >long.csv
                printf x >7.jpg
                "$DIGITS" export 7.jpg --labels long.csv --output set
                """, in: folder)
            #expect(outcome.status == 66, "\(outcome.errors.prefix(500))")
            #expect(outcome.errors.contains("not among those read"))
            #expect(outcome.errors.count < 500)
        }
    }

    @Test(.waitsForTime) func `a run at work can be heard, or told to be quiet`() throws {
        try withScratchFolder { folder in
            let outcome = try Tool.shell(
                """
                { echo a.jpg; sleep 20; echo b.jpg; } | "$DIGITS" classify - --progress >/dev/null
                echo quiet >&2
                "$DIGITS" classify a.jpg --quiet >/dev/null
                "$DIGITS" preprocess a.jpg --quiet --output made >/dev/null
                """, in: folder)
            let lines = outcome.errors.split(separator: "\n")
            #expect(lines.first?.hasPrefix("2 photos  ") == true, "\(outcome.errors)")
            #expect(lines.dropFirst().first?.hasPrefix("2 photos: 2 error") == true)
            // What went wrong is said all the same, and nothing else.
            #expect(lines.dropFirst(2).first == "quiet")
            #expect(lines.dropFirst(3).allSatisfy { $0.contains("a.jpg") }, "\(outcome.errors)")
            #expect(lines.count == 4)
        }
    }

    @Test(.waitsForTime) func `a run that nobody watches says once a minute that it is at work`()
        throws
    {
        try withScratchFolder { (folder: String) throws in
            let outcome = try Tool.shell(
                """
                { echo a.jpg; sleep 63; echo b.jpg; } | "$DIGITS" classify - >/dev/null
                """, in: folder)
            let lines = outcome.errors.split(separator: "\n")
            #expect(lines.first?.hasPrefix("2 photos  ") == true, "\(outcome.errors)")
            #expect(lines.dropFirst().first?.hasPrefix("2 photos: 2 error") == true)
            #expect(lines.count == 2, "\(outcome.errors)")
        }
    }

    /// Whether this process may become somebody whom folders refuse, or is nobody special already.
    private static let canBeRefused =
        geteuid() != 0
        || (try? Tool.shell("setpriv --reuid=65534 --clear-groups test -x \"$DIGITS\""))?.status
            == 0

    @Test(
        .enabled(
            if: canBeRefused, "who runs the tests may write everywhere, and cannot be anybody else")
    )
    func `a folder that nobody may write to is told by the name that was given`() throws {
        try withScratchFolder { folder in
            let name = try Fixture.copySamples(1, to: folder)[0]
            let outcome = try Tool.shell(
                """
                mkdir shut; chmod 755 .; chmod 555 shut; chmod 644 \(name)
                become=$([ "$(id -u)" != 0 ] || echo setpriv --reuid=65534 --clear-groups)
                for output in "--report shut/x.html" "--output shut/x.jsonl" "--sort-into shut/x"; do
                  $become "$DIGITS" classify \(name) $output >/dev/null; echo $?
                done
                ls -A shut
                """, in: folder)
            #expect(outcome.output == "74\n74\n74\n", "\(outcome.output)\(outcome.errors)")
            #expect(!outcome.errors.contains(".part") && !outcome.errors.contains("Error Domain"))
            for output in ["x.html", "x.jsonl", "x"] {
                let isTold = outcome.errors.split(separator: "\n")
                    .contains {
                        $0.contains("shut/\(output)")
                            && $0.lowercased().contains("permission denied")
                    }
                #expect(isTold, "\(output): \(outcome.errors)")
            }
        }
    }

    @Test(arguments: ["0.9", "90%", "90 %", "0,9"])
    func `shares are written alike everywhere`(share: String) throws {
        try withScratchFolder { folder in
            try Fixture.copySamples(3, to: folder)
            let plain = try Tool.run("classify", folder, "--min-confidence", "0.9")
            let other = try Tool.run("classify", folder, "--min-confidence", share)
            #expect(plain.status == 0 && other.output == plain.output, "\(other.errors)")
            let exported = try Tool.run(
                "export", folder, "--labels", "filename", "--split", share, "--output",
                folder + "/set")
            #expect(exported.status == 0, "\(exported.errors)")
            let limited = try Tool.run("classify", folder, "--max-error", share)
            #expect(limited.status == 0, "\(limited.errors)")
        }
    }

    @Test(arguments: ["90", "-1", "x", "nan", "%", "1e400", "101%"])
    func `what is no share is told with what would be one`(share: String) throws {
        for option in ["--min-confidence", "--max-error", "--split"] {
            let outcome = try Tool.run(
                [option == "--split" ? "export" : "classify", "x.jpg", "\(option)=\(share)"]
                    + (option == "--split" ? ["--labels", "filename", "--output", "set"] : []))
            #expect(outcome.status == 64)
            #expect(outcome.errors.contains("%"), "\(outcome.errors)")
        }
    }

    @Test func `readings that nobody has looked at do not count as truth`() throws {
        try withScratchFolder { folder in
            let names = try Fixture.copySamples(3, to: folder)
            func evaluated(_ reviewed: [String]) throws -> Tool.Outcome {
                let rows = zip(names, reviewed).map { "\($0),\($0.prefix(1)),\($1)\n" }.joined()
                try Data(("path,label,reviewed\n" + rows).utf8)
                    .write(to: URL(fileURLWithPath: folder + "/labels.csv"))
                return try Tool.run(
                    "evaluate", "--photos", folder, "--labels", folder + "/labels.csv", "--format",
                    "json")
            }
            let some = try evaluated(["yes", "no", "given"])
            #expect(some.status == 0, "\(some.errors)")
            #expect(some.output.contains("\"count\": 2"), "\(some.output.prefix(300))")
            #expect(some.errors.contains("1 of 3 labels are readings that nobody has looked at"))
            let none = try evaluated(["no", "no", "no"])
            #expect(none.status == 66)
            #expect(none.errors.contains("no photo that was looked at"))
        }
    }
}
