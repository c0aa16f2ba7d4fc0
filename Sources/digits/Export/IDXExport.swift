import MNIST
import SystemLibraries

/// A data set as two IDX files and a table of sources, new or grown by appending.
struct IDXExport {
    /// What the files' names begin with, folder included.
    let stem: String
    /// Whether the files are packed with gzip.
    let isPacked: Bool

    private var ending: String { isPacked ? ".gz" : "" }
    private var provenance: String { stem + "-provenance.csv" }

    /// The file of a kind.
    func path(_ kind: IDXKind) -> String { "\(stem)-\(kind.suffix)\(ending)" }

    /// All the files.
    var paths: [String] { [path(.images), path(.labels), provenance] }

    /// What stands in the files already, if they exist, checked for belonging together.
    func existing() throws -> (dataset: DigitDataset, provenance: [UInt8], digests: Set<String>)? {
        guard paths.contains(where: FileBytes.exists) else { return nil }
        let dataset = try IDXReader.dataset(images: path(.images), labels: path(.labels))
        let table = try FileBytes.read(provenance)
        let sources = try ProvenanceFile.sources(in: table, name: provenance)
        guard sources.count == dataset.count else {
            throw CommandFailure(
                .noInput,
                "\(provenance) has \(sources.count) rows but \(path(.images)) has \(dataset.count) "
                    + "pictures: the files do not belong together.")
        }
        return (dataset, table, sources.digests)
    }

    /// Writes the digits after what exists, and reads everything back before anything gets its name.
    func write(_ digits: [ExportedDigit], replacingExisting: Bool, appending: Bool) throws {
        let old = appending ? try existing() : nil
        let added = digits.dataset
        let table = try ProvenanceFile.encoded(
            digits, after: old?.provenance, firstIndex: old?.dataset.count ?? 0)
        let replaces = replacingExisting || old != nil
        for path in paths where !replaces && FileBytes.exists(path) {
            throw FileError(.create, path, code: EEXIST)
        }
        for (kind, entries) in [
            (IDXKind.images, (old?.dataset.pixels ?? []) + added.pixels),
            (.labels, (old?.dataset.labels ?? []) + added.labels),
        ] {
            try write(kind, entries, replacingExisting: replaces)
        }
        try OutputFile.write(table, to: provenance, replacingExisting: replaces)
    }

    private func write(_ kind: IDXKind, _ entries: [UInt8], replacingExisting: Bool) throws {
        let bytes = IDXWriter.encoded(kind, entries)
        var file = try OutputFile(path(kind), replacingExisting: replacingExisting)
        try file.append(isPacked ? Gzip.pack(bytes) : bytes)
        let written = try FileBytes.read(file.temporaryPath)
        guard try IDXReader.entries(kind, in: written, name: path(kind)) == entries else {
            throw IDXError.failedVerification(path(kind))
        }
        try file.commit()
    }
}
