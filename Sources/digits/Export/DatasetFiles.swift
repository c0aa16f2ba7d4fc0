import MNIST
import SystemLibraries

/// The files that a data set consists of, by its name.
struct DatasetFiles {
    let folder: String
    let format: ExportFormat
    /// Whether IDX files are packed with gzip.
    let isPacked: Bool

    /// The table of sources, which every format has.
    static func provenance(_ name: String) -> String { name + "-provenance.csv" }

    /// The IDX file of a kind.
    func idx(_ kind: IDXKind, _ name: String) -> String {
        "\(name)-\(kind.suffix)\(isPacked ? ".gz" : "")"
    }

    /// The names of the files, or of the folder of pictures.
    func names(_ name: String) -> [String] {
        let pictures =
            switch format {
            case .idx: [idx(.images, name), idx(.labels, name)]
            case .png: [name]
            case .csv, .npz: ["\(name).\(format.rawValue)"]
            }
        return pictures + [Self.provenance(name)]
    }

    /// The paths of several parts' files.
    func paths(_ parts: [String]) -> [String] {
        parts.flatMap(names).map { folder + "/" + $0 }
    }

    /// Refuses what would replace or mix data sets that are there.
    ///
    /// A data set is one of these files by its prefix, in whatever format and whether in one part or
    /// two: its files in another shape are never replaced, as half of the old one would stay.
    func check(_ parts: [String], prefix: String, mayReplace: Bool) throws {
        let own = Set(parts.flatMap(names))
        if !mayReplace, let taken = own.sorted().first(where: exists) {
            throw FileError(.create, folder + "/" + taken, code: EEXIST)
        }
        let foreign = Self.everyShape(of: prefix, in: folder).subtracting(own).sorted()
        if let other = foreign.first(where: isOfDataset) {
            throw CommandFailure(
                .outputFailed,
                "\(folder)/\(other) is of a data set of the same name, but in another format, packing "
                    + "or split. Name another folder or --prefix, or remove it.")
        }
        for part in parts where format == .png && exists(part) && !isOfDataset(part) {
            throw CommandFailure(
                .outputFailed,
                "\(folder)/\(part) holds something that no export has written. "
                    + "Name another folder or --prefix.")
        }
    }

    private static func everyShape(of prefix: String, in folder: String) -> Set<String> {
        var names: Set<String> = []
        for part in [prefix] + DatasetPart.allCases.map({ "\(prefix)-\($0.rawValue)" }) {
            for format in ExportFormat.allCases {
                for isPacked in [false, true] {
                    let files = DatasetFiles(folder: folder, format: format, isPacked: isPacked)
                    names.formUnion(files.names(part))
                }
            }
        }
        return names
    }

    private func exists(_ name: String) -> Bool { FileBytes.exists(folder + "/" + name) }

    /// Whether a name belongs to a file, or to a folder with nothing but numbered pictures in folders
    /// 0 … 9.
    private func isOfDataset(_ name: String) -> Bool {
        let path = folder + "/" + name
        guard FileBytes.isFolder(path) else { return FileBytes.exists(path) }
        guard let labels = try? FileBytes.names(in: path), !labels.isEmpty else { return false }
        return labels.allSatisfy { label in
            guard label.count == 1, Int(label) != nil,
                let pictures = try? FileBytes.names(in: path + "/" + label)
            else { return false }
            return pictures.allSatisfy { $0.wholeMatch(of: /[0-9]+\.png/) != nil }
        }
    }
}
