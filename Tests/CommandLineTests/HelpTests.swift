import Files
import Foundation
import TestSupport
import Testing

/// What the program says about itself, and to those who mistype.
struct HelpTests {
    static let commands = [
        "classify", "preprocess", "export", "train", "evaluate", "inspect", "sheet",
        "download-mnist", "doctor",
    ]

    @Test(arguments: [
        ("clasify", "classify"), ("classfiy", "classify"), ("Classify", "classify"),
        ("preproces", "preprocess"), ("eval", "evaluate"), ("download", "download-mnist"),
        ("exprot", "export"), ("dotcor", "doctor"), ("shet", "sheet"),
    ])
    func `a slip in a command's name is answered with the nearest one`(
        word: String, command: String
    ) throws {
        for arguments in [[word, "x.jpg"], ["help", word]] {
            let outcome = try Tool.run(arguments)
            #expect(outcome.status == 64 && outcome.output.isEmpty)
            #expect(
                outcome.errors.contains("Did you mean “digits \(command)”?"), "\(outcome.errors)")
        }
    }

    @Test func `a word that is like no command names them all, and a photo gets its command`()
        throws
    {
        for arguments in [["qqqqqqq"], ["help", "nothing"]] {
            let outcome = try Tool.run(arguments)
            #expect(outcome.status == 64)
            for command in Self.commands { #expect(outcome.errors.contains(command)) }
            #expect(!outcome.errors.contains("worker") && !outcome.errors.contains("Did you mean"))
        }
        let outcome = try Tool.run([Checkout.samples.path])
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("digits classify \(Checkout.samples.path)"))
    }

    @Test func `the version is told however it is asked for`() throws {
        let version = try Tool.run("--version")
        #expect(version.status == 0 && version.output.contains("."))
        for word in ["version", "-V"] {
            let outcome = try Tool.run(word)
            #expect(outcome.status == 0 && outcome.output == version.output)
        }
    }

    @Test func `help names defaults in words and offers nothing without effect`() throws {
        let train = try Tool.run("train", "--help").output
        #expect(train.contains("default: 0)") && !train.contains("count("))
        let doctor = try Tool.run("doctor", "--help").output
        #expect(doctor.contains("--model"))
        for option in ["--layout", "--jobs", "--debug", "--timeout"] {
            #expect(!doctor.contains(option), "\(option)")
        }
    }

    /// Whether a command reads photos, which slow machines get their time for.
    private static func readsPhotos(_ command: String) -> Bool {
        ["classify", "preprocess", "export", "evaluate"].contains(command)
    }

    /// The command lines among a command's examples.
    private static func examples(of command: String) throws -> [String] {
        let help = try Tool.run(command, "--help").output
        let start = try #require(help.firstRange(of: "EXAMPLES:\n"))
        let rest = help[start.upperBound...]
        let end = try #require(rest.firstRange(of: "\n\n"))
        return rest[..<end.lowerBound].split(separator: "\n")
            .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
            .map { String($0.dropFirst(2)) }
    }

    // What is fetched from the web is fetched in other tests, from a server of their own.
    @Test(arguments: commands.filter { $0 != "download-mnist" })
    func `every example of the help works as it stands`(command: String) throws {
        let lines = try Self.examples(of: command)
        try #require(!lines.isEmpty)
        try withScratchFolder { folder in
            try FileBytes.makeFolder(folder + "/photos")
            let names = try Fixture.copySamples(6, to: folder + "/photos")
            let rows = names.map { "\($0),\($0.prefix(1))\n" }.joined()
            try Data(("path,label\n" + rows).utf8)
                .write(to: URL(fileURLWithPath: folder + "/photos/labels.csv"))
            for name in ["photo.jpg", "page.jpg"] {
                try FileManager.default.copyItem(
                    at: Checkout.samples.appendingPathComponent("7-plain-pencil.jpg"),
                    to: URL(fileURLWithPath: folder + "/" + name))
            }
            for (name, part) in [("mnist", "t10k"), ("mine", "t10k")] {
                try FileBytes.makeFolder("\(folder)/\(name)")
                try Fixture.writeBars(60, to: "\(folder)/\(name)")
                try Fixture.writeBars(30, to: "\(folder)/\(name)", prefix: part)
            }
            for line in lines {
                #expect(line.contains("digits \(command)"))
                // One epoch shows that a command works.
                let more = ["train": " --epochs 1"]
                let run =
                    line.replacing("digits \(command)", with: "\"$DIGITS\" \(command)")
                    + (more[command] ?? (Self.readsPhotos(command) ? " --timeout 600" : ""))
                var outcome = try Tool.shell(run, in: folder)
                if outcome.errors.contains("reads worse") {
                    outcome = try Tool.shell(run + " --force", in: folder)
                }
                #expect(outcome.status == 0, "\(line)\n\(outcome.errors)")
                // Whatever is written is named at the end.
                for match in line.matches(
                    of: /(?:-o|--output|--report|--gallery|--sort-into|--debug) (\S+)/)
                {
                    #expect(FileBytes.exists("\(folder)/\(match.1)"), "\(line)")
                    #expect(outcome.errors.contains(match.1), "\(line)\n\(outcome.errors)")
                }
            }
        }
    }
}
