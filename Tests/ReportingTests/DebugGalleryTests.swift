import Foundation
import PhotoFiles
import Preprocessing
import Reporting
import TestSupport
import Testing

@Suite struct DebugGalleryTests {
    private let folder: ScratchFolder
    private let debug: DebugFolder

    init() throws {
        folder = try ScratchFolder()
        debug = try DebugFolder(path: folder.url.appending(path: "new/debug").path)
    }

    @Test func `every stage leaves its picture, numbered in the order of the run`() throws {
        let path = PhotoPath("samples/7_001.jpg")
        Fixtures.play(
            path, to: DebugGallery(photo: path, into: debug.files(of: path)), hypotheses: 3)
        #expect(debug.firstFailure == nil)
        let names = try folder.names(in: "new/debug/samples+7_001.jpg")
        #expect(
            names == [
                "01-decode.png", "02-auto-orient.png", "03-grayscale.png", "04-invert.png",
                "05-flatten-background.png", "06-binarize.png", "07-remove-lines.png",
                "08-select-ink.png", "09-crop-to-ink.png", "10-normalize-stroke.png",
                "11-fit-to-box.png", "12-center-by-mass.png",
                "13.01-no-line-removal-select-ink.png",
                "13.02-no-line-removal-center-by-mass.png", "14.01-low-select-ink.png",
                "14.02-low-center-by-mass.png", "index.html", "sheet.png", "trace.json",
            ])
        for name in names where name.hasSuffix(".png") {
            let bytes = try folder.data("new/debug/samples+7_001.jpg/" + name)
            #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]), "\(name) is no PNG")
        }
    }

    @Test func `a page leaves its stages once, and each digit's own in one picture`() throws {
        let path = PhotoPath("page.jpg")
        Fixtures.playPage(
            path, to: DebugGallery(photo: path, into: debug.files(of: path)), digits: 3)
        #expect(debug.firstFailure == nil)
        #expect(
            try folder.names(in: "new/debug/page.jpg") == [
                "01-decode.png", "02-find-marks.png", "digit-000.png", "digit-001.png",
                "digit-002.png", "index.html", "sheet.png", "trace.json",
            ])
        let trace = try JSONSerialization.jsonObject(
            with: folder.data("new/debug/page.jpg/trace.json"))
        let digits = (trace as? [String: Any])?["digits"] as? [[String: Any]]
        #expect(digits?.map { $0["picture"] as? String } == (0..<3).map { "digit-00\($0).png" })
        #expect(digits?.allSatisfy { ($0["stages"] as? [Any])?.count == 2 } == true)
        // A second run, with fewer digits.
        Fixtures.playPage(
            path, to: DebugGallery(photo: path, into: debug.files(of: path)), digits: 1)
        let names = try folder.names(in: "new/debug/page.jpg")
        #expect(names.filter { $0.hasPrefix("digit-") } == ["digit-000.png"])
    }

    @Test func `photos with the same name in different folders keep their own pictures`() throws {
        for path in [PhotoPath("a/7.jpg"), PhotoPath("b/7.jpg")] {
            DebugGallery(photo: path, into: debug.files(of: path)).readingDidFinish(
                [], decision: nil)
        }
        #expect(try folder.names(in: "new/debug") == ["a+7.jpg", "b+7.jpg"])
        #expect(debug.firstFailure == nil)
    }

    @Test func `a second run leaves nothing of the first, and touches no stranger's file`() throws {
        let path = PhotoPath("7.jpg")
        Fixtures.play(
            path, to: DebugGallery(photo: path, into: debug.files(of: path)), hypotheses: 2)
        try Data("mine".utf8)
            .write(to: folder.url.appending(path: "new/debug/7.jpg/notes.txt"))
        DebugGallery(photo: path, into: debug.files(of: path)).readingDidFinish([], decision: nil)
        #expect(
            try folder.names(in: "new/debug/7.jpg") == [
                "index.html", "notes.txt", "sheet.png", "trace.json",
            ])
    }

    @Test func `a link in the debug folder leads nothing out of it`() throws {
        let files = FileManager.default
        let outside = folder.url.appending(path: "outside")
        try files.createDirectory(at: outside, withIntermediateDirectories: true)
        try Data("precious".utf8).write(to: outside.appending(path: "file"))
        let inside = folder.url.appending(path: "new/debug")
        // A link in place of the photo's folder, and one in place of a picture.
        try files.createSymbolicLink(
            at: inside.appending(path: "a.jpg"), withDestinationURL: outside)
        try files.createDirectory(
            at: inside.appending(path: "b.jpg"), withIntermediateDirectories: true)
        try files.createSymbolicLink(
            at: inside.appending(path: "b.jpg/trace.json"),
            withDestinationURL: outside.appending(path: "file"))

        DebugGallery(photo: PhotoPath("a.jpg"), into: debug.files(of: PhotoPath("a.jpg")))
            .readingDidFinish([], decision: nil)
        let failure = try #require(debug.firstFailure)
        #expect(failure.description.contains("a.jpg"))
        DebugGallery(photo: PhotoPath("b.jpg"), into: debug.files(of: PhotoPath("b.jpg")))
            .readingDidFinish([], decision: nil)

        #expect(try folder.names(in: "outside") == ["file"])
        #expect(try folder.data("outside/file") == Data("precious".utf8))
        #expect(try folder.data("new/debug/b.jpg/trace.json").starts(with: Data("{".utf8)))
    }

    @Test func `a debug folder that is a file is an error that names it`() throws {
        let file = folder.url.appending(path: "file")
        try Data().write(to: file)
        let error = #expect(throws: ReportingError.self) { try DebugFolder(path: file.path) }
        #expect(error?.description.contains(file.path) == true)
    }

    @Test func `stages that nobody watches note nothing`() throws {
        var piece = Workpiece(
            photo: Photo(bytes: [], header: ImageHeader(format: .png, width: 1, height: 1)),
            settings: PreprocessingSettings())
        let counter = Counter()
        let pipeline = Pipeline([Noting(counter: counter)])
        try pipeline.run(&piece)
        #expect(counter.count == 0)
        try pipeline.run(
            &piece,
            observer: DebugGallery(
                photo: PhotoPath("x.png"), into: debug.files(of: PhotoPath("x.png"))))
        #expect(counter.count == 1)
    }
}

private final class Counter: Sendable, Hashable {
    nonisolated(unsafe) var count = 0
    static func == (left: Counter, right: Counter) -> Bool { left === right }
    func hash(into hasher: inout Hasher) {}
}

private struct Noting: Stage {
    static let name = StageName.grayscale
    let counter: Counter

    func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        notes.note("costly", costly())
    }

    private func costly() -> Double {
        counter.count += 1
        return 1
    }
}
