import Decoders
import Foundation
import PhotoFiles
import Preprocessing
import Raster
import TestSupport
import Testing

/// Runs the broken and hostile files through the way in and compares with what is expected.
struct BadImagesTests {
    @Test(
        .enabled(if: BadImages.folder != nil, "needs the shared bad-images folder"),
        arguments: BadImages.cases)
    func `each broken or hostile file ends as expected`(_ badImage: BadImages.Case) throws {
        let folder = try #require(BadImages.folder)
        let path = PhotoPath(folder.appending(path: badImage.path).path)
        let clock = ContinuousClock()
        let start = clock.now
        let outcome = Outcome(path)
        // Ten times the time it has, as tests run beside each other.
        #expect(clock.now - start < .seconds(10))
        switch badImage.expectation {
        case .error: #expect(outcome.isError, "\(outcome)")
        case .readable: #expect(outcome.isPicture || outcome.isMissingCoder, "\(outcome)")
        case .anything: #expect(outcome.isError || !outcome.warnings.isEmpty, "\(outcome)")
        // Either will do, since what counts is how long it took; but a picture has pixels.
        case .quickEnd: #expect(outcome.isPicture || outcome.isError, "\(outcome)")
        }
        if outcome.isError { #expect(outcome.message.count > 20, "\(outcome)") }
    }

    @Test(.enabled(if: BadImages.folder != nil, "needs the shared bad-images folder"))
    func `every line of the table is a case, and there are public folders`() throws {
        let file = try #require(BadImages.folder).appending(path: "expected.csv")
        let lines = BadImages.lines(of: try String(contentsOf: file, encoding: .utf8))
        for line in lines where BadImages.Case(line) == nil {
            Issue.record("what is expected of it is not known: \(line)")
        }
        #expect(!lines.isEmpty && BadImages.cases.count == lines.count)
        #expect(!BadImages.publicFolders.isEmpty)
    }

    @Test(
        .enabled(if: BadImages.folder != nil, "needs the shared bad-images folder"),
        arguments: BadImages.publicFolders)
    func `no public bad image crashes the way in`(_ folder: String) throws {
        var count = 0
        for path in PhotoFinder([PhotoPath(folder)]) {
            let outcome = Outcome(path)
            #expect(outcome.isPicture || outcome.message.count > 20, "\(path.text): \(outcome)")
            count += 1
        }
        #expect(count > 5)
    }
}

/// What became of a file.
enum Outcome {
    case picture(width: Int, height: Int, warnings: [PhotoFiles.Warning])
    case refused(PhotoFileError)
    case undecoded(PreprocessingError)

    init(_ path: PhotoPath) {
        do throws(PhotoFileError) {
            let photo = try PhotoFile(path).photo()
            do throws(PreprocessingError) {
                var workpiece = Workpiece(photo: photo)
                try Pipeline([Decode(), AutoOrient()]).run(&workpiece)
                self = .picture(
                    width: workpiece.color?.width ?? 0, height: workpiece.color?.height ?? 0,
                    warnings: workpiece.warnings)
            } catch { self = .undecoded(error) }
        } catch { self = .refused(error) }
    }

    var isPicture: Bool {
        if case .picture(let width, let height, _) = self { width > 0 && height > 0 } else { false }
    }

    var isError: Bool { if case .picture = self { false } else { true } }

    var isMissingCoder: Bool {
        guard case .undecoded(.undecodable(let error)) = self, case .unsupported = error else {
            return false
        }
        return true
    }

    var warnings: [PhotoFiles.Warning] {
        if case .picture(_, _, let warnings) = self { warnings } else { [] }
    }

    var message: String {
        switch self {
        case .picture: ""
        case .refused(let error): error.description
        case .undecoded(let error): "\(error)"
        }
    }
}

/// The shared folder of broken and hostile files.
enum BadImages {
    struct Case: Sendable, CustomTestStringConvertible {
        var path: String
        var expectation: Expectation
        var testDescription: String { path }

        /// Reads a line of the table: path, expectation, reason; nil where it has no such columns or another word.
        init?(_ line: Substring) {
            let fields = line.split(separator: ",", maxSplits: 2)
            guard fields.count == 3 else { return nil }
            path = String(fields[0])
            switch fields[1] {
            case "error": expectation = .error
            case "ok-or-rejected": expectation = .readable
            case "any": expectation = fields[2].contains("damaged") ? .anything : .quickEnd
            case "rejected-or-error": expectation = .quickEnd
            default: return nil
            }
        }
    }

    enum Expectation {
        case error, readable, anything, quickEnd
    }

    static let folder = SharedFolder.item("bad-images")

    /// The lines of a table but its heading.
    static func lines(of table: String) -> ArraySlice<Substring> {
        table.split(whereSeparator: \.isNewline).dropFirst()
    }

    /// The cases of the table; none where it cannot be read or has none, which a test of its own notices.
    static let cases: [Case] = {
        guard let folder,
            let table = try? String(
                contentsOf: folder.appending(path: "expected.csv"), encoding: .utf8)
        else { return [] }
        return lines(of: table).compactMap(Case.init)
    }()

    static let publicFolders: [String] = {
        guard let folder else { return [] }
        let all = folder.appending(path: "public")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: all.path)) ?? []
        return names.sorted().map { all.appending(path: $0).path }
    }()
}
