import Files
import Foundation
import TestSupport
import Testing

/// Files that are read outside the wall around photos, made to break what reads them.
@Suite(.timeLimit(.minutes(240)))
struct HostileFilesTests {
    /// The folder of files that once broke something, or nil where there is none.
    private static let attacks = SharedFolder.item("cases/attack")?.path

    /// Whether a run ended as runs do, and not by a trap, a crash or the patience of `timeout`.
    private func endedWell(_ status: Int32) -> Bool {
        (0...1).contains(status) || (64...78).contains(status)
    }

    @Test(
        .enabled(if: attacks != nil, "the folder of attacks is not here"),
        arguments: ["models", "csv", "idx"])
    func `every file that was made to break something is refused or used`(kind: String) throws {
        let attacks = try #require(Self.attacks) + "/" + kind
        try withScratchFolder { folder in
            try Fixture.copySamples(1, to: folder)
            let photo = try #require(
                try FileBytes.names(in: folder).first {
                    $0.hasSuffix(".jpg") || $0.hasSuffix(".png")
                })
            // The tables name two photos.
            let reading = [
                "models": "classify ph --model FILE --max-error 5%",
                "csv": "export ph --layout page --labels FILE --output set --force",
                "idx": "inspect FILE",
            ]
            _ = try Tool.shell("mkdir ph; cp \(photo) ph/4a.jpg; cp \(photo) ph/0b.jpg", in: folder)
            let files = try FileBytes.names(in: attacks).filter { !$0.hasSuffix(".py") }
            #expect(files.count > 10)
            var endings: Set<Int32> = []
            for file in files {
                let command = try #require(reading[kind])
                    .replacing("FILE", with: attacks + "/" + file)
                let outcome = try Tool.shell(
                    "\(Tool.limit(addressSpace: 4_000_000)); timeout 60 \"$DIGITS\" " + command,
                    in: folder)
                #expect(endedWell(outcome.status), "\(file): \(outcome.status) \(outcome.errors)")
                #expect(outcome.errors.count < 1000, "\(file)")
                endings.insert(outcome.status)
            }
            // Of the tables some are refused, some used, and of some the digits are not on the photo.
            #expect(kind != "csv" || endings == [0, 1, 66], "\(endings)")
        }
    }

    @Test(
        .enabled(if: attacks != nil, "the folder of attacks is not here"),
        arguments: ["w_huge", "w_neghuge", "b_huge", "bn_negvar", "bn_hugevar"])
    func `a model whose answers are no numbers is refused by every command`(model: String) throws {
        let file = try #require(Self.attacks) + "/models/\(model).safetensors"
        try withScratchFolder { folder in
            try Fixture.copySamples(2, to: folder)
            try Fixture.writeBars(60, to: folder)
            for command in [
                "classify . --report r.html", "evaluate train-images-idx3-ubyte", "doctor",
                "inspect . --report i.html", "preprocess . --output made",
            ] {
                let outcome = try Tool.shell(
                    "\"$DIGITS\" \(command) --model \(file)", in: folder)
                #expect(outcome.status == 66, "\(command): \(outcome.errors)")
                #expect(outcome.errors.contains("\(model).safetensors"))
            }
            let tuned = try Tool.run(
                ["train", "--data", ".", "--from", file, "--output", "m", "--epochs", "1"],
                in: folder)
            #expect(tuned.status == 66, "\(tuned.errors)")
        }
    }

    @Test func `a model that claims more than there is memory is refused unread`() throws {
        try withScratchFolder { folder in
            let outcome = try Tool.shell(
                "truncate -s 40G m.safetensors; \"$DIGITS\" classify . --model m.safetensors",
                in: folder)
            #expect(outcome.status == 66, "\(outcome.errors)")
            #expect(outcome.errors.contains("larger than anything"), "\(outcome.errors)")
        }
    }

    @Test func `a model on standard input is found by workers, too`() throws {
        try withScratchFolder { folder in
            let name = try Fixture.copySamples(1, to: folder)[0]
            let model =
                Checkout.url.path
                + "/Sources/CEmbeddedFiles/shipped.safetensors"
            let outcome = try Tool.shell(
                "\"$DIGITS\" classify \(name) --model /dev/stdin <'\(model)'", in: folder)
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
    }

    @Test(
        .enabled(if: attacks != nil, "the folder of attacks is not here"),
        arguments: ["in1", "in783"])
    func `the state of a run that no network could be in is refused`(state: String) throws {
        let attacks = try #require(Self.attacks)
        try withScratchFolder { folder in
            let outcome = try Tool.shell(
                """
                cp \(attacks)/state/\(state)/* . && chmod u+w *
                timeout 120 "$DIGITS" train --data \(attacks)/idx/ok --output m.safetensors \
                    --epochs 2000 --resume
                """, in: folder)
            #expect(outcome.status == 66, "\(outcome.errors)")
        }
    }

    @Test(arguments: [
        "a.jpg,0,1,\"9223372036854775807,0,1,1\"", "a.jpg,9223372036854775807,1,\"0,0,1,1\"",
        "a.jpg,0,1,\"-9223372036854775808,-1,9223372036854775807,9223372036854775807\"",
    ])
    func `boxes and indices of any size are no trap`(row: String) throws {
        try withScratchFolder { folder in
            let photo = try Fixture.copySamples(1, to: folder)[0]
            try FileManager.default.moveItem(
                atPath: folder + "/" + photo, toPath: folder + "/a.jpg")
            try Data("path,index,label,box\n\(row)\na.jpg,1,2,\"5,5,5,5\"\n".utf8)
                .write(to: URL(fileURLWithPath: folder + "/l.csv"))
            for command in ["export a.jpg --output set", "evaluate --photos ."] {
                let outcome = try Tool.shell(
                    "\"$DIGITS\" \(command) --layout page --labels l.csv", in: folder)
                #expect(endedWell(outcome.status), "\(outcome.status) \(outcome.errors)")
            }
        }
    }

    @Test func `a packed data set takes no more memory than it can hold`() throws {
        try withScratchFolder { folder in
            // 20,000,000 pictures are promised, and packed zeros for half a million are there.
            let outcome = try Tool.shell(
                """
                { printf '\\000\\000\\010\\003\\001\\061\\055\\000\\000\\000\\000\\034\\000\\000\\000\\034'
                  head -c 400000000 /dev/zero; } | gzip -1 >train-images-idx3-ubyte.gz
                { printf '\\000\\000\\010\\001\\001\\061\\055\\000'; head -c 20000000 /dev/zero; } |
                  gzip -1 >train-labels-idx1-ubyte.gz
                \(Tool.limit(addressSpace: 600_000)); timeout 60 "$DIGITS" inspect .
                """, in: folder)
            #expect(outcome.status == 66, "\(outcome.errors)")
            #expect(outcome.errors.contains("cut off"), "\(outcome.errors)")
        }
    }

    @Test func `a picture with a warning a million times is read, and warned of once`() throws {
        try withScratchFolder { folder in
            let outcome = try Tool.python(
                """
                import struct, sys, zlib
                def chunk(name, data):
                    return (struct.pack(">I", len(data)) + name + data
                            + struct.pack(">I", zlib.crc32(name + data)))
                blank = (b"\\x89PNG\\r\\n\\x1a\\n"
                         + chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 64, 8, 0, 0, 0, 0))
                         + chunk(b"acTL", struct.pack(">II", 2, 0)) * 200000
                         + chunk(b"IDAT", zlib.compress((b"\\0" + b"\\xff" * 64) * 64))
                         + chunk(b"IEND", b""))
                for name in "ab": open(sys.argv[1] + "/" + name + ".png", "wb").write(blank)
                """, folder)
            #expect(outcome.status == 0, "\(outcome.errors)")
            for isolation in ["--isolate", "--no-isolate"] {
                let rows = try Tool.run(
                    ["classify", "a.png", "b.png", isolation], in: folder)
                #expect(rows.status == 0, "\(rows.errors)")
                #expect(rows.lines.count == 2)
                for line in rows.lines {
                    #expect(line.contains("\"status\":\"rejected\""), "\(line.prefix(500))")
                    #expect(line.components(separatedBy: "first-frame-only").count == 2)
                }
            }
        }
    }
}
