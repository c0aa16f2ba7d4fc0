import ArgumentParser
import Decoders
import DigitDatasets
import DigitReading
import DigitSheets
import DigitTraining
import Drawing
import Files
import MNIST
import NeuralNetwork
import Reporting
import Results
import SyntheticDigits
import SystemLibraries
import Workers

/// How the program ends: the one place where errors become numbers (the names are BSD's sysexits).
enum ExitStatus: Int32, CaseIterable {
    /// All went well.
    case success = 0
    /// The run finished, but something is missing: photos that could not be read, photos whose labels did not fit what
    /// was found on them, or a fine-tuned model, which reads worse than the one that it began as.
    case incomplete = 1
    /// The command line is not one that the program takes.
    case usage = 64
    /// An input is missing or unusable.
    case noInput = 66
    /// A fault in this program.
    case internalFault = 70
    /// Output could not be written.
    case outputFailed = 74
    /// The user stopped the run (what a shell reports for SIGINT); what was written is valid.
    case interrupted = 130
    /// Whoever read the output went away (what a shell reports for SIGPIPE).
    case closedPipe = 141

    /// What the status means, as a clause for people: in the help and on the manual page.
    var meaning: String {
        switch self {
        case .success: "all went well"
        case .incomplete:
            "the run finished, but photos could not be read or taken whole, or a fine-tuned model reads worse"
        case .usage: "wrong usage"
        case .noInput: "an input is missing or unusable"
        case .internalFault: "a fault in this program"
        case .outputFailed: "output could not be written"
        case .interrupted: "interrupted; what was written is valid"
        case .closedPipe: "whoever read the output went away"
        }
    }

    /// How an error ends the program; nil where it is the argument parser's own, which has codes of its own.
    ///
    /// Errors of inputs, of outputs, of usage and faults of the program differ by the error's type. An error that no
    /// command expects is a fault of the program.
    static func of(_ error: any Error) -> ExitStatus? {
        switch error {
        case let failure as CommandFailure: failure.status
        case let error as FileError:
            if error.isClosedPipe {
                .closedPipe
            } else {
                error.operation == .read || error.operation == .list ? .noInput : .outputFailed
            }
        // What was named on the command line can be read, but not used.
        case is IDXError, is DatasetError, is LabelError, is CheckpointError, is ModelError,
            is ResumeError, is PathStreamError, is UnipenError, is PrintFontsError:
            .noInput
        // What is asked for cannot be had, whatever the photos: another option is needed.
        case is ShardError, is SheetError, is ReliabilityError: .usage
        // What is in the way lies where output should; the rest is about what goes into it.
        case DatasetWritingError.otherShape, DatasetWritingError.foreignFolder: .outputFailed
        case is DatasetWritingError: .noInput
        // Photos that cannot be decoded are rows: what ends a command are pictures that cannot be encoded.
        case is ReportingError, is PictureError, is NPZError, is StreamedPhotoError,
            is DecoderError, is SimulationError:
            .outputFailed
        case is ExitCode: nil
        // Workers are this program itself: where they cannot be started, the fault is its own.
        default: Digits.exitCode(for: error) == .failure ? .internalFault : nil
        }
    }

    /// Ends the program as an error demands, with a sentence on standard error.
    ///
    /// A reader of the output that went away, as `head` does, ends the program in silence, as SIGPIPE would.
    static func exit(after error: any Error) -> Never {
        guard let status = of(error) else {
            // The parser's own errors, usage and help: of what was typed, nothing moves a cursor.
            let code = Digits.exitCode(for: error)
            if code == .success { Digits.exit(withError: error) }
            let text = Digits.fullMessage(for: error)
            if !text.isEmpty { StandardError.print(text) }
            SystemLibraries.exit(code.rawValue)
        }
        let message = (error as? CommandFailure)?.message ?? ErrorWords.message(of: error)
        if status != .closedPipe, !message.isEmpty { StandardError.print("digits: " + message) }
        SystemLibraries.exit(status.rawValue)
    }
}

/// An end of the run that is not a plain success: how the program ends, and what it says.
struct CommandFailure: Error {
    /// How the program ends.
    let status: ExitStatus
    /// A sentence for people; empty where everything was said.
    let message: String

    /// Makes a failure, to be thrown out of a command.
    init(_ status: ExitStatus, _ message: String = "") {
        self.status = status
        self.message = message
    }
}
