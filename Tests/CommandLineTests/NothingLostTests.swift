import DigitDatasets
import Files
import Foundation
import MNIST
import TestSupport
import Testing

/// What is there is not lost, and what two runs write is not mixed.
@Suite(.timeLimit(.minutes(240)))
struct NothingLostTests {
    private static let canPretendToBeAlone =
        (try? Tool.shell("unshare -pf --kill-child true"))?.status == 0

    @Test func `a network that is there is not trained over unasked`() throws {
        try withScratchFolder { folder in
            try OutputFile.write([1], to: folder + "/network")
            let command = ["fit-judgment", "--mnist", "none", "--network", "network"]
            let outcome = try Tool.run(command, in: folder)
            #expect(outcome.status == 74 && outcome.errors.contains("network"), "\(outcome.errors)")
            #expect(try Tool.run(command + ["--force"], in: folder).errors.contains("none"))
            #expect(try FileBytes.read(folder + "/network") == [1])
        }
    }

    /// A data set that is there, and photos of two runs that add to it.
    private func withDataset(_ body: (String) throws -> Void) throws {
        try withScratchFolder { folder in
            let names = try Fixture.copySamples(6, to: folder)
            for (part, share) in [("A", names[..<3]), ("B", names[3...])] {
                try FileBytes.makeFolder("\(folder)/\(part)")
                for name in share {
                    try FileManager.default.moveItem(
                        atPath: "\(folder)/\(name)", toPath: "\(folder)/\(part)/\(name)")
                }
                let alone = try Tool.run(
                    ["export", part, "--labels", "filename", "--output", "ref" + part], in: folder)
                #expect(alone.status == 0, "\(alone.errors)")
            }
            try FileBytes.makeFolder(folder + "/base")
            let count = 20_000
            try Fixture.write(
                DigitDataset(
                    pixels: [UInt8](repeating: 0, count: count * 784),
                    labels: (0..<count).map { UInt8($0 % 10) }),
                to: folder + "/base", prefix: "digits")
            let rows = (0..<count).map { "\($0),old/\($0).jpg,\($0 % 10),0,0,0,,\($0)\n" }.joined()
            try OutputFile.write(
                Array(("index,path,label,photo_index,row,column,box,sha256\n" + rows).utf8),
                to: folder + "/base/digits-provenance.csv")
            try body(folder)
        }
    }

    /// The order in which the runs' digits follow what was there, by pictures, labels and sources.
    private func orders(in folder: String) throws -> [String] {
        let whole = try DigitDataset(directory: folder + "/set", part: .train)
        let parts = try ["A", "B"].map {
            try DigitDataset(directory: "\(folder)/ref\($0)", part: .train)
        }
        let table = try String(
            contentsOfFile: folder + "/set/digits-provenance.csv", encoding: .utf8)
        let sources = table.split(separator: "\n").dropFirst(20_001).map {
            String($0.split(separator: ",")[1].prefix(1))
        }
        let pixels = Array(whole.pixels.dropFirst(20_000 * 784))
        let labels = Array(whole.labels.dropFirst(20_000))
        return [
            pixels == parts[0].pixels + parts[1].pixels
                ? "AB" : pixels == parts[1].pixels + parts[0].pixels ? "BA" : "mixed pictures",
            labels == parts[0].labels + parts[1].labels
                ? "AB" : labels == parts[1].labels + parts[0].labels ? "BA" : "mixed labels",
            sources == ["A", "A", "A", "B", "B", "B"]
                ? "AB" : sources == ["B", "B", "B", "A", "A", "A"] ? "BA" : "mixed sources",
        ]
    }

    @Test(
        arguments: possible(
            ["", "unshare -pf --kill-child"], where: { $0.isEmpty || canPretendToBeAlone },
            "only root on Linux can give two runs the same process number"))
    func `two appends at once both arrive, and nothing is mixed`(alone: String) throws {
        try withDataset { folder in
            for _ in 0..<4 {
                let outcome = try Tool.shell(
                    """
                    rm -rf set; cp -r base set
                    for part in A B; do
                      \(alone) "$DIGITS" export $part --labels filename --append --output set &
                    done
                    wait
                    """, in: folder)
                let orders = try orders(in: folder)
                #expect(Set(orders).count == 1 && ["AB", "BA"].contains(orders[0]), "\(orders)")
                #expect(outcome.errors.components(separatedBy: "3 digits of 3 photos").count == 3)
                #expect(
                    try FileManager.default.contentsOfDirectory(atPath: folder + "/set").count == 3)
            }
        }
    }

    @Test func `an append to a set that another is changing waits, and can be stopped`() throws {
        try withDataset { folder in
            let outcome = try Tool.shell(
                """
                cp -r base set
                exec 9>set/.digits.lock; flock 9
                "$DIGITS" export A --labels filename --append --output set & pid=$!
                sleep 2; kill -INT $pid; wait $pid; echo "status $?"
                cmp set/digits-images-idx3-ubyte base/digits-images-idx3-ubyte && echo same
                """, in: folder)
            #expect(outcome.output == "status 130\nsame\n", "\(outcome.errors)")
            #expect(outcome.errors.contains("waiting"))
        }
    }

    @Test func `two runs cannot write one file of rows, nor one model`() throws {
        try withScratchFolder { folder in
            try Fixture.copySamples(1, to: folder)
            try Fixture.writeBars(60, to: folder)
            let outcome = try Tool.shell(
                """
                exec 9>>rows.jsonl; flock 9
                "$DIGITS" classify x.jpg --output rows.jsonl --resume; echo $?
                "$DIGITS" classify x.jpg --output rows.jsonl --force; echo $?
                exec 8>.m.safetensors.lock; flock 8
                "$DIGITS" train --data . --output m.safetensors --epochs 1; echo $?
                """, in: folder)
            #expect(outcome.output == "74\n74\n74\n")
            #expect(outcome.errors.components(separatedBy: "another run").count == 4)
        }
    }

    @Test(arguments: [
        "my precious notes", "[{\"path\":\"x\"}", "{\"path\":\"other.jpg\",\"index\":0,",
        "{\"path\":\"other.jpg\",\"index\":0,\"status\":\"ok\"}\n", "notes\nmore notes",
        "{\"path\":\"a.jpg\",\"index\":0,\"status\":\"ok\"}\nmy notes",
        "{\"path\":\"a.jpg\",\"index\":0,\"status\":\"ok\"}\n{\"path\":\"c.jpg\",\"index\":0",
    ])
    func `--resume leaves a file that is not this run's as it is`(contents: String) throws {
        try withScratchFolder { folder in
            let file = folder + "/rows.jsonl"
            try Data(contents.utf8).write(to: URL(fileURLWithPath: file))
            let outcome = try Tool.run(
                ["classify", "a.jpg", "b.jpg", "--output", file, "--resume"])
            #expect(outcome.status == 66, "\(outcome.errors)")
            #expect(try String(contentsOfFile: file, encoding: .utf8) == contents)
            // Nothing is noted about a file that is not gone on with.
            #expect(try FileBytes.names(in: folder) == ["rows.jsonl"])
        }
    }

    @Test func `rows that go through a pipe leave nothing beside it`() throws {
        try withScratchFolder { folder in
            let outcome = try Tool.shell(
                """
                mkfifo pipe; cat pipe & "$DIGITS" classify a.jpg --output pipe; echo $?; wait; ls -A
                """, in: folder)
            #expect(outcome.lines.contains("1"), "\(outcome.errors)")
            #expect(outcome.lines.contains { $0.contains("\"path\":\"a.jpg\"") })
            #expect(outcome.lines.last == "pipe" && !outcome.output.contains(".run"))
        }
    }

    @Test func `--resume onto what is no file is refused at once`() throws {
        try withScratchFolder { folder in
            let outcome = try Tool.shell(
                """
                mkfifo pipe
                for place in pipe /dev/full /dev/zero .; do
                  timeout 20 "$DIGITS" classify a.jpg --output $place --resume; echo $?
                done
                """, in: folder)
            #expect(outcome.lines.allSatisfy { ["66", "74"].contains($0) }, "\(outcome.output)")
            #expect(outcome.lines.count == 4)
        }
    }

    @Test func `a long line is refused in no time`() throws {
        try withScratchFolder { folder in
            let outcome = try Tool.shell(
                """
                head -c 60000000 /dev/zero | tr '\\0' x >rows.jsonl
                (ulimit -t 10; "$DIGITS" classify a.jpg --output rows.jsonl --resume); echo $?
                wc -c <rows.jsonl
                """, in: folder)
            #expect(outcome.output == "66\n60000000\n")
        }
    }

    @Test(arguments: [
        ["--min-confidence", "0.9995"], ["--layout", "single"], ["--max-file-size", "1MB"],
    ])
    func `--resume with other options is refused`(options: [String]) throws {
        try withScratchFolder { folder in
            let names = try Fixture.copySamples(3, to: folder)
            let file = folder + "/rows.jsonl"
            let photos = names.map { folder + "/" + $0 }
            let begun = try Tool.run(["classify"] + photos[..<2] + ["--output", file])
            #expect(begun.status == 0, "\(begun.errors)")
            let before = try FileBytes.read(file)
            let run = ["classify"] + photos + ["--output", file, "--resume"]
            let refused = try Tool.run(run + options)
            #expect(refused.status == 66 && refused.errors.contains("was begun with"))
            #expect(try FileBytes.read(file) == before)
            let resumed = try Tool.run(run)
            #expect(resumed.status == 0, "\(resumed.errors)")
            // The last photo of a run that may have been ended in its middle is read again.
            #expect(resumed.errors.contains("1 taken over, 2 read"), "\(resumed.errors)")
            #expect(try FileBytes.read(file).split(separator: 10).count == 3)
        }
    }

    @Test func `--resume with another model is refused`() throws {
        try withScratchFolder { folder in
            let names = try Fixture.copySamples(2, to: folder)
            try Fixture.writeBars(20, to: folder)
            let (model, file) = (folder + "/model.safetensors", folder + "/rows.jsonl")
            let trained = try Tool.run(
                ["train", "--data", folder, "--output", model, "--epochs", "1"])
            #expect(trained.status == 0, "\(trained.errors)")
            let photos = names.map { folder + "/" + $0 }
            #expect(try Tool.run(["classify", photos[0], "--output", file]).status == 0)
            let before = try FileBytes.read(file)
            let run = ["classify"] + photos + ["--output", file, "--resume"]
            let refused = try Tool.run(run + ["--model", model])
            #expect(refused.status == 66 && refused.errors.contains("was begun with"))
            #expect(try FileBytes.read(file) == before)
            #expect(try Tool.run(run).status == 0)
        }
    }

    @Test(arguments: [
        ["--model", "/nonexistent"], ["--model", "broken.safetensors"], ["--shard", "9/8"],
        ["--max-error", "0.0000001"], ["--sort-into", "keep.jsonl"], ["--report", "no/r.html"],
    ])
    func `--force replaces nothing before all options are known to be right`(
        options: [String]
    ) throws {
        try withScratchFolder { folder in
            try Data("last night's rows".utf8)
                .write(to: URL(fileURLWithPath: folder + "/keep.jsonl"))
            try Data("x".utf8).write(to: URL(fileURLWithPath: folder + "/broken.safetensors"))
            let outcome = try Tool.run(
                ["classify", "a.jpg", "--output", "keep.jsonl", "--force"] + options, in: folder)
            #expect([64, 66, 74].contains(outcome.status), "\(outcome.errors)")
            #expect(
                try String(contentsOfFile: folder + "/keep.jsonl", encoding: .utf8)
                    == "last night's rows")
        }
    }

    @Test(arguments: [
        "classify PHOTO --output PHOTO --force", "classify photos --output PHOTO --force",
        "classify photos --gallery PHOTO.png --force", "classify PHOTO --annotate photos --force",
        "preprocess photos --output photos --force",
        "classify PHOTO --labels labels.csv --report r.html --output labels.csv --force",
        "export photos --labels digits-provenance.csv --output . --force",
        "train --from m.safetensors --data set --output m.safetensors --force --epochs 1",
        "train --data set --output set/train-labels-idx1-ubyte --force --epochs 1",
    ])
    func `what is read is never replaced`(command: String) throws {
        try withScratchFolder { folder in
            try FileBytes.makeFolder(folder + "/photos")
            try FileBytes.makeFolder(folder + "/set")
            let name = try Fixture.copySamples(1, to: folder + "/photos")[0]
            try FileManager.default.copyItem(
                atPath: "\(folder)/photos/\(name)", toPath: "\(folder)/photos/\(name).png")
            for table in ["labels.csv", "digits-provenance.csv"] {
                let rows = "path,label\nphotos/\(name),1\nphotos/\(name).png,1\n"
                try Data(rows.utf8).write(to: URL(fileURLWithPath: folder + "/" + table))
            }
            try Fixture.writeBars(60, to: folder + "/set")
            try Data("model".utf8).write(to: URL(fileURLWithPath: folder + "/m.safetensors"))
            let before = try Tool.shell("find . -type f -exec cksum {} + | sort", in: folder)
            let outcome = try Tool.shell(
                "\"$DIGITS\" " + command.replacing("PHOTO", with: "photos/\(name)"), in: folder)
            #expect(outcome.status == 64, "\(outcome.errors)")
            let after = try Tool.shell("find . -type f -exec cksum {} + | sort", in: folder)
            #expect(after.output == before.output)
        }
    }

    @Test func `a list on standard input may not name what is written either`() throws {
        try withScratchFolder { folder in
            let name = try Fixture.copySamples(1, to: folder)[0]
            let outcome = try Tool.run(
                "classify", "-", "--output", name, "--force", input: "x.jpg\n\(name)\n", in: folder)
            #expect(outcome.status == 64, "\(outcome.errors)")
        }
    }

    @Test(arguments: [
        "classify one.jpg --debug used", "classify one.jpg --annotate used",
        "classify one.jpg --sort-into used", "preprocess one.jpg --output used",
        "classify one.jpg --output used/file", "classify one.jpg --report used/file.html",
        "classify one.jpg --gallery used/file.png",
        "evaluate --photos . --labels labels.csv --debug used",
    ])
    func `one rule holds for all outputs: what exists takes --force`(command: String) throws {
        try withScratchFolder { folder in
            let outcome = try Tool.shell(
                """
                mkdir used && echo mine >used/file && cp used/file used/file.html
                cp used/file used/file.png
                printf 'path,label\\none.jpg,1\\n' >labels.csv
                "$DIGITS" \(command); echo $?
                "$DIGITS" \(command) --force >/dev/null; echo $?
                cat used/file
                """, in: folder)
            #expect(outcome.lines.first == "74", "\(outcome.errors)")
            // The photo is not there: that is a row, and all outputs are written.
            #expect(outcome.lines.dropFirst().first == "1", "\(outcome.errors)")
            #expect(command.contains("--output used/file") || outcome.lines.last == "mine")
        }
    }

    @Test func `what a killed run has left is taken away by the next`() throws {
        try withScratchFolder { folder in
            let outcome = try Tool.shell(
                """
                i=0; while [ $i -lt 100000 ]; do echo missing-$i.jpg; i=$((i+1)); done >list
                "$DIGITS" classify - --report r.html --output /dev/null <list & pid=$!
                while ! ls -A | grep -q '^.r_files.*part'; do sleep 0.05; done
                kill -9 $pid; wait $pid
                ls -A | grep -c part
                "$DIGITS" classify missing.jpg --report r.html --output /dev/null
                ls -A
                """, in: folder)
            #expect(outcome.lines.first == "1")
            #expect(outcome.lines.dropFirst() == ["list", "r.html"], "\(outcome.output)")
        }
    }

    @Test func `a closed terminal ends a run like Ctrl-C`() throws {
        try withScratchFolder { folder in
            let outcome = try Tool.shell(
                """
                mkfifo list; exec 9<>list
                "$DIGITS" classify - --report r.html --output /dev/null <list & pid=$!
                echo missing.jpg >&9
                while ! ls -A | grep -q '^.r_files.*part'; do sleep 0.05; done
                kill -HUP $pid; wait $pid; echo $?
                ls -A | grep part
                """, in: folder)
            #expect(outcome.output == "130\n", "\(outcome.errors)")
        }
    }
}
