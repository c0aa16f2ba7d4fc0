import ArgumentParser
import DigitDatasets
import Files
import PhotoFiles
import SystemLibraries

/// Where labels come from, as the command line says it: `folder`, `filename`, `sheet` or a table's
/// path.
enum LabelOption: ExpressibleByArgument {
    /// Each photo's folder is named as its digit.
    case folder
    /// Each photo's name begins with its digit.
    case fileName
    /// The photos show sheets that `digits sheet` has printed, whose code says what is written where.
    case sheet
    /// A table at this path.
    case table(String)

    /// Reads an argument; whatever is none of the three words is the path of a table.
    init(argument: String) {
        switch argument {
        case "folder": self = .folder
        case "filename": self = .fileName
        case "sheet": self = .sheet
        default: self = .table(argument)
        }
    }

    /// What the help shows in the place of the option's value.
    static let valueName = "folder|filename|sheet|FILE.csv"

    /// The words that completions offer.
    static var allValueStrings: [String] { ["folder", "filename", "sheet"] }
    /// A shell command for completions, which lists tables and folders beside the words.
    static var defaultCompletionKind: CompletionKind {
        .shellCommand("echo folder filename sheet; ls -d -- *.csv *.tsv */ 2>/dev/null")
    }

    /// The table's path; nil where labels come from elsewhere.
    var file: String? { if case .table(let file) = self { file } else { nil } }

    /// The source of labels, its table read; paths in a table are looked for below the folders in
    /// `searched`.
    func source(searched: [String]) throws -> LabelSource {
        switch self {
        case .folder: .folder
        case .fileName: .fileName
        case .sheet: .sheet
        case .table(let file):
            .table(try Self.table(file, searched: searched), workingFolder: Self.workingFolder)
        }
    }

    /// Reads a table of labels.
    ///
    /// Its relative paths may be meant from the working folder, from a searched folder, or from the
    /// table's own.
    ///
    /// - Throws: `LabelError` where it is no such table
    static func table(_ file: String, searched: [String]) throws -> LabelTable {
        guard !FileBytes.isFolder(file) else {
            throw CommandFailure(
                .noInput,
                "\(file) is a folder: name a table of labels, or write folder, filename or sheet.")
        }
        let folders =
            searched.filter { FileBytes.isFolder($0) } + [FileBytes.parentFolder(of: file)]
        return try LabelTable(
            FileBytes.read(file), name: file,
            bases: [workingFolder] + folders.map { PhotoPath($0).resolved(below: workingFolder) })
    }

    /// The folder that this program runs in.
    private static var workingFolder: PhotoPath {
        PhotoPath(FileManager.default.currentDirectoryPath)
    }
}

extension LabelSource {
    /// Says on standard error which photos a table names that are not among the given ones; nil
    /// without a table.
    func noteUnmatched(by photos: [PhotoPath], in file: String?) {
        let names = unmatched(by: photos)
        guard let file, !names.isEmpty else { return }
        StandardError.print(Self.unmatchedSentence(names.map(\.text), in: file))
    }

    /// One sentence that counts the photos of a table that are not there, and names the first
    /// three.
    static func unmatchedSentence(_ names: [String], in file: String) -> String {
        let shown =
            names.prefix(3).map(\.shortened).joined(separator: ", ")
            + (names.count > 3 ? ", …" : "")
        return names.count == 1
            ? "\(file) names a photo that is not among those read: \(shown)."
            : "\(file) names \(names.count) photos that are not among those read: \(shown)."
    }
}
