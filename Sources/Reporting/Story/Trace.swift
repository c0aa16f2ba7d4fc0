import DigitReading
import MNIST
import PhotoFiles
import Preprocessing
import Raster
import SystemLibraries

/// `trace.json`: what every stage measured and decided, and how the digit was chosen.
struct Trace: Codable {
    /// The file's name.
    static let file = "trace.json"

    /// Raised when a field changes its meaning.
    var version = 1
    /// The photo; bytes that are not UTF-8 appear as U+FFFD.
    var path: String
    /// The path's bytes when they are not UTF-8.
    var pathBase64: String?
    /// Columns and rows of the upright full-size photo, in whose pixels boxes are.
    var photoSize: [Int]?
    /// The time of all stages together.
    var milliseconds: Double
    /// The standard hypothesis' stages in order.
    var stages: [StageEntry]
    /// The ways that were tried, the default one first.
    var hypotheses: [HypothesisEntry]
    /// The hypothesis that won.
    var winner: String?
    /// Why it won.
    var reason: String?
    /// The digits of a page on their own ways, in reading order; left out for one digit a photo.
    var digits: [DigitEntry]?
    /// The photo's rows.
    var rows: [RowEntry]

    struct StageEntry: Codable, Equatable {
        var stage: StageName
        var picture: String
        var width: Int
        var height: Int
        var milliseconds: Double
        var measurements: [MeasurementEntry]
        var decisions: [DecisionEntry]
    }

    struct MeasurementEntry: Codable, Equatable {
        var name: String
        /// Null when the measure has no number.
        var value: Double?
        var reason: String?
    }

    struct DecisionEntry: Codable, Equatable {
        var name: String
        var choice: String
        var reason: String?
    }

    struct HypothesisEntry: Codable, Equatable {
        var name: String
        var reason: String
        /// Whether it made a picture that differs from those before it.
        var wasScored: Bool
        var logPrior: Double?
        var score: Double?
        var digit: Int?
        var probabilities: [Double]?
        var notADigit: Double?
        /// Empty for the standard hypothesis, whose stages stand above.
        var stages: [StageEntry]
    }

    struct DigitEntry: Codable, Equatable {
        var index: Int
        /// The stages side by side.
        var picture: String
        var stages: [StageEntry]
    }

    struct RowEntry: Codable, Equatable {
        var index: Int
        var status: Row.Status
        var digit: Int?
        var confidence: Double?
        var probabilities: [Double]
        var box: [Int]?
        var row: Int?
        var column: Int?
        var text: String?
        var warnings: [String]
        var reason: Row.RejectionReason?
        var error: ErrorEntry?
    }

    struct ErrorEntry: Codable, Equatable {
        var kind: Row.Failure.Kind
        var message: String
    }
}

extension Trace {
    init(_ record: PhotoRecord) {
        path = record.path.text
        pathBase64 = record.path.isUTF8 ? nil : Data(record.path.bytes).base64EncodedString()
        photoSize = record.photoSize
        milliseconds = record.milliseconds.rounded(places: 3)
        stages = record.hypotheses.first?.stages.map(StageEntry.init) ?? []
        hypotheses = record.hypotheses.enumerated().map { index, hypothesis in
            HypothesisEntry(
                hypothesis, candidate: record.candidates.first { $0.hypothesis == hypothesis.name },
                isDefault: index == 0)
        }
        winner = record.winner?.hypothesis
        reason = record.decision?.reason
        digits =
            record.digits.isEmpty
            ? nil
            : record.digits.map {
                DigitEntry(
                    index: $0.index, picture: $0.file, stages: $0.stages.map(StageEntry.init))
            }
        rows = record.rows.map(RowEntry.init)
    }

    /// Returns the trace as a file: indented JSON with a closing line break.
    func file() throws(ReportingError) -> [UInt8] {
        Array(try json(.prettyPrinted)) + [0x0A]
    }

    /// Returns the trace as JSON without blanks.
    func compactJSON() throws(ReportingError) -> String {
        String(decoding: try json([]), as: UTF8.self)
    }

    /// Reads compact or indented JSON.
    init(json: some Sequence<UInt8>) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(Trace.self, from: Data(json))
    }

    private func json(_ style: JSONEncoder.OutputFormatting) throws(ReportingError) -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [style, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        do {
            return try encoder.encode(self)
        } catch {
            throw .file(path: "trace.json", reason: "\(error)")
        }
    }
}

extension Trace.StageEntry {
    init(_ record: StageRecord) {
        stage = record.stage
        picture = record.file
        width = record.width
        height = record.height
        milliseconds = record.milliseconds.rounded(places: 3)
        measurements = []
        decisions = []
        for measurement in record.measurements {
            let reason = measurement.reason.isEmpty ? nil : measurement.reason
            switch measurement.value {
            case .number(let number):
                measurements.append(
                    .init(
                        name: measurement.name, value: number.isFinite ? number : nil,
                        reason: reason))
            case .choice(let choice):
                decisions.append(.init(name: measurement.name, choice: choice, reason: reason))
            }
        }
    }
}

extension Trace.HypothesisEntry {
    init(_ hypothesis: HypothesisRecord, candidate: Candidate?, isDefault: Bool) {
        name = hypothesis.name
        reason = hypothesis.reason
        wasScored = candidate != nil
        stages = isDefault ? [] : hypothesis.stages.map(Trace.StageEntry.init)
        guard let candidate else { return }
        logPrior = Double(candidate.logPrior).finite
        score = Double(candidate.score).finite
        digit = candidate.digit
        probabilities = candidate.probabilities.map { Double($0).rounded(places: 6) }
        notADigit = Double(candidate.notADigit).finite
    }
}

extension Trace.RowEntry {
    init(_ row: Row) {
        index = row.index
        status = row.status
        digit = row.digit?.value
        confidence = row.confidence?.rounded(places: 6)
        probabilities = row.probabilities.map { $0.rounded(places: 6) }
        box = row.box.map { [$0.x, $0.y, $0.width, $0.height] }
        (self.row, column, text) = (row.row, row.column, row.text)
        warnings = row.warnings.map(\.rawValue)
        reason = row.reason
        error = row.error.map { Trace.ErrorEntry(kind: $0.kind, message: $0.message) }
    }
}

extension Double {
    /// The number, or nothing when JSON has no word for it.
    fileprivate var finite: Double? { isFinite ? rounded(places: 6) : nil }

    fileprivate func rounded(places: Int) -> Double {
        guard isFinite else { return 0 }
        let factor = places == 3 ? 1e3 : 1e6
        return (self * factor).rounded() / factor
    }
}
