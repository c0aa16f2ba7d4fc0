import Files
import Foundation
import TestSupport
import Testing

/// What comes through pipes: one photo, or the names of photos.
struct StandardInputTests {
    private let photo = Checkout.samples.appendingPathComponent("7-plain-pencil.jpg").path

    private func row(_ outcome: Tool.Outcome) throws -> [String: Any] {
        try #require(outcome.lines.count == 1, "\(outcome.output)\(outcome.errors)")
        let line = Data(try #require(outcome.lines.first).utf8)
        return try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
    }

    /// The ways people hand a photo over; `PHOTO` is its file.
    static let ways = [
        "cat PHOTO | \"$DIGITS\" classify -", "\"$DIGITS\" classify - < PHOTO",
        "cat PHOTO | \"$DIGITS\" classify /dev/stdin", "\"$DIGITS\" classify /dev/stdin < PHOTO",
        "bash -c '\"$DIGITS\" classify <(cat PHOTO)'",
        "cat PHOTO | \"$DIGITS\" classify - --no-isolate",
        "{ head -c 5 PHOTO; sleep 0.2; tail -c +6 PHOTO; } | \"$DIGITS\" classify -",
    ]

    @Test(arguments: ways)
    func `a photo that comes through a pipe is read like its file`(way: String) throws {
        let byName = try row(try Tool.run("classify", photo))
        let outcome = try Tool.shell(way.replacing("PHOTO", with: photo))
        #expect(outcome.status == 0, "\(outcome.errors)")
        let piped = try row(outcome)
        let path = try #require(piped["path"] as? String)
        #expect(path == "-" || path.hasPrefix("/dev/"))
        for field in ["digit", "confidence", "probabilities", "box", "warnings"] {
            let values = [piped, byName].map { $0[field] as? NSObject }
            #expect(values[0] != nil && values[0] == values[1], "\(field)")
        }
    }

    @Test(arguments: [
        ("printf '%%PDF-1.4 x'", "a PDF document"), ("printf 'PK\\003\\004abc'", "an archive"),
        ("head -c 5000 /dev/zero", "nothing but zeros"), ("printf '<html>x</html>'", "a web page"),
        ("printf '\\377\\330\\377\\340'", "broken"),
    ])
    func `what is no photo is said in one row`(command: String, words: String) throws {
        let outcome = try Tool.shell(command + " | \"$DIGITS\" classify -")
        #expect(outcome.status == 1)
        let row = try row(outcome)
        #expect(row["status"] as? String == "error")
        let error = try #require(row["error"] as? [String: Any])
        #expect((error["message"] as? String)?.contains(words) == true, "\(error)")
    }

    @Test func `a flood of what is no photo is not waited for`() throws {
        let outcome = try Tool.shell(
            "timeout 60 sh -c 'yes \"\" | tr \"\\n\" \"\\000\" | \"$DIGITS\" classify -'")
        #expect(outcome.status == 1, "\(outcome.errors)")
        #expect(outcome.output.contains("nothing but zeros"))
    }

    @Test(arguments: ["7.jpg\n", "GIF89a.jpg\n", "P5\n", "BMx.jpg\n", "II*.jpg\n"])
    func `names stay names, whatever they begin with`(list: String) throws {
        let outcome = try Tool.run("classify", "-", input: list)
        let row = try row(outcome)
        #expect(row["path"] as? String == list.replacing("\n", with: ""))
        #expect(outcome.output.contains("not-found"))
    }

    @Test func `a shell's list of names is one`() throws {
        let outcome = try Tool.shell(
            "bash -c '\"$DIGITS\" classify <(echo \(photo); echo \(photo))'")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.lines.count == 2)
    }

    @Test func `a photo from a pipe goes wherever photos go`() throws {
        try withScratchFolder { folder in
            let outcome = try Tool.shell(
                """
                cat \(photo) | "$DIGITS" preprocess - --output pictures &&
                cat \(photo) | "$DIGITS" classify - --format text &&
                cat \(photo) | "$DIGITS" classify - --debug steps --report r.html --annotate drawn \
                    --gallery g.png --sort-into sorted
                """, in: folder)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.lines.first == "7")
            #expect(try FileBytes.names(in: folder + "/pictures").count == 1)
            #expect(try FileBytes.names(in: folder + "/drawn").count == 1)
            #expect(try FileBytes.names(in: folder + "/steps").contains { $0 != "index.html" })
            #expect(FileBytes.exists(folder + "/r.html") && FileBytes.exists(folder + "/g.png"))
            #expect(outcome.errors.contains("sorted into no folder: it came through a pipe"))
        }
    }

    @Test func `where a photo cannot be kept, a sentence says where`() throws {
        let outcome = try Tool.shell("cat \(photo) | TMPDIR=/no/such/folder \"$DIGITS\" classify -")
        #expect(outcome.status == 74)
        #expect(
            outcome.errors.contains(
                "The photo on standard input cannot be kept in /no/such/folder"),
            "\(outcome.errors)")
        let other = try Tool.shell(
            "bash -c 'TMPDIR=/no/such/folder \"$DIGITS\" classify <(cat \(photo))'")
        #expect(other.status == 74)
        #expect(other.errors.contains("The photo on /dev/fd/"), "\(other.errors)")
    }
}
