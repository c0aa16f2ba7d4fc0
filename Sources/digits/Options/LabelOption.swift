import ArgumentParser
import MNIST
import PhotoFiles
import PhotoLabels
import SystemLibraries

/// Where labels come from, as the command line says it: `folder`, `filename`, `sheet` or a table.
enum LabelOption: ExpressibleByArgument {
    case folder, fileName, sheet, table(String)

    init(argument: String) {
        switch argument {
        case "folder": self = .folder
        case "filename": self = .fileName
        case "sheet": self = .sheet
        default: self = .table(argument)
        }
    }

    /// What the option is shown with in the help.
    static let valueName = "folder|filename|sheet|FILE.csv"

    static var allValueStrings: [String] { ["folder", "filename", "sheet"] }
    static var defaultCompletionKind: CompletionKind {
        .shellCommand("echo folder filename sheet; ls -d -- *.csv *.tsv */ 2>/dev/null")
    }

    /// The table's file, if it is one.
    var file: String? { if case .table(let file) = self { file } else { nil } }

    /// Reads what has to be read; paths in a table are looked for below the folders in `searched`.
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

    private static var workingFolder: PhotoPath {
        PhotoPath(FileManager.default.currentDirectoryPath)
    }
}

extension LabelSource {
    /// Says which photos a table names that are not there.
    func noteUnmatched(by photos: [PhotoPath], in file: String?) {
        let names = unmatched(by: photos)
        guard let file, !names.isEmpty else { return }
        StandardError.print(Self.unmatchedSentence(names.map(\.text), in: file))
    }

    /// One sentence that counts the photos of a table that are not there, and names the first ones.
    static func unmatchedSentence(_ names: [String], in file: String) -> String {
        let shown =
            names.prefix(3).map(\.shortened).joined(separator: ", ")
            + (names.count > 3 ? ", …" : "")
        return names.count == 1
            ? "\(file) names a photo that is not among those read: \(shown)."
            : "\(file) names \(names.count) photos that are not among those read: \(shown)."
    }
}
