import Files
import Foundation
import TestSupport
import Testing

struct ClassifyTests {
    @Test func `every photo gets a row, in order, the same whatever the number of jobs`() throws {
        try withScratchFolder { folder in
            let names = try Fixture.copySamples(6, to: folder)
            try Data("no picture".utf8).write(to: URL(fileURLWithPath: folder + "/broken.jpg"))
            let one = try Tool.run("classify", folder, "--jobs", "1")
            let four = try Tool.run("classify", folder, "--jobs", "4")
            #expect(one.output == four.output)
            #expect(one.status == 1)
            #expect(one.lines.count == names.count + 1)
            #expect(one.lines.count { $0.contains("\"status\":\"error\"") } == 1)
            #expect(one.errors.contains("7 photos"))
        }
    }

    @Test func `photos that can all be read end with 0`() throws {
        try withScratchFolder { folder in
            try Fixture.copySamples(2, to: folder)
            let outcome = try Tool.run("classify", folder)
            #expect(outcome.status == 0)
            #expect(outcome.lines.allSatisfy { $0.contains("\"digit\":") })
        }
    }

    @Test func `a path that does not exist is a row and exit code 1`() throws {
        let outcome = try Tool.run("classify", "/no/such/photo.jpg")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("\"kind\":\"not-found\""))
    }

    @Test func `an empty folder is no input`() throws {
        try withScratchFolder { folder in
            let outcome = try Tool.run("classify", folder)
            #expect(outcome.status == 66)
        }
    }

    @Test func `paths come from standard input, one a line`() throws {
        try withScratchFolder { folder in
            let names = try Fixture.copySamples(3, to: folder)
            let list = names.reversed().map { "\(folder)/\($0)" }.joined(separator: "\n")
            let outcome = try Tool.run("classify", "-", input: list + "\n\n")
            #expect(outcome.status == 0)
            #expect(outcome.lines.count == 3)
            for (line, name) in zip(outcome.lines, names.reversed()) {
                #expect(line.contains(name))
            }
        }
    }

    @Test(.enabled(if: Tool.hasPython("json"), "Python is not on this machine"))
    func `Python reads both formats, names with commas, quotes and line breaks too`() throws {
        try withScratchFolder { folder in
            let name = try #require(try Fixture.copySamples(1, to: folder).first)
            let weird = "a,\"b\"\nc ü [0] %d.jpg"
            try FileManager.default.moveItem(
                atPath: "\(folder)/\(name)", toPath: "\(folder)/\(weird)")
            for format in ["csv", "jsonl"] {
                let outcome = try Tool.run(
                    "classify", folder, "--format", format, "--output", "\(folder)/rows.\(format)")
                #expect(outcome.status == 0)
                #expect(outcome.output.isEmpty)
            }
            let read = try Tool.python(
                """
                import base64, csv, json, sys
                folder = sys.argv[1]
                rows = list(csv.DictReader(open(folder + "/rows.csv", newline="")))
                lines = [json.loads(line) for line in open(folder + "/rows.jsonl")]
                assert len(rows) == len(lines) == 1
                assert lines[0]["path"] == folder + "/" + sys.argv[2]
                assert base64.b64decode(rows[0]["path_base64"]).decode() == lines[0]["path"]
                assert rows[0]["path"] == lines[0]["path"].replace("\\n", "\\\\u{a}")
                assert rows[0]["digit"] == str(lines[0]["digit"])
                assert list(lines[0])[:4] == ["path", "index", "status", "digit"]
                # What is left of 1 is the probability that it is no digit.
                assert len(lines[0]["probabilities"]) == 10
                assert 0 < sum(lines[0]["probabilities"]) < 1.00001
                print("fine")
                """, folder, weird)
            #expect(read.output == "fine\n", "\(read.errors)")
        }
    }

    @Test func `names that are not UTF-8 and names like options are read`() throws {
        try withScratchFolder { folder in
            let name = try #require(try Fixture.copySamples(1, to: folder).first)
            let outcome = try Tool.shell(
                "mv \(name) \"$(printf 'x\\377.jpg')\" && cp x*.jpg ./-rf.jpg && "
                    + "\"$DIGITS\" classify x*.jpg ./-rf.jpg", in: folder)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.output.contains("\"path_base64\":\"eP8uanBn\""))
            #expect(outcome.lines.count == 2)
        }
    }

    @Test func `an output file is not replaced unless asked`() throws {
        try withScratchFolder { folder in
            try Fixture.copySamples(1, to: folder)
            let file = folder + "/rows.txt"
            try Data("mine".utf8).write(to: URL(fileURLWithPath: file))
            let refused = try Tool.run("classify", folder, "--output", file)
            #expect(refused.status == 74)
            #expect(refused.errors.contains(file))
            #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
            #expect(try Tool.run("classify", folder, "--output", file, "--force").status == 0)
            #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("{\"path\""))
        }
    }

    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"))
    func `a full disk is told and named`() throws {
        let outcome = try Tool.run("classify", "/no/such.jpg", "--output", "/dev/full")
        #expect(outcome.status == 74)
        #expect(outcome.errors.contains("/dev/full") && outcome.errors.contains("space"))
    }

    @Test func `a closed pipe ends the run quietly`() throws {
        let outcome = try Tool.shell(
            "(yes /no/such.jpg | head -n 20000 | \"$DIGITS\" classify - ; echo $? >&2) | head -n 1")
        #expect(outcome.lines.count == 1)
        #expect(outcome.errors == "141\n")
    }

    @Test func `photos are sorted into folders without ever replacing one`() throws {
        try withScratchFolder { folder in
            let photos = folder + "/photos"
            for inner in ["a", "b"] {
                try FileManager.default.createDirectory(
                    atPath: "\(photos)/\(inner)", withIntermediateDirectories: true)
                try Fixture.copySamples(1, to: "\(photos)/\(inner)")
            }
            try Data("x".utf8).write(to: URL(fileURLWithPath: photos + "/broken.jpg"))
            for force in [[], ["--force"]] {
                _ = try Tool.run(["classify", photos, "--sort-into", folder + "/links"] + force)
            }
            _ = try Tool.run(
                "classify", photos, "--sort-into", folder + "/copies", "--sort-as", "copy")
            for kind in ["links", "copies"] {
                let found = try FileManager.default.subpathsOfDirectory(atPath: "\(folder)/\(kind)")
                    .filter { $0.hasSuffix(".jpg") || $0.hasSuffix(".png") }
                // Copies of one photo are one file; links lead to two places.
                #expect(found.count == (kind == "links" ? 3 : 2), "\(found)")
                #expect(found.contains("error/broken.jpg"))
            }
        }
    }

    @Test(arguments: [("--gallery", "png"), ("--report", "html")])
    func `picture and page are written, and only where their name says so`(
        option: String, ending: String
    ) throws {
        try withScratchFolder { folder in
            let photos = folder + "/photos"
            try FileBytes.makeFolder(photos)
            try Fixture.copySamples(2, to: photos)
            let file = folder + "/shown." + ending
            #expect(try Tool.run("classify", photos, option, file).status == 0)
            #expect(FileBytes.exists(file))
            #expect(try Tool.run("classify", photos, option, file).status == 74)
            #expect(try Tool.run("classify", photos, option, file, "--force").status == 0)
            #expect(try Tool.run("classify", photos, option, folder + "/shown.gif").status == 64)
            #expect(try FileBytes.names(in: folder).count == 2)
        }
    }

    @Test func `a folder that no report has written is left alone`() throws {
        try withScratchFolder { folder in
            try Fixture.copySamples(1, to: folder)
            try FileManager.default.createDirectory(
                atPath: folder + "/page_files", withIntermediateDirectories: true)
            try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/page_files/thesis.txt"))
            let arguments = ["classify", folder, "--report", folder + "/page.html"]
            #expect(try Tool.run(arguments).status == 74)
            let outcome = try Tool.run(arguments + ["--force"])
            #expect(outcome.status == 74)
            #expect(outcome.errors.contains("thesis.txt"))
            #expect(FileBytes.exists(folder + "/page_files/thesis.txt"))
            #expect(!FileBytes.exists(folder + "/page.html"))
        }
    }

    @Test(arguments: [
        ["classify"], ["classify", "--format", "xml", "a"], ["frobnicate"],
        ["classify", "a", "--min-confidence", "2"], ["classify", "a", "--jobs", "0"],
    ])
    func `a wrong command line ends with 64`(arguments: [String]) throws {
        let outcome = try Tool.shell(
            "\"$DIGITS\" " + arguments.joined(separator: " "))
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("Error") || outcome.errors.contains("is no command"))
    }

    @Test func `help and version end with 0`() throws {
        #expect(try Tool.run("--help").status == 0)
        #expect(try Tool.run("help", "export").output.contains("provenance"))
        #expect(try Tool.run("--version").output.contains("."))
    }

    @Test func `a missing model is no input`() throws {
        let outcome = try Tool.run("classify", "a.jpg", "--model", "/no/such.safetensors")
        #expect(outcome.status == 66)
        #expect(outcome.errors.contains("/no/such.safetensors"))
    }
}
