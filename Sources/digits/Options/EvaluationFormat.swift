import ArgumentParser
import Reporting

/// How an evaluation's figures are written.
enum EvaluationFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json

    /// The figures in this format.
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
