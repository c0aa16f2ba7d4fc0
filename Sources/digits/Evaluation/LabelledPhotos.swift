import DigitReading
import MNIST
import PhotoFiles
import PhotoLabels
import Workers

/// The photos that are measured on, and what is known of each.
struct LabelledPhotos {
    /// A photo.
    struct Entry {
        let photo: PhotoPath
        let label: PhotoLabel
        /// What it is counted under, where figures are wanted for groups.
        let group: String?
        /// What the table of labels says beside the label.
        var fields: [String] = []
    }

    let entries: [Entry]

    /// The photos that a table labels with one digit; one that is named several times counts once.
    init(_ table: LabelTable, in folder: String, groupedBy column: Int?, named file: String) throws
    {
        let all = table.entries.filter { $0.label != nil }
        let reviewed = all.filter { !$0.isUnreviewed }
        if all.count > reviewed.count {
            StandardError.print(
                "\(all.count - reviewed.count) of \(all.count) labels are readings that nobody has looked "
                    + "at (reviewed: no); they are not counted.")
        }
        let remarks = table.remarks
        entries = try DoubledNames.removed(
            from: reviewed.map { (photo: $0.path.photo(in: folder), entry: $0) }, in: file,
            same: { $0.label == $1.label }
        ).compactMap { photo, entry in
            entry.label.map {
                Entry(
                    photo: photo, label: .oneDigit($0), group: column.map { entry.fields[$0] },
                    fields: remarks.map { entry.fields[$0.column] })
            }
        }
    }

    /// The photos in a folder that something else than a table labels; the others are counted and named.
    init(
        in folder: String, by source: LabelSource, groupedBy folders: Bool
    ) throws {
        var photos = ArgumentSource([folder], separator: .newline)
        var unlabelled: [String] = []
        var entries: [Entry] = []
        let all = try photos.takeAll()
        guard !all.isEmpty else {
            throw CommandFailure(.noInput, PhotoArguments.nothingFound(in: [folder]))
        }
        for photo in all {
            let label = source.label(of: photo)
            guard label != .missing, label != .ambiguous else {
                unlabelled.append(photo.text)
                continue
            }
            entries.append(
                Entry(
                    photo: photo, label: label,
                    group: folders ? FileBytes.parentFolder(of: photo.text) : nil))
        }
        self.entries = entries
        guard !unlabelled.isEmpty else { return }
        StandardError.print(
            "\(unlabelled.count) \(unlabelled.count == 1 ? "photo" : "photos") without a clear label left "
                + "out: " + unlabelled.prefix(3).joined(separator: ", ")
                + (unlabelled.count > 3 ? ", …" : ""))
    }
}

extension PhotoPath {
    /// The photo that a table of labels calls so: below a folder, or where `digits classify` named it; as it
    /// is written, or as another system writes it.
    func photo(in folder: String) -> PhotoPath {
        let names = [self, plain]
        let places = names.flatMap { name in
            name.bytes.first == UInt8(ascii: "/")
                ? [name] : [PhotoPath(folder).appending(name.bytes), name]
        }
        return places.first { FileBytes.exists($0.text) } ?? places[0]
    }
}

extension LabelTable {
    /// The columns that say something else than which photo and what it shows, with their names.
    var remarks: [(column: Int, name: String)] {
        let known: Set = [
            "path", "file_name", "filename", "file", "label", "digits", "index", "photo_index",
            "reviewed", "row", "box", "path_base64",
        ]
        return columns.enumerated().filter { !known.contains($1.lowercased()) }
            .map { (column: $0, name: $1) }
    }
}
