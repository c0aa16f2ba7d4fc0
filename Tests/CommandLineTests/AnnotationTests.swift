import Files
import Foundation
import SyntheticDigits
import TestSupport
import Testing

/// `digits classify --annotate`, by the real program.
@Suite(.timeLimit(.minutes(240)))
struct AnnotationTests {
    private func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    @Test func `each photo is drawn once, by workers as by this process`() throws {
        try withScratchFolder { folder in
            try FileBytes.makeFolder(folder + "/photos")
            let sample = try #require(try Fixture.copySamples(1, to: folder + "/photos").first)
            try PageFixture.write([.rows], to: folder + "/photos")
            try Data("no picture".utf8)
                .write(to: URL(fileURLWithPath: folder + "/photos/broken.jpg"))
            for isolation in ["--isolate", "--no-isolate"] {
                let outcome = try Tool.run(
                    [
                        "classify", "photos", "--layout", "page", "--annotate", "drawn" + isolation,
                        "--jobs", "2", isolation,
                    ], in: folder)
                #expect(outcome.status == 1, "\(outcome.errors)")
            }
            let drawn = try names(in: folder + "/drawn--isolate")
            #expect(drawn.count == 2 && drawn.contains("photos+rows.bmp~.jpg"))
            #expect(drawn.contains { $0.hasPrefix("photos+" + sample) })
            for name in drawn {
                let bytes = try FileBytes.read(folder + "/drawn--isolate/" + name)
                #expect(bytes.starts(with: [0xFF, 0xD8, 0xFF]))
                #expect(try FileBytes.read(folder + "/drawn--no-isolate/" + name) == bytes)
            }
        }
    }

    @Test func `a picture that exists is replaced on request alone`() throws {
        try withScratchFolder { folder in
            let name = try #require(try Fixture.copySamples(1, to: folder).first)
            let (photo, drawn) = (folder + "/" + name, folder + "/drawn")
            let first = try Tool.run("classify", photo, "--annotate", drawn)
            #expect(first.status == 0, "\(first.errors)")
            let file = drawn + "/" + (try #require(try names(in: drawn).first))
            try Data("mine".utf8).write(to: URL(fileURLWithPath: file))
            let refused = try Tool.run("classify", photo, "--annotate", drawn)
            #expect(refused.status == 74)
            #expect(refused.errors.contains("there are files in it already"), "\(refused.errors)")
            #expect(try FileBytes.read(file) == Array("mine".utf8))
            let forced = try Tool.run("classify", photo, "--annotate", drawn, "--force")
            #expect(forced.status == 0, "\(forced.errors)")
            #expect(try FileBytes.read(file).starts(with: [0xFF, 0xD8]))
        }
    }
}
