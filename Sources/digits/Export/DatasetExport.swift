import MNIST
import Reporting
import SystemLibraries

/// A change of a data set, in one part or in two, made as a whole or not at all.
///
/// From the moment it is begun to its end no other process can change the same data set.
struct DatasetExport: ~Copyable {
    private let files: DatasetFiles
    private let mayReplace: Bool
    private var transaction: FileTransaction
    /// What is in the data set already and stays, part by part.
    private let existing: [String: ExistingDigits]

    /// Begins a change; waits while another process changes the same data set.
    ///
    /// Throws when something would be replaced that may not be.
    init(
        _ files: DatasetFiles, parts: [String], prefix: String, replacingExisting: Bool,
        appending: Bool
    ) throws {
        try FileBytes.makeFolder(files.folder)
        let transaction = try Self.begin(in: files.folder, prefix)
        let mayReplace = replacingExisting || appending
        try files.check(parts, prefix: prefix, mayReplace: mayReplace)
        var existing: [String: ExistingDigits] = [:]
        for part in parts where appending { existing[part] = try ExistingDigits(part, of: files) }
        self.mayReplace = mayReplace
        self.files = files
        self.transaction = transaction
        self.existing = existing
    }

    private static func begin(
        in folder: String, _ prefix: String
    ) throws -> FileTransaction {
        var hasNoted = false
        do throws(FileError) {
            return try FileTransaction(in: folder, named: prefix) {
                if !hasNoted {
                    StandardError.print(
                        "Another run is changing \(folder)/\(prefix)-…: waiting for its end.")
                }
                hasNoted = true
                return !Interruption.isRequested
            }
        } catch {
            try Interruption.check()
            throw error
        }
    }

    /// The SHA-256 of the photos whose digits are in the data set already.
    var knownDigests: Set<String> {
        existing.values.reduce(into: []) { $0.formUnion($1.digests) }
    }

    /// Writes all parts after what exists, reads everything back, and only then lets it appear.
    consuming func write(_ parts: [(name: String, digits: [ExportedDigit])]) throws {
        for (name, digits) in parts {
            let old = existing[name]
            // What an append leaves as it is need not be written again.
            if old != nil, digits.isEmpty { continue }
            let added = digits.dataset
            switch files.format {
            case .idx:
                try add(.images, (old?.dataset.pixels ?? []) + added.pixels, name)
                try add(.labels, (old?.dataset.labels ?? []) + added.labels, name)
            case .png: try addPictures(digits, name)
            case .csv: try addVerified(DigitCSV.encoded(added), "\(name).csv")
            case .npz: try addVerified(NPZWriter.encoded(added), "\(name).npz")
            }
            try addVerified(
                ProvenanceFile.encoded(
                    digits, after: old?.provenance, firstIndex: old?.dataset.count ?? 0),
                DatasetFiles.provenance(name))
        }
        try transaction.commit()
    }

    private mutating func add(_ kind: IDXKind, _ entries: [UInt8], _ part: String) throws {
        let bytes = IDXWriter.encoded(kind, entries)
        let name = files.idx(kind, part)
        let written = try addVerified(files.isPacked ? Gzip.pack(bytes) : bytes, name)
        // What was packed must unpack to the same, too.
        guard try IDXReader.entries(kind, in: written, name: name) == entries else {
            throw IDXError.failedVerification(files.folder + "/" + name)
        }
    }

    @discardableResult
    private mutating func addVerified(_ bytes: [UInt8], _ name: String) throws -> [UInt8] {
        let path = files.folder + "/" + name
        var file = try OutputFile(path, replacingExisting: mayReplace)
        try file.append(bytes)
        let written = try file.contents()
        guard written == bytes else { throw IDXError.failedVerification(path) }
        try transaction.add(file)
        return written
    }

    private mutating func addPictures(_ digits: [ExportedDigit], _ name: String) throws {
        let folder = try TemporaryFolder(for: files.folder + "/" + name)
        let width = max(5, String(digits.count).count)
        for (index, digit) in digits.enumerated() {
            let file = "\(digit.label)/\(NumberText.padded(index, width: width)).png"
            let picture = try digit.image.png()
            try folder.write(picture, to: file)
            let path = folder.path + "/" + file
            guard try FileBytes.read(path) == picture else {
                throw IDXError.failedVerification("\(name)/\(file)")
            }
        }
        try transaction.add(folder)
    }
}

/// What is in a part of a data set that is to grow, checked for belonging together.
private struct ExistingDigits {
    let dataset: DigitDataset
    /// The table of sources, as it is.
    let provenance: [UInt8]
    /// The SHA-256 of the photos.
    let digests: Set<String>

    /// Reads a part; nothing where there is none of its files.
    init?(_ part: String, of files: DatasetFiles) throws {
        let names = files.names(part)
        let paths = names.map { files.folder + "/" + $0 }
        guard paths.contains(where: FileBytes.exists) else { return nil }
        dataset = try IDXReader.dataset(images: paths[0], labels: paths[1])
        provenance = try FileBytes.read(paths[2])
        let sources = try ProvenanceFile.sources(in: provenance, name: paths[2])
        digests = sources.digests
        guard sources.count == dataset.count else {
            throw CommandFailure(
                .noInput,
                "\(paths[2]) has \(sources.count) rows but \(paths[0]) has \(dataset.count) "
                    + "pictures: the files do not belong together.")
        }
    }
}
