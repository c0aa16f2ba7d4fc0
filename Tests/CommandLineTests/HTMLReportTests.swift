import DigitDatasets
import Files
import Foundation
import MNIST
import SyntheticDigits
import TestSupport
import Testing

/// Reports in a real browser; skipped, and reported as such, where there is none.
@Suite(.enabled(if: Tool.hasBrowser, "needs Chromium and Python's websocket-client"))
struct HTMLReportTests {
    /// A folder of photos of all kinds: good ones, a broken one, one with a hostile name.
    private func makePhotos(in folder: String) throws -> String {
        let photos = folder + "/photos"
        try FileManager.default.createDirectory(atPath: photos, withIntermediateDirectories: true)
        let names = try Fixture.copySamples(5, to: photos)
        try FileManager.default.copyItem(
            atPath: photos + "/" + names[0],
            toPath: photos + "/\(names[0].prefix(1))<script>alert(1)<, \"3\".jpg")
        try Data("no picture".utf8).write(to: URL(fileURLWithPath: photos + "/4.jpg"))
        return photos
    }

    /// A folder of photos and its report, labeled by the photos' names.
    private func makeReport(
        in folder: String, _ embedding: String
    ) throws -> (photos: String, page: String) {
        let (photos, page) = (try makePhotos(in: folder), folder + "/report.html")
        let outcome = try Tool.run(
            "classify", photos, "--report", page, "--labels", "filename", embedding)
        #expect(outcome.status == 1)
        return (photos, page)
    }

    private static func firstPhoto(in folder: String) throws -> String {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        return try #require(names.first { $0.hasSuffix(".jpg") && !$0.hasPrefix("4.") })
    }

    @Test(arguments: ["--embed", "--no-embed"])
    func `a person filters, opens, corrects, reloads and downloads`(embedding: String) throws {
        try withScratchFolder { folder in
            let (photos, page) = try makeReport(in: folder, embedding)
            let labels = folder + "/labels.csv"
            // The same photos and one more, from another time: what was labeled stays labeled.
            let more = photos + "/9-more.jpg"
            try FileManager.default.copyItem(
                atPath: photos + "/" + Self.firstPhoto(in: photos), toPath: more)
            let later = try Tool.run(
                "classify", photos, "--report", folder + "/later.html", embedding)
            #expect(later.status == 1)
            try FileManager.default.removeItem(atPath: more)
            let review = try Tool.browser(
                "report_review.py", [page, labels, folder + "/later.html"])
            #expect(review.status == 0, "\(review.output)\(review.errors)")
            // What the page hands over is what export and evaluate take.
            let export = try Tool.run(
                "export", photos, "--labels", labels, "--output", folder + "/dataset")
            #expect(export.status == 0, "\(export.errors)")
            let provenance = try String(
                contentsOfFile: folder + "/dataset/digits-provenance.csv", encoding: .utf8)
            #expect(provenance.contains(".png,7,") && !provenance.contains("alert(1)"))
            let evaluated = try Tool.run(
                "evaluate", "--photos", photos, "--labels", labels, "--format", "json")
            #expect(evaluated.status == 0, "\(evaluated.errors)")
            #expect(evaluated.output.contains("\"count\": 5"), "\(evaluated.output)")
        }
    }

    @Test(arguments: ["--embed", "--no-embed"])
    func `a person compares, notes, steps back, chooses colors and prints`(
        embedding: String
    ) throws {
        try withScratchFolder { folder in
            let (photos, page) = try makeReport(in: folder, embedding)
            let labels = folder + "/labels.csv"
            let look = try Tool.browser("report_looks.py", [page, labels])
            #expect(look.status == 0, "\(look.output)\(look.errors)")
            // The note comes back with the labels, in another report too.
            let again = folder + "/again.html"
            let second = try Tool.run(
                "classify", photos, "--report", again, "--labels", labels, "--embed")
            #expect(second.status == 1)
            let html = try String(contentsOfFile: again, encoding: .utf8)
            let isThere = html.contains("=a smudge, \\\"left\\\" of it")
            #expect(isThere)
            // One command leads from the labels to a network.
            let chain = /digits export [^"]*--output mine [^"]*&& digits train [^"]*--data mine/
            let leadsToANetwork = html.firstMatch(of: chain) != nil
            #expect(leadsToANetwork)
        }
    }

    @Test(arguments: ["--embed", "--no-embed"])
    func `a person corrects a page of many digits`(embedding: String) throws {
        try withScratchFolder { folder in
            let photos = folder + "/photos"
            try PageFixture.write([.rows], to: photos)
            let (page, labels) = (folder + "/report.html", folder + "/labels.csv")
            let outcome = try Tool.run(
                "classify", photos, "--layout", "page", "--report", page, embedding)
            #expect(outcome.status == 0, "\(outcome.errors)")
            let rows = try PageFixture.rows(outcome)
            let review = try Tool.browser("report_pages.py", [page, labels])
            #expect(review.status == 0, "\(review.output)\(review.errors)")
            let export = try Tool.run(
                "export", photos, "--layout", "page", "--labels", labels, "--in-order", "--output",
                folder + "/dataset")
            #expect(export.status == 0, "\(export.errors)")
            let set = try DigitDataset(directory: folder + "/dataset", part: .train)
            #expect(set.count == rows.count - 1)
            #expect(set.labels.first.map(Int.init) == rows.first?.digit.map { ($0 + 1) % 10 })
            // Nobody has looked at most digits: what was read is no truth to measure reading by.
            let evaluation = [
                "evaluate", "--photos", photos, "--layout", "page", "--labels", labels, "--format",
                "json",
            ]
            let refused = try Tool.run(evaluation)
            #expect(refused.status == 66 && refused.errors.contains("nobody has looked at"))
            let table = try String(contentsOfFile: labels, encoding: .utf8)
            try Data(table.replacing(",no,", with: ",yes,").utf8)
                .write(to: URL(fileURLWithPath: labels))
            let evaluated = try Tool.run(evaluation)
            // One less that is a digit, one more that was missed.
            for figure in ["\"count\": \(rows.count)", "\"read\": \(rows.count)"] {
                #expect(evaluated.output.contains(figure), "\(evaluated.output)")
            }
        }
    }

    @Test func `pages of all kinds come up, fit every width and have no barriers`() throws {
        try withScratchFolder { folder in
            let names = try Fixture.copySamples(2, to: folder)
            try FileBytes.makeFolder(folder + "/set")
            try Fixture.writeBars(60, to: folder + "/set")
            // More than a print has unless it is asked for all.
            try FileBytes.makeFolder(folder + "/many")
            try Fixture.writeBars(250, to: folder + "/many")
            let (report, evaluation, inspection) = (
                folder + "/report.html", folder + "/evaluation.html", folder + "/inspection.html"
            )
            let model = folder + "/model.safetensors"
            // The curves of a model's own training are part of its evaluation.
            for arguments in [
                [
                    "classify", folder + "/" + names[0], "--debug", folder + "/debug", "--report",
                    report,
                ],
                ["train", "--data", folder + "/set", "--output", model, "--epochs", "2"],
                [
                    "evaluate", folder + "/set/train-images-idx3-ubyte", "--model", model,
                    "--report", evaluation,
                ],
                ["inspect", folder + "/many", "--report", inspection],
            ] {
                let outcome = try Tool.run(arguments)
                #expect(outcome.status == 0, "\(arguments)\n\(outcome.errors)")
            }
            let html = try String(contentsOfFile: evaluation, encoding: .utf8)
            for words in [
                "Is confidence honest?", "How the model was trained",
            ] {
                let isThere = html.contains(words)
                #expect(isThere, "\(words)")
            }
            let debug = try FileBytes.names(in: folder + "/debug")
            let pages = [
                report, evaluation, inspection,
                folder + "/debug/" + (debug.first ?? "") + "/index.html",
            ]
            let look = try Tool.browser("pages.py", pages)
            #expect(look.status == 0, "\(look.output)\(look.errors)")
            let (none, empty) = (folder + "/none", folder + "/empty.html")
            try FileBytes.makeFolder(none)
            #expect(try Tool.run("classify", none, "--report", empty).status == 66)
            let corrected = folder + "/labels-idx1-ubyte"
            let figures = try Tool.browser(
                "report_figures.py", [evaluation, inspection, empty, corrected])
            #expect(figures.status == 0, "\(figures.output)\(figures.errors)")
            // What is handed over is a file of labels that takes the place of the set's own.
            let before = try FileBytes.read(folder + "/many/train-labels-idx1-ubyte")
            let after = try FileBytes.read(corrected)
            #expect(after.count == before.count && after.prefix(8) == before.prefix(8))
            #expect(after.dropFirst(9) == before.dropFirst(9) && after[8] == (before[8] + 1) % 10)
        }
    }
}
