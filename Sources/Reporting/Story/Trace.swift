import DigitReading
import PhotoFiles
import Preprocessing
import Raster
import SystemLibraries

/// `trace.json`: what every stage measured and decided, and how the digit was chosen.
///
/// The file has the fields in snake case, sorted by name; what is nil is left out.
/// Probabilities are rounded to six decimals, times to three.
///
/// Reports and debug pages show the same data. The format may change between versions of the
/// program: it is not promised.
struct Trace: Codable {
    /// The file's name in a photo's debug folder.
    static let file = "trace.json"

    /// The format's version, raised when a field changes its meaning.
    var version = 1
    /// The photo's path; bytes that are not UTF-8 appear as U+FFFD.
    var path: String
    /// The path's bytes in base64; nil where the text is exact.
    var pathBase64: String?
    /// Columns and rows of the upright full-size photo, in whose pixels boxes are; nil where it was not decoded.
    var photoSize: [Int]?
    /// The time of all stages of the whole photo together, in milliseconds.
    var milliseconds: Double
    /// The standard hypothesis' stages in order.
    var stages: [StageEntry]
    /// The hypotheses that were tried, the standard one first.
    var hypotheses: [HypothesisEntry]
    /// The name of the hypothesis that won; nil where none was judged.
    var winner: String?
    /// Why it won, in one sentence.
    var reason: String?
    /// What the stages did to each digit of a page, in reading order; left out for a photo of one digit.
    var digits: [DigitEntry]?
    /// The photo's rows.
    var rows: [RowEntry]

    /// What one stage did.
    struct StageEntry: Codable, Equatable {
        /// Which stage it is.
        var stage: StageName
        /// The file of its picture in the debug folder.
        var picture: String
        /// Columns of pixels of what it left.
        var width: Int
        /// Rows of pixels of what it left.
        var height: Int
        /// How long it took, in milliseconds.
        var milliseconds: Double
        /// The numbers it noted, in order.
        var measurements: [MeasurementEntry]
        /// The choices it noted, in order.
        var decisions: [DecisionEntry]
    }

    /// A number that a stage noted.
    struct MeasurementEntry: Codable, Equatable {
        /// What was measured.
        var name: String
        /// The number as it was noted, not rounded, in the stage's own unit; left out when it is infinite or not a
        /// number, for which JSON has no words.
        var value: Double?
        /// What follows from it; nil where the stage says nothing.
        var reason: String?
    }

    /// A choice that a stage noted.
    struct DecisionEntry: Codable, Equatable {
        /// What was decided.
        var name: String
        /// What was chosen.
        var choice: String
        /// Why; nil where the stage says nothing.
        var reason: String?
    }

    /// One hypothesis, and what the network said of its picture.
    struct HypothesisEntry: Codable, Equatable {
        /// Its name, as `standard` or `no-line-removal`.
        var name: String
        /// Why it was tried.
        var reason: String
        /// Whether it made a picture that differs from those before it, which the network then
        /// judged; if not, the fields on the judgment are left out.
        var wasScored: Bool
        /// The natural logarithm of its prior, 0 for the standard hypothesis.
        var logPrior: Double?
        /// The natural logarithm of its weight in the vote.
        var score: Double?
        /// The digit with most of the probability.
        var digit: Int?
        /// The ten digits' calibrated probabilities, which sum to 1.
        var probabilities: [Double]?
        /// The probability, 0 … 1, that the picture shows no digit.
        var notADigit: Double?
        /// The stages run for it alone; empty for the standard hypothesis, whose stages stand above.
        var stages: [StageEntry]
    }

    /// One digit of a page.
    struct DigitEntry: Codable, Equatable {
        /// Its place in reading order, from 0.
        var index: Int
        /// The file with the pictures of its stages side by side.
        var picture: String
        /// Its own stages, in order.
        var stages: [StageEntry]
    }

    /// One row of the photo: the fields of `Row`, boxes as x, y, width and height.
    struct RowEntry: Codable, Equatable {
        /// The row's place among the photo's, from 0.
        var index: Int
        /// What became of it.
        var status: Row.Status
        /// The digit, also of a rejected row; nil where none was read.
        var digit: Int?
        /// The calibrated probability, 0 … 1, that the digit is right.
        var confidence: Double?
        /// The ten digits' calibrated probabilities; empty where none was read.
        var probabilities: [Double]
        /// Left column, top row, columns and rows of the digit's box, in pixels of the upright full-size photo.
        var box: [Int]?
        /// The line of writing it stands in, 0 for the topmost.
        var row: Int?
        /// Its place in that line, 0 for the leftmost.
        var column: Int?
        /// All that is written in that line.
        var text: String?
        /// The codes of what the user should know.
        var warnings: [String]
        /// Why the row is rejected.
        var reason: Row.RejectionReason?
        /// Why the photo could not be read.
        var error: ErrorEntry?
    }

    /// A failure to read a photo.
    struct ErrorEntry: Codable, Equatable {
        /// The kind of failure, one word for programs.
        var kind: Row.Failure.Kind
        /// One sentence for people.
        var message: String
    }
}

extension Trace {
    /// Makes the trace of what was recorded of a photo.
    init(_ record: PhotoRecord) {
        path = record.path.text
        pathBase64 = record.path.isUTF8 ? nil : Data(record.path.bytes).base64EncodedString()
        photoSize = record.photoSize
        milliseconds = record.milliseconds.roundedToThousandths
        stages = record.hypotheses.first?.stages.map(StageEntry.init) ?? []
        hypotheses = record.hypotheses.enumerated().map { index, hypothesis in
            // A hypothesis finds its judgment by its name; one whose picture was seen before has none.
            HypothesisEntry(
                hypothesis, candidate: record.candidates.first { $0.hypothesis == hypothesis.name },
                isStandard: index == 0)
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

    /// Returns the trace as a file: indented JSON in UTF-8 with a closing line break.
    func file() throws(ReportingError) -> [UInt8] {
        Array(try json(.prettyPrinted)) + [0x0A]
    }

    /// Returns the trace as JSON without blanks, on one line.
    func compactJSON() throws(ReportingError) -> String {
        String(decoding: try json([]), as: UTF8.self)
    }

    /// Reads compact or indented JSON; throws a `DecodingError` where a field is missing or of another type.
    init(json: some Sequence<UInt8>) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(Trace.self, from: Data(json))
    }

    /// Encodes the trace, its keys sorted, so that the same reading gives the same bytes but for the times.
    private func json(_ style: JSONEncoder.OutputFormatting) throws(ReportingError) -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [style, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        do {
            return try encoder.encode(self)
        } catch {
            throw .file(path: Self.file, reason: "\(error)")
        }
    }
}

extension Trace.StageEntry {
    /// Makes the entry of a stage: its notes are parted into numbers and choices.
    init(_ record: StageRecord) {
        stage = record.stage
        picture = record.file
        width = record.width
        height = record.height
        milliseconds = record.milliseconds.roundedToThousandths
        measurements = []
        decisions = []
        // Numbers and choices go into two lists, as their fields differ.
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
    /// Makes the entry of a hypothesis; the standard one's stages stand elsewhere, and without a
    /// candidate none was judged.
    init(_ hypothesis: HypothesisRecord, candidate: Candidate?, isStandard: Bool) {
        name = hypothesis.name
        reason = hypothesis.reason
        wasScored = candidate != nil
        stages = isStandard ? [] : hypothesis.stages.map(Trace.StageEntry.init)
        // What follows is the network's, and stays empty where it was not asked.
        guard let candidate else { return }
        logPrior = Double(candidate.logPrior).finite
        score = Double(candidate.score).finite
        digit = candidate.digit
        probabilities = candidate.probabilities.map { Double($0).roundedToMillionths }
        notADigit = Double(candidate.notADigit).finite
    }
}

extension Trace.RowEntry {
    /// Makes the entry of a photo's row.
    init(_ row: Row) {
        index = row.index
        status = row.status
        digit = row.digit?.value
        confidence = row.confidence?.roundedToMillionths
        probabilities = row.probabilities.map { $0.roundedToMillionths }
        box = row.box.map { [$0.x, $0.y, $0.width, $0.height] }
        (self.row, column, text) = (row.row, row.column, row.text)
        warnings = row.warnings.map(\.rawValue)
        reason = row.reason
        error = row.error.map { Trace.ErrorEntry(kind: $0.kind, message: $0.message) }
    }
}

extension Double {
    /// The number rounded to six decimals; nil when JSON has no word for it (infinite, or no number).
    fileprivate var finite: Double? { isFinite ? roundedToMillionths : nil }

    /// The number rounded to three decimals, as times are; 0 where it is not finite.
    fileprivate var roundedToThousandths: Double { isFinite ? (self * 1e3).rounded() / 1e3 : 0 }

    /// The number rounded to six decimals, as probabilities are; 0 where it is not finite.
    fileprivate var roundedToMillionths: Double { isFinite ? (self * 1e6).rounded() / 1e6 : 0 }
}
