import DigitReading
import MNIST
import PhotoFiles
import Preprocessing
import Testing

struct ReadingEventTests {
    @Test
    func
        `an observer gets every stage's picture and measurements, the network's judgment and the choice`()
        throws
    {
        let reader = try DigitReader()
        let photo = PhotoSource.bytes(try TestPhoto.file(TestPhoto.digit(2, seed: 8)))
        var events: [ReadingEvent] = []
        let start = ContinuousClock.now
        let reading = try reader.read(photo) { events.append($0) }
        let taken = ContinuousClock.now - start
        #expect(reading == (try reader.read(photo)), "an observer must not change what is read")

        let stages = events.compactMap { if case .stage(let report) = $0 { report } else { nil } }
        #expect(stages.map(\.name) == Pipeline.mnist.stages.map { type(of: $0).name })
        for stage in stages {
            let picture = stage.picture
            let channels = picture.kind == .color ? 3 : 1
            #expect(picture.width > 0 && picture.height > 0)
            #expect(picture.bytes.count == channels * picture.width * picture.height)
        }
        let duration = stages.reduce(Duration.zero) { $0 + $1.duration }
        #expect(duration > .zero && duration <= taken)
        #expect(stages.contains { !$0.measurements.isEmpty })
        let kinds = stages.map(\.picture.kind)
        #expect(kinds.first == .color && kinds.last == .ink && kinds.contains(.gray))
        #expect(stages.last?.picture.bytes == reading.image.pixels)

        let alternatives = events.compactMap {
            if case .alternative(let alternative) = $0 { alternative } else { nil }
        }
        #expect(alternatives.first?.ranking.first?.digit == 2)
        #expect(alternatives.first?.image == reading.image)
        guard case .decision(let winner, let reason)? = events.last else {
            Issue.record("\(events.count) events and no decision")
            return
        }
        #expect(alternatives.indices.contains(winner) && reason.contains("sure enough"))
        let names = events.compactMap {
            if case .hypothesis(let name, _) = $0 { name } else { nil }
        }
        #expect(names == ["standard"])
    }

    @Test func `the digits are ranked, of photos and of pictures alike`() throws {
        let reader = try DigitReader()
        let reading = try reader.read(.bytes(TestPhoto.file(TestPhoto.digit(2, seed: 8))))
        #expect(reading.ranking.count == 10 && reading.ranking[0].digit == reading.digit)
        #expect(reading.ranking[0].probability == reading.confidence)
        #expect(
            zip(reading.ranking, reading.ranking.dropFirst()).allSatisfy {
                $0.probability >= $1.probability
            })
        #expect(Set(reading.ranking.map(\.digit)) == Set(Digit.allCases))
        #expect(reader.ranking(of: reading.image)[0].digit == 2)
        #expect(reader.ranking(of: DigitImage()).reduce(0) { $0 + $1.probability } < 0.5)
        #expect(reader.rows(of: .file(PhotoPath("/missing")))[0].ranking.isEmpty)
    }

    @Test func `a share of errors that is none is refused`() throws {
        var reader = try DigitReader()
        #expect(throws: ReliabilityError.notAShare(50)) { try reader.limitErrors(to: 50) }
        #expect(throws: ReliabilityError.self) { try reader.limitErrors(to: .nan) }
        #expect(reader.minimumConfidence == 0)
        try reader.limitErrors(to: 0.01)
        #expect(reader.minimumConfidence > 0.5)
    }
}
