import PhotoFiles
import Preprocessing
import Raster
import Testing

struct MeasurementTests {
    @Test func `an open notebook keeps what is noted, in order`() {
        var notes = StageNotes(isRecording: true)
        notes.note("width", Float(2.5), because: "measured")
        notes.decide("gaps", "none", because: "it hangs together")
        notes.note("height", 3.0)
        #expect(
            notes.measurements == [
                Measurement("width", .number(2.5), because: "measured"),
                Measurement("gaps", .choice("none"), because: "it hangs together"),
                Measurement("height", .number(3)),
            ])
    }

    @Test func `a closed notebook keeps nothing, and does not even ask`() {
        var notes = StageNotes(isRecording: false)
        var asked = 0
        func ask() -> String {
            asked += 1
            return "x"
        }
        notes.note(ask(), 1.0, because: ask())
        notes.decide(ask(), ask(), because: ask())
        #expect(notes.measurements.isEmpty && asked == 0)
    }

    @Test func `a warning is added once`() {
        var workpiece = Workpiece.empty
        workpiece.warn(.blurred)
        workpiece.warn(.lowContrast)
        workpiece.warn(.blurred)
        #expect(workpiece.warnings == [.blurred, .lowContrast])
    }

    @Test(arguments: [(Float(2), true), (2.01, false), (0.5, true), (0.49, false), (1, true)])
    func `a ratio is within a factor both ways`(ratio: Float, isWithin: Bool) {
        #expect(ratio.isWithin(2) == isWithin)
    }
}
