/// A number or a decision of a stage, with the reason in words.
public struct Measurement: Sendable, Hashable, Codable {
    /// What was measured or decided, for example `otsu threshold`.
    public let name: String
    /// The number or the choice.
    public let value: Value
    /// Why the decision fell as it did, or what the number means; empty when the name says it.
    public let reason: String

    /// Makes a measurement.
    package init(_ name: String, _ value: Value, because reason: String = "") {
        self.name = name
        self.value = value
        self.reason = reason
    }

    /// What a measurement can hold.
    public enum Value: Sendable, Hashable, Codable {
        /// What was measured.
        case number(Double)
        /// What was decided.
        case choice(String)
    }
}

/// The notebook a stage writes its measurements into; closed, it costs nothing.
package struct StageNotes: Sendable {
    /// Whether somebody will read the notes.
    package let isRecording: Bool
    /// What has been noted, in order.
    package private(set) var measurements: [Measurement] = []

    /// Opens a notebook, or a closed one that drops everything unread.
    package init(isRecording: Bool) { self.isRecording = isRecording }

    /// Notes a number; neither it nor the reason is computed when nobody reads.
    package mutating func note(
        _ name: @autoclosure () -> String, _ value: @autoclosure () -> some BinaryFloatingPoint,
        because reason: @autoclosure () -> String = ""
    ) {
        guard isRecording else { return }
        measurements.append(Measurement(name(), .number(Double(value())), because: reason()))
    }

    /// Notes a decision.
    package mutating func decide(
        _ name: @autoclosure () -> String, _ choice: @autoclosure () -> String,
        because reason: @autoclosure () -> String
    ) {
        guard isRecording else { return }
        measurements.append(Measurement(name(), .choice(choice()), because: reason()))
    }
}
