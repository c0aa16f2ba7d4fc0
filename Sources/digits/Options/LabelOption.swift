import ArgumentParser
import MNIST
import PhotoFiles
import PhotoLabels
import SystemLibraries

/// Where labels come from, as the command line says it: `folder`, `filename` or a CSV file.
enum LabelOption: ExpressibleByArgument {
    case folder, fileName, table(String)

    init?(argument: String) {
        switch argument {
        case "folder": self = .folder
        case "filename": self = .fileName
        case let file where file.lowercased().hasSuffix(".csv"): self = .table(file)
        default: return nil
        }
    }

    static var allValueStrings: [String] { ["folder", "filename"] }
    static var defaultCompletionKind: CompletionKind { .file(extensions: ["csv"]) }

    /// The table's file, if it is one.
    var file: String? { if case .table(let file) = self { file } else { nil } }

    /// Reads what has to be read; paths in a table are looked for below the folders in `searched`.
    func source(searched: [String]) throws -> LabelSource {
        switch self {
        case .folder: .folder
        case .fileName: .fileName
        case .table(let file):
            .table(
                try Self.table(file, searched: searched),
                workingFolder: PhotoPath(FileManager.default.currentDirectoryPath))
        }
    }

    /// Reads a table of labels.
    static func table(_ file: String, searched: [String]) throws -> LabelTable {
        let workingFolder = PhotoPath(FileManager.default.currentDirectoryPath)
        let folders =
            searched.filter { FileBytes.isFolder($0) } + [FileBytes.parentFolder(of: file)]
        return try LabelTable(
            FileBytes.read(file), name: file,
            bases: [workingFolder] + folders.map { PhotoPath($0).resolved(below: workingFolder) })
    }
}
