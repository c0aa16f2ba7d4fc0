import Decoders
import DigitReading
import MNIST
import PhotoFiles
import Preprocessing
import Raster
import Testing

struct ReadingObserverTests {
    private func observed(
        _ photo: Photo, by reader: DigitReader
    ) throws -> (events: [Event], rows: [Row]) {
        let observer = Recorder()
        let path = PhotoPath("photo")
        let rows = reader.rows(for: photo, path: path, observer: observer)
        #expect(
            rows == reader.rows(for: photo, path: path), "an observer must not change what is read")
        return (observer.events, rows)
    }

    @Test func `an observer sees the standard hypothesis, its stages, its judgment and the rows`()
        throws
    {
        let photo = try TestPhoto.photo(TestPhoto.digit(2, seed: 8))
        let (events, rows) = try observed(photo, by: DigitReader())
        let stages = Pipeline.mnist.stages.map { Event.stage(type(of: $0).name) }
        try #require(events.count == stages.count + 3, "a clear digit needs one look only")
        #expect(events.first == .hypothesis("standard"))
        #expect(Array(events[1...stages.count]) == stages)
        #expect(events[stages.count + 1] == .candidate("standard"))
        #expect(events.last == .rows(rows, winner: 0))
    }

    @Test
    func `of a preview that is enough an observer sees what it sees of the standard hypothesis`()
        throws
    {
        let picture = TestPhoto.digit(2, seed: 8, width: 480, height: 640)
        let (events, rows) = try observed(
            TestPhoto.photo(picture, as: .jpeg), by: DigitReader())
        #expect(events.count == Pipeline.mnist.stages.count + 3)
        #expect(events.last == .rows(rows, winner: 0))
        #expect(rows.first?.digit == Digit(2))
    }

    @Test func `a sure digit that touches the border is not looked at as a page`() throws {
        let picture = TestPhoto.digit(2, seed: 8)
        let reader = try DigitReader()
        let box = try #require(
            reader.rows(for: TestPhoto.photo(picture), path: PhotoPath("photo"))[0].box)
        let left = box.x + 1
        let cut = picture.cropped(
            to: PixelBox(x: left, y: 0, width: picture.width - left, height: picture.height))
        let (events, rows) = try observed(TestPhoto.photo(cut), by: reader)
        #expect(rows.map(\.digit) == [Digit(2)])
        #expect(rows[0].warnings.contains(.touchesBorder))
        #expect(!events.contains(.hypothesis("page")))
    }

    @Test func `in doubt alternatives announce themselves, and one of those shown wins`() throws {
        // A rule that is never sure tries all alternatives.
        var reader = try DigitReader()
        reader.settings.decision.sureEnough = 2
        let photo = try TestPhoto.photo(TestPhoto.digit(4, seed: 3, width: 160, height: 160))
        let (events, rows) = try observed(photo, by: reader)
        var announced: Set<String> = []
        var judged: [String] = []
        for event in events {
            switch event {
            case .hypothesis(let name): announced.insert(name)
            case .candidate(let name):
                #expect(announced.contains(name), "\(name) was judged unannounced")
                judged.append(name)
            case .stage, .rows: break
            }
        }
        #expect(judged.count > 1)
        #expect(judged.first == "standard")
        guard case .rows(let told, let winner)? = events.last else {
            Issue.record("the rows come last")
            return
        }
        #expect(told == rows)
        #expect(judged.indices.contains(try #require(winner)))
    }

    @Test func `a file that cannot be opened has only its row`() throws {
        let observer = Recorder()
        let rows = try DigitReader().rows(for: PhotoPath("/no/such.jpg"), observer: observer)
        #expect(observer.events == [.rows(rows, winner: nil)])
        #expect(rows.map(\.status) == [.error])
    }

    @Test func `bare paper has no judgment and no winner`() throws {
        let photo = try TestPhoto.photo(TestPhoto.gray { _, _ in 235 })
        let (events, rows) = try observed(photo, by: DigitReader())
        #expect(events.last == .rows(rows, winner: nil))
        #expect(!events.contains { if case .candidate = $0 { true } else { false } })
    }
}

/// What an observer was told.
private enum Event: Equatable {
    case hypothesis(String)
    case stage(StageName)
    case candidate(String)
    case rows([Row], winner: Int?)
}

private final class Recorder: ReadingObserver {
    private(set) var events: [Event] = []

    func hypothesisWillRun(_ name: String, because reason: String) {
        #expect(!reason.isEmpty)
        events.append(.hypothesis(name))
    }

    func stage(
        _ name: StageName, didFinish workpiece: Workpiece,
        noting measurements: [Preprocessing.Measurement], in duration: Duration
    ) { events.append(.stage(name)) }

    func candidateWasScored(_ candidate: Candidate) {
        events.append(.candidate(candidate.hypothesis))
    }

    func readingDidFinish(_ rows: [Row], decision: Decision?) {
        if let decision { #expect(!decision.reason.isEmpty) }
        events.append(.rows(rows, winner: decision?.winner))
    }
}
