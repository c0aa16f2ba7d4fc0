import DigitReading
import Foundation
import Testing

/// What the debug folder shows to people, for programs.
struct ObserverExamples {
    @Test func steps() throws {
        let reader = try DigitReader()
        let url = Repository.samples.appending(path: "7-plain-pencil.jpg")
        var events: [ReadingEvent] = []
        let reading = try reader.read(.file(url)) { events.append($0) }
        for case .stage(let report) in events {
            print(report.name, report.picture.width, report.picture.height, report.duration)
            for note in report.measurements {
                print("  \(note.name): \(note.value) \(note.reason)")
            }
        }
        for case .alternative(let alternative) in events {
            print("\(alternative.hypothesis) says \(alternative.ranking[0].digit)")
        }
        for case .decision(_, let reason) in events { print(reason) }

        let stages = events.compactMap { if case .stage(let report) = $0 { report } else { nil } }
        #expect(Set(stages.map(\.name)).isSuperset(of: [.decode, .binarize, .centerByMass]))
        #expect(stages.last?.picture.bytes == reading.image.pixels)
        #expect(stages.contains { !$0.measurements.isEmpty })
        #expect(events.contains { if case .alternative = $0 { true } else { false } })
        #expect(events.count { if case .decision = $0 { true } else { false } } == 1)
    }
}
