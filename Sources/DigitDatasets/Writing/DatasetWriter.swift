import Files
package import MNIST

/// Writes a data set, in one part or in two, or adds to one: as a whole or not at all.
///
/// From its beginning to its end no other process can change the same data set.
package struct DatasetWriter: ~Copyable {
    /// Which files the data set consists of.
    private let files: DatasetFiles
    /// Whether files of the data set that exist may be replaced.
    private let mayReplace: Bool
    /// What is written under hidden names, to appear together.
    private var transaction: FileTransaction
    /// What is in the data set already and stays, by its part.
    private let existing: [DatasetPart?: ExistingDigits]

    /// Begins a change of parts of a data set, to which something is added or which may be replaced.
    ///
    /// While another process changes the same data set, `wait` is called again and again until it returns false.
    ///
    /// - Throws: where something would be replaced that may not be, what is to grow does not belong together, or
    ///   `wait` returned false
    package init(
        _ files: DatasetFiles, parts: [DatasetPart?], replacingExisting: Bool, appending: Bool,
        wait: @escaping () -> Bool
    ) throws {
        // In this order: only who holds the data set may judge what is in it.
        try FileBytes.makeFolder(files.folder)
        let transaction = try FileTransaction(
            in: files.folder, named: files.setName, wait: wait)
        let mayReplace = replacingExisting || appending
        try files.check(parts, mayReplace: mayReplace)
        var existing: [DatasetPart?: ExistingDigits] = [:]
        for part in parts where appending { existing[part] = try ExistingDigits(part, of: files) }
        self.mayReplace = mayReplace
        self.files = files
        self.transaction = transaction
        self.existing = existing
    }

    /// The SHA-256, in hexadecimal digits, of the photos whose digits are in the data set already.
    package var knownDigests: Set<String> {
        existing.values.reduce(into: []) { $0.formUnion($1.sources.digests) }
    }

    /// The groups that an earlier split has kept together, and whether each is in the training
    /// part.
    package var knownGroups: [String: Bool] {
        existing.reduce(into: [:]) { groups, part in
            for group in part.value.sources.groups { groups[group] = part.key == .train }
        }
    }

    /// How many digits are in the data set already.
    package var existingCount: Int { existing.values.reduce(0) { $0 + $1.dataset.count } }

    /// Writes all parts after what exists, reads everything back, and only then lets it appear.
    ///
    /// - Throws: where anything cannot be written or reads back otherwise; the data set is then as
    ///   it was
    package consuming func write(
        _ parts: [(part: DatasetPart?, digits: [SourcedDigit])], card: DatasetCard
    ) throws {
        // One folder with card and tables for all parts, or one archive with all arrays; else files
        // for each part follow below.
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

    /// Adds a part's files in the formats that have files for each part; the digits follow those
    /// that exist.
    private mutating func add(
        _ digits: [SourcedDigit], after old: ExistingDigits?, _ part: DatasetPart?
    ) throws {
        // IDX files are written anew: the old entries, then the added ones.
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

    /// Adds an IDX file of pictures or labels, packed if that is wanted.
    private mutating func add(_ kind: IDXKind, _ entries: [UInt8], _ part: DatasetPart?) throws {
        let bytes = IDXWriter.encoded(kind, entries)
        let name = files.idx(kind, part)
        let written = try addVerified(files.isPacked ? Gzip.pack(bytes) : bytes, name)
        // What was packed must unpack to the same, too.
        guard try IDXReader.entries(kind, in: written, name: name) == entries else {
            throw IDXError.failedVerification(files.folder + "/" + name)
        }
    }

    /// Writes a file under a hidden name, reads it back and compares it, and returns its bytes.
    @discardableResult
    private mutating func addVerified(_ bytes: [UInt8], _ name: String) throws -> [UInt8] {
        let path = files.folder + "/" + name
        var file = try OutputFile(path, replacingExisting: mayReplace)
        try file.append(bytes)
        let written = try file.contents()
        // A disk that loses bytes is found out before the old data set is gone.
        guard written == bytes else { throw IDXError.failedVerification(path) }
        try transaction.add(file)
        return written
    }

    /// Adds a folder with a PNG for each digit: `label/number.png`.
    private mutating func addPictures(_ digits: [SourcedDigit], _ name: String) throws {
        let folder = try TemporaryFolder(for: files.folder + "/" + name)
        // Five digits or more: names of equal width sort by number in every program.
        let width = max(5, String(digits.count).count)
        for (index, digit) in digits.enumerated() {
            let file = "\(digit.label)/\(NumberText.padded(index, width: width)).png"
            try folder.writeVerified(digit.image.png(), to: file)
        }
        try transaction.add(folder)
    }
}

/// What is in a part of a data set that is to grow: pictures, labels and sources, checked for
/// belonging together.
private struct ExistingDigits {
    /// The pictures and labels.
    let dataset: DigitDataset
    /// The bytes of the table of sources.
    let provenance: [UInt8]
    /// What the table of sources says.
    let sources: ProvenanceFile.Sources

    /// Reads a part; nil where none of its files exists.
    ///
    /// - Throws: where only some exist, or their numbers of pictures differ
    init?(_ part: DatasetPart?, of files: DatasetFiles) throws {
        let paths = files.all(part).map { files.folder + "/" + $0 }
        guard paths.contains(where: FileBytes.exists) else { return nil }
        dataset = try IDXReader.dataset(images: paths[0], labels: paths[1])
        provenance = try FileBytes.read(paths[2])
        sources = try ProvenanceFile.sources(in: provenance, name: paths[2])
        guard sources.count == dataset.count else {
            throw DatasetWritingError.unequalCounts(
                paths[2], rows: sources.count, pictures: paths[0], count: dataset.count)
        }
    }
}
