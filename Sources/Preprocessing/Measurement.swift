/// A number or a decision of a stage, with the reason in words.
public struct Measurement: Sendable, Hashable, Codable {
    /// What was measured or decided, for example `otsu threshold`.
    public let name: String
    /// The number or the choice.
    public let value: Value
    /// Why the decision fell as it did, or what the number means; empty when the name says it.
    public let reason: String

    /// Makes a measurement of a name, a value and the reason for it.
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

/// The notebook that a stage writes its measurements into.
///
/// A closed notebook drops everything: names, values and reasons are closures that are not even called then.
package struct StageNotes: Sendable {
    /// Whether somebody will read the notes.
    package let isRecording: Bool
    /// What has been noted, in order.
    package private(set) var measurements: [Measurement] = []

    /// Opens a notebook; without recording it is closed.
    package init(isRecording: Bool) { self.isRecording = isRecording }

    /// Notes a number; where nobody reads, neither the number nor the reason is computed.
    package mutating func note(
        _ name: @autoclosure () -> String, _ value: @autoclosure () -> some BinaryFloatingPoint,
        because reason: @autoclosure () -> String = ""
    ) {
        guard isRecording else { return }
        measurements.append(Measurement(name(), .number(Double(value())), because: reason()))
    }

    /// Notes a choice; where nobody reads, neither the choice nor the reason is computed.
    package mutating func decide(
        _ name: @autoclosure () -> String, _ choice: @autoclosure () -> String,
        because reason: @autoclosure () -> String
    ) {
        guard isRecording else { return }
        measurements.append(Measurement(name(), .choice(choice()), because: reason()))
    }
}
