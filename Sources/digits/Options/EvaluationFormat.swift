import ArgumentParser
import Results

/// How figures are written.
enum EvaluationFormat: String, ExpressibleByArgument, CaseIterable {
    /// Text, for people.
    case text
    /// JSON, for programs.
    case json

    /// The figures of single digits in this format.
    func text(of report: EvaluationReport) -> String {
        switch self {
        case .text: report.text
        case .json: EvaluationJSON(report).text
        }
    }

    /// The figures of pages in this format.
    func text(of report: PageReport) -> String {
        switch self {
        case .text: report.text
        case .json: report.json
        }
    }
}
