import DigitReading
import Foundation
import Testing

/// What the debug folder shows to people, for programs.
struct ObserverExamples {
    @Test func steps() throws {
        let reader = try DigitReader()
        let url = Repository.samples.appending(path: "7-plain-pencil.jpg")
        var stages = Set<StageName>()
        var (alternatives, reasons) = (0, 0)
        let reading = try reader.read(.file(url)) { event in
            switch event {
            case .way(let name, let reason): print("\(name): \(reason)")
            case .stage(let report):
                print(report.name, report.picture.width, "×", report.picture.height)
                for note in report.measurements {
                    print("  \(note.name) \(note.value) \(note.reason)")
                }
                stages.insert(report.name)
            case .alternative(let alternative):
                print("\(alternative.way) says \(alternative.ranking[0])")
                alternatives += 1
            case .decision(let winner, let reason):
                print("alternative \(winner) won: \(reason)")
                reasons += 1
            case .digit(let index): print("digit \(index) of the page")
            }
        }
        #expect(reading.digit == 7)
        #expect(stages.isSuperset(of: [.decode, .binarize, .cropToInk, .centerByMass]))
        #expect(alternatives > 0 && reasons == 1)
    }
}
