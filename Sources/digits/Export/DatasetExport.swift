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
    private let existing: [DatasetPart?: ExistingDigits]

    /// Begins a change; waits while another process changes the same data set.
    ///
    /// Throws when something would be replaced that may not be.
    init(
        _ files: DatasetFiles, parts: [DatasetPart?], replacingExisting: Bool, appending: Bool
    ) throws {
        try FileBytes.makeFolder(files.folder)
        let transaction = try Self.begin(in: files.folder, files.setName)
        let mayReplace = replacingExisting || appending
        try files.check(parts, mayReplace: mayReplace)
        var existing: [DatasetPart?: ExistingDigits] = [:]
        for part in parts where appending { existing[part] = try ExistingDigits(part, of: files) }
        self.mayReplace = mayReplace
        self.files = files
        self.transaction = transaction
        self.existing = existing
    }

    private static func begin(
        in folder: String, _ name: String
    ) throws -> FileTransaction {
        var hasNoted = false
        do throws(FileError) {
            return try FileTransaction(in: folder, named: name) {
                if !hasNoted {
                    StandardError.print(
                        "Another run is changing \(folder)/\(name)-…: waiting for its end.")
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
        existing.values.reduce(into: []) { $0.formUnion($1.sources.digests) }
    }

    /// Whether what was kept together before is in the training part.
    var knownGroups: [String: Bool] {
        existing.reduce(into: [:]) { groups, part in
            for group in part.value.sources.groups { groups[group] = part.key == .train }
        }
    }

    /// How many digits are in the data set already.
    var existingCount: Int { existing.values.reduce(0) { $0 + $1.dataset.count } }

    /// Writes all parts after what exists, reads everything back, and only then lets it appear.
    consuming func write(
        _ parts: [(part: DatasetPart?, digits: [ExportedDigit])], card: DatasetCard
    ) throws {
        if files.format == .imagefolder {
            let folder = try TemporaryFolder(for: files.folder + "/" + files.pictures(nil))
            try ImageFolder(parts: parts, card: card).write(to: folder)
            try transaction.add(folder)
        } else if files.format.isOneFile(files.names) {
            let arrays = parts.map { part, digits in
                let ending = part == .test ? "test" : "train"
                return ("x_" + ending, "y_" + ending, digits.dataset)
            }
            try addVerified(NPZWriter.encoded(arrays), files.pictures(nil))
        }
        for (part, digits) in parts {
            let old = existing[part]
            // What an append leaves as it is need not be written again.
            if old != nil, digits.isEmpty { continue }
            if !files.format.isOneFile(files.names) { try add(digits, after: old, part) }
            try addVerified(
                ProvenanceFile.encoded(
                    digits, after: old?.provenance, firstIndex: old?.dataset.count ?? 0),
                files.provenance(part))
        }
        try transaction.commit()
    }

    private mutating func add(
        _ digits: [ExportedDigit], after old: ExistingDigits?, _ part: DatasetPart?
    ) throws {
        let added = digits.dataset
        switch files.format {
        case .idx:
            try add(.images, (old?.dataset.pixels ?? []) + added.pixels, part)
            try add(.labels, (old?.dataset.labels ?? []) + added.labels, part)
        case .png: try addPictures(digits, files.pictures(part))
        case .csv: try addVerified(DigitCSV.encoded(added), files.pictures(part))
        case .npz: try addVerified(NPZWriter.encoded(added), files.pictures(part))
        case .imagefolder: break
        }
    }

    private mutating func add(_ kind: IDXKind, _ entries: [UInt8], _ part: DatasetPart?) throws {
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
            try folder.writeVerified(digit.image.png(), to: file)
        }
        try transaction.add(folder)
    }
}

/// What is in a part of a data set that is to grow, checked for belonging together.
private struct ExistingDigits {
    let dataset: DigitDataset
    /// The table of sources, as it is.
    let provenance: [UInt8]
    /// What it says.
    let sources: ProvenanceFile.Sources

    /// Reads a part; nothing where there is none of its files.
    init?(_ part: DatasetPart?, of files: DatasetFiles) throws {
        let paths = files.all(part).map { files.folder + "/" + $0 }
        guard paths.contains(where: FileBytes.exists) else { return nil }
        dataset = try IDXReader.dataset(images: paths[0], labels: paths[1])
        provenance = try FileBytes.read(paths[2])
        sources = try ProvenanceFile.sources(in: provenance, name: paths[2])
        guard sources.count == dataset.count else {
            throw CommandFailure(
                .noInput,
                "\(paths[2]) has \(sources.count) rows but \(paths[0]) has \(dataset.count) "
                    + "pictures: the files do not belong together.")
        }
    }
}
