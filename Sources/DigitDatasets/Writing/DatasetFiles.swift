import Files
package import MNIST
import SystemLibraries

/// The files that a data set consists of, by its name.
///
/// Parts of a data set are its training and its test set; where there is no part, all is in one.
///
/// Names are relative to the folder unless they are called paths.
package struct DatasetFiles: Sendable {
    /// The folder the data set lies in.
    package let folder: String
    /// The format of its files.
    package let format: DatasetFormat
    /// Whether IDX files are packed with gzip.
    package let isPacked: Bool
    /// Whether files are called by the prefix or as MNIST's own.
    package let names: DatasetNames
    /// What the files' names begin with where they are not called as MNIST's own.
    package let prefix: String

    /// Names a data set; the values are those of the properties with the same names.
    package init(
        folder: String, format: DatasetFormat, isPacked: Bool, names: DatasetNames, prefix: String
    ) {
        self.folder = folder
        self.format = format
        self.isPacked = isPacked
        self.names = names
        self.prefix = prefix
    }

    /// What the data set is called in messages, and by which runs that change it wait for each other.
    package var setName: String { names == .mnist ? "mnist" : prefix }

    /// What the names of a part's files begin with.
    func name(_ part: DatasetPart?) -> String {
        switch (names, format) {
        case (.prefix, _): part.map { "\(prefix)-\($0.rawValue)" } ?? prefix
        // Kaggle's names of MNIST as tables.
        case (.mnist, .csv): part == .test ? "mnist_test" : "mnist_train"
        case (.mnist, .png): part == .test ? "test" : "train"
        case (.mnist, _): part == .test ? "t10k" : "train"
        }
    }

    /// The name of a part's table of sources, which every format has.
    func provenance(_ part: DatasetPart?) -> String { name(part) + "-provenance.csv" }

    /// The name of a part's IDX file with pictures or labels.
    func idx(_ kind: IDXKind, _ part: DatasetPart?) -> String {
        "\(name(part))-\(kind.suffix)\(isPacked ? ".gz" : "")"
    }

    /// The name of a part's file, or folder, of pictures in the formats other than IDX.
    func pictures(_ part: DatasetPart?) -> String {
        switch format {
        case .png: name(part)
        case .imagefolder: setName
        case .npz where names == .mnist: "mnist.npz"
        default: "\(name(part)).\(format.rawValue)"
        }
    }

    /// The names of a part's files: pictures and labels, or the file or folder with both, then the table of
    /// sources.
    func all(_ part: DatasetPart?) -> [String] {
        (format == .idx ? [idx(.images, part), idx(.labels, part)] : [pictures(part)])
            + [provenance(part)]
    }

    /// The names of several parts' files; a file that holds more than one part is named once.
    package func all(of parts: [DatasetPart?]) -> [String] {
        var named: Set<String> = []
        return parts.flatMap(all).filter { named.insert($0).inserted }
    }

    /// The paths of all files of several parts.
    package func paths(_ parts: [DatasetPart?]) -> [String] {
        all(of: parts).map { folder + "/" + $0 }
    }

    /// Refuses what would replace or mix data sets that are there.
    ///
    /// A data set is one of these files by its name, in whatever format and whether in one part or
    /// two: its files in another shape are never replaced, as half of the old one would stay.
    ///
    /// - Throws: for a file that exists and may not be replaced, for the same data set in another shape, and for a
    ///   folder that no export has written
    func check(_ parts: [DatasetPart?], mayReplace: Bool) throws {
        // First what is to be written: it may only exist where it may be replaced.
        let own = Set(parts.flatMap(all))
        if !mayReplace, let taken = own.sorted().first(where: exists) {
            throw FileError(.create, folder + "/" + taken, code: EEXIST)
        }
        // Then the same data set in another format, packing or split: beside the new one it would be half replaced.
        let foreign = everyShape.subtracting(own).sorted()
        if let other = foreign.first(where: isOfDataset) {
            throw DatasetWritingError.otherShape(folder + "/" + other)
        }
        // At last folders, which are replaced as a whole: whatever else somebody has put there would go with them.
        for name in Set(parts.map(pictures)) where format == .png || format == .imagefolder {
            guard exists(name), !isOfDataset(name) else { continue }
            throw DatasetWritingError.foreignFolder(folder + "/" + name)
        }
    }

    /// The names of all files that a data set of this name could have, in any format, packed or not, split or not.
    private var everyShape: Set<String> {
        var all: Set<String> = []
        for format in DatasetFormat.allCases {
            for isPacked in [false, true] {
                let files = DatasetFiles(
                    folder: folder, format: format, isPacked: isPacked, names: names,
                    prefix: prefix)
                for part in [nil] + DatasetPart.allCases { all.formUnion(files.all(part)) }
            }
        }
        return all
    }

    /// Whether something of a name lies in the folder.
    private func exists(_ name: String) -> Bool { FileBytes.exists(folder + "/" + name) }

    /// Whether a name is that of a file, or of a folder of pictures as export writes it.
    private func isOfDataset(_ name: String) -> Bool {
        let path = folder + "/" + name
        guard FileBytes.isFolder(path) else { return FileBytes.exists(path) }
        return Self.isOfPictures(path) || ImageFolder.isOne(path)
    }

    /// Whether a folder has nothing but numbered PNGs in folders 0 … 9, at least one of these; `others` may lie
    /// beside them.
    static func isOfPictures(_ path: String, beside others: Set<String> = []) -> Bool {
        guard let found = try? FileBytes.names(in: path) else { return false }
        let labels = found.filter { !others.contains($0) }
        return !labels.isEmpty
            && labels.allSatisfy { label in
                guard label.count == 1, Int(label) != nil,
                    let pictures = try? FileBytes.names(in: path + "/" + label)
                else { return false }
                return pictures.allSatisfy { $0.wholeMatch(of: /[0-9]+\.png/) != nil }
            }
    }
}
