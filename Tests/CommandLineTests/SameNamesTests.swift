import Files
import Foundation
import SyntheticDigits
import TestSupport
import Testing

/// Photos whose names are alike, or would be once an ending is added.
@Suite(.timeLimit(.minutes(240)))
struct SameNamesTests {
    @Test func `every photo has its own annotated picture, whatever they are called`() throws {
        try withScratchFolder { folder in
            try FileBytes.makeFolder(folder + "/c")
            let name = try Fixture.copySamples(1, to: folder)[0]
            for copy in ["a.png", "a.png.jpg", "b", "b.jpg", "z.jpg"] {
                try FileManager.default.copyItem(
                    atPath: "\(folder)/\(name)", toPath: "\(folder)/c/\(copy)")
            }
            for force in [[], ["--force"]] {
                let outcome = try Tool.run(
                    ["classify", "c", "c/b", "--annotate", "drawn"] + force, in: folder)
                #expect(outcome.status == 0, "\(outcome.errors)")
                #expect(
                    try FileBytes.names(in: folder + "/drawn") == [
                        "c+a.png.jpg", "c+a.png~.jpg", "c+b.jpg", "c+b~.jpg", "c+z.jpg",
                    ])
            }
        }
    }

    @Test func `a page's second digit and a photo of its name have a picture each`() throws {
        try withScratchFolder { folder in
            try PageFixture.write([.number], to: folder)
            let name = try Fixture.copySamples(1, to: folder)[0]
            try FileManager.default.moveItem(
                atPath: "\(folder)/\(name)", toPath: "\(folder)/number.bmp-1")
            let outcome = try Tool.run(
                [
                    "preprocess", "number.bmp", "number.bmp-1", "--layout", "page", "--output",
                    "out",
                    "--timeout", "600",
                ], in: folder)
            #expect(outcome.status == 0, "\(outcome.errors)")
            let names = try FileBytes.names(in: folder + "/out")
            #expect(names.contains("number.bmp~1.png") && names.contains("number.bmp-1.png"))
        }
    }

    @Test func `thousands of photos of one name are sorted in linear time, and once each`() throws {
        try withScratchFolder { folder in
            let outcome = try Tool.shell(
                """
                i=0; while [ $i -lt 3000 ]; do mkdir s$i; echo x >s$i/image.jpg; i=$((i+1)); done
                i=0; while [ $i -lt 3000 ]; do echo s$i/image.jpg; i=$((i+1)); done >list
                head -n 5 list >>list
                \(Sanitizer.isAtWork ? ":" : "ulimit -t 20")
                timeout 300 "$DIGITS" classify - --sort-into sorted --output rows.jsonl <list
                echo $?; ls sorted/error | wc -l; ls sorted/error | tail -n 1
                """, in: folder)
            // Attempts on names that are taken would be four millions, and take more than 20 s of a processor.
            #expect(outcome.lines[0] == "1", "\(outcome.errors)")
            #expect(outcome.lines[1].trimmingCharacters(in: .whitespaces) == "3000")
        }
    }

    @Test func `a link where a sorted folder should be is not followed`() throws {
        try withScratchFolder { folder in
            let outcome = try Tool.shell(
                """
                mkdir sorted elsewhere; ln -s ../elsewhere sorted/error; echo x >x.jpg
                "$DIGITS" classify x.jpg --sort-into sorted --sort-as copy --force --output r.jsonl
                echo $?; ls elsewhere | wc -l
                """, in: folder)
            #expect(outcome.lines[0] == "74", "\(outcome.errors)")
            #expect(outcome.lines[1].trimmingCharacters(in: .whitespaces) == "0")
        }
    }
}
