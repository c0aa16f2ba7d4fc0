import DigitReading
import Drawing
import Files
import Foundation
import MNIST
import PhotoFiles
import Raster
import Reporting
import TestSupport
import Testing

@Suite struct ReportWriterTests {
    private let hostile = "<script>alert('&\"')</script></script><!--\u{202E}gnp.7"

    /// Writes a report of some photos with all that it can hold; returns the page.
    private func write(
        _ names: [String], to folder: ScratchFolder, embedding: ReportWriter.Embedding,
        as name: String = "report.html", replacingExisting: Bool = false
    ) throws -> String {
        let file = folder.url.path + "/" + name
        let writer = try ReportWriter(
            path: file, embedding: embedding, replacingExisting: replacingExisting)
        var tally = ReportTally()
        for name in names {
            let path = PhotoPath(name)
            let teller = StoryObserver(photo: path)
            Fixtures.play(path, to: teller, hypotheses: 2)
            let row = Row(
                path: path, status: .ok, digit: Digit(7), confidence: 0.9,
                probabilities: [0, 0.1, 0, 0, 0, 0, 0, 0.9, 0, 0],
                box: PixelBox(x: 1, y: 2, width: 3, height: 4), warnings: [.blurred],
                image: Fixtures.image)
            let near = ReportItem.Neighbor(
                index: 3, label: .init(7) ?? Digit.allCases[0], distance: 1, image: Fixtures.image)
            let items = [ReportItem(row, label: Digit(1), neighbors: [near])]
            tally.add(items)
            try writer.add(items, photo: thumbnail, story: teller.story)
        }
        var page = HTMLReport(title: hostile, subtitle: hostile)
        tally.fill(&page)
        page.commands = [(why: hostile, text: hostile)]
        try writer.finish(page)
        return String(decoding: try folder.data(name), as: UTF8.self)
    }

    private var thumbnail: ColorRaster {
        Fixtures.photo.resampled(width: GalleryObserver.side, height: 144)
    }

    @Test(arguments: [ReportWriter.Embedding.always, .never])
    func `a name with markup stays a name, and the page says what it may load`(
        embedding: ReportWriter.Embedding
    ) throws {
        let folder = try ScratchFolder()
        let page = try write([hostile], to: folder, embedding: embedding)
        // Not the page itself in the expectations: it would be the message.
        let (hasTag, hasGap) = (page.contains("<script>alert"), page.contains("{{"))
        #expect(!hasTag && !hasGap)
        let policy = try #require(
            page.firstMatch(of: /http-equiv="Content-Security-Policy" content="([^"]+)"/)?.1)
        let beside = embedding == .never ? " 'self'" : ""
        #expect(
            policy.hasPrefix("default-src 'none'; img-src data: blob:\(beside) file:; script-src "))
        // The page's own style and programs, that of its colors and that of its digits, and no others.
        let count = ["script": 2, "style": 1]
        for (element, count) in count {
            let own = page.components(separatedBy: "<\(element)>").dropFirst().map { part in
                SHA256.hex(of: Array(part.components(separatedBy: "</\(element)>")[0].utf8))
            }
            let rule = try #require(policy.split(separator: "; ").first { $0.hasPrefix(element) })
            let named = rule.matches(of: /'sha256-([^']+)'/).map { match in
                (Data(base64Encoded: String(match.1)) ?? Data())
                    .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            }
            #expect(own == named && own.count == count, "\(element)")
        }
        let forbidden = [" style=", " onclick=", "https:"].filter(page.contains)
        #expect(forbidden.isEmpty)
    }

    @Test func `a photo read sideways is shown upright, its box as the row has it`() throws {
        let folder = try ScratchFolder()
        let file = folder.url.appending(path: "report.html").path
        let writer = try ReportWriter(path: file, embedding: .never)
        let row = Row(
            path: PhotoPath("a.jpg"), status: .ok, digit: Digit(7), confidence: 0.9,
            box: PixelBox(x: 1, y: 2, width: 3, height: 4), warnings: [.turned90])
        try writer.add([ReportItem(row)], photo: thumbnail)
        try writer.finish(HTMLReport(title: "a", subtitle: "b"))
        let page = String(decoding: try folder.data("report.html"), as: UTF8.self)
        let record = try #require(page.firstMatch(of: /\["a.jpg".*/)).output
        #expect(record.contains("[1,2,3,4]"))
        // The photo's size and that of the turned picture, and how often it was turned.
        #expect(
            record.contains("[192,144,144,192]") && record.contains(",-1,\"\",1,[],\"\"]"),
            "\(record)")
    }

    @Test func `what stands before the data is well-formed, and charts have words`() throws {
        let folder = try ScratchFolder()
        let page = try write(["a.jpg"], to: folder, embedding: .always)
        let body = try #require(page.firstRange(of: "<body ")).lowerBound
        let end = try #require(page.firstRange(of: "<script type")).lowerBound
        let elements = try Elements(of: Data((page[body..<end] + "</body>").utf8))
        #expect(elements.text.contains("<script>alert('&\"')</script>"))
        #expect(!elements.text.contains("\u{202E}"))
        let cells = elements.all.filter { $0.attributes["data-filter"] != nil }
        #expect(
            cells.map { $0.attributes["data-filter"] } == [
                "{\"least\":\"80\",\"below\":\"95\"}", "{\"digit\":\"7\",\"status\":\"ok\"}",
                "{\"label\":\"1\",\"digit\":\"7\",\"status\":\"ok\"}",
            ])
        #expect(
            cells.map { $0.attributes["aria-label"] } == [
                "1 digits, 80 – 95 %", "1 digits, 7", "1 is 1, read as 7",
            ])
        // Where no program runs, a table says what was read.
        #expect(elements.text.contains("Without JavaScript") && elements.text.contains("90.00 %"))
    }

    @Test func `a report without any digits says so, and shows nothing to filter or to review`()
        throws
    {
        let folder = try ScratchFolder()
        let writer = try ReportWriter(path: folder.url.path + "/report.html")
        var page = HTMLReport(title: "none", subtitle: "nothing")
        ReportTally().fill(&page)
        page.emptyNote = "No photos were found."
        try writer.finish(page)
        let html = String(decoding: try folder.data("report.html"), as: UTF8.self)
        let (says, isEmpty) = (html.contains("No photos were found."), html.contains("is-empty"))
        let hasCharts = html.contains("<div class=\"panel") || html.contains("class=\"figures\"")
        #expect(says && isEmpty && !hasCharts)
    }

    @Test func `beside a page lie its pictures, and stories that are programs of one call`() throws
    {
        let folder = try ScratchFolder()
        let page = try write(["a.jpg", hostile], to: folder, embedding: .never)
        #expect(try folder.names() == ["report.html", "report_files"])
        #expect(
            try folder.names(in: "report_files") == [
                "digit-0.png", "photo-0.jpg", "photo-1.jpg", "stages-0.jpg", "stages-1.jpg",
                "story-0.js", "story-1.js",
            ])
        let namesFolder = page.contains("\"folder\":\"./report_files/\"")
        #expect(namesFolder)
        let story = String(decoding: try folder.data("report_files/story-1.js"), as: UTF8.self)
        let json = try #require(story.wholeMatch(of: /digitsReport\(1,(\{.*\})\);\n/)?.1)
        #expect(!json.contains("<"))
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let trace = try #require(object["trace"] as? [String: Any])
        #expect(trace["path"] as? String == hostile)
        let sizes = (object["sheet"] as? [String: Any])?["sizes"] as? [[Int]]
        let stages = (trace["stages"] as? [Any])?.count ?? 0
        #expect(stages > 10 && (sizes?.count ?? 0) > stages, "alternatives' stages come after")
    }

    @Test func `a report of any name finds its folder`() throws {
        let folder = try ScratchFolder()
        let page = try write(["a.jpg"], to: folder, embedding: .never, as: "a:b 100%é-1.html")
        #expect(page.contains(#""./a%3Ab%20100%25%C3%A9-1"#))
    }

    @Test func `an embedded report leaves no folder, not even an older report's`() throws {
        let folder = try ScratchFolder()
        _ = try write(["a.jpg"], to: folder, embedding: .never)
        _ = try write(["a.jpg"], to: folder, embedding: .always, replacingExisting: true)
        #expect(try folder.names() == ["report.html"])
    }

    @Test func `a report that is never finished leaves nothing`() throws {
        let folder = try ScratchFolder()
        do {
            let writer = try ReportWriter(path: folder.url.appending(path: "r.html").path)
            try writer.add([ReportItem(Row(path: PhotoPath("a"), status: .error))])
        }
        #expect(try folder.names().isEmpty)
    }

    @Test func `a report is not replaced unless asked`() throws {
        let folder = try ScratchFolder()
        _ = try write(["a.jpg"], to: folder, embedding: .always)
        #expect(throws: FileError.self) {
            try write(["a.jpg"], to: folder, embedding: .always)
        }
    }

    @Test func `a story that is no story is left out, its photo stays`() throws {
        let folder = try ScratchFolder()
        let writer = try ReportWriter(
            path: folder.url.appending(path: "r.html").path, embedding: .never)
        for trace in ["", "{}", "{\"trace\":7,\"sizes\":[]}", "</script>"] {
            try writer.add(
                [ReportItem(Row(path: PhotoPath("a"), status: .rejected))],
                story: PhotoStory(trace: Array(trace.utf8), stages: [1, 2]))
        }
        try writer.finish(HTMLReport(title: "T", subtitle: ""))
        #expect(writer.count == 4)
        #expect(try folder.names(in: "r_files").isEmpty)
    }

    @Test func `labels stay with the photos they were set for, not with their names`() throws {
        let folder = try ScratchFolder()
        let photo = folder.url.appending(path: "7.jpg")
        func identity(changed: Double) throws -> String {
            try Data("photo".utf8).write(to: photo)
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: changed)], ofItemAtPath: photo.path)
            let page = try write(
                [photo.path], to: folder, embedding: .always, replacingExisting: true)
            return String(try #require(page.firstMatch(of: /"id":"([^"]+)"/)?.1))
        }
        let first = try identity(changed: 1_000_000)
        #expect(try identity(changed: 1_000_000) == first)
        #expect(try identity(changed: 2_000_000) != first)
    }

    @Test func `more digits than a sheet holds begin another sheet`() throws {
        let folder = try ScratchFolder()
        let writer = try ReportWriter(
            path: folder.url.appending(path: "r.html").path, embedding: .never)
        for number in 0..<65 {
            try writer.add([
                ReportItem(Row(path: PhotoPath("\(number)"), status: .ok, image: DigitImage()))
            ])
        }
        try writer.finish(HTMLReport(title: "T", subtitle: ""))
        #expect(try folder.names(in: "r_files") == ["digit-0.png", "digit-1.png"])
    }
}
