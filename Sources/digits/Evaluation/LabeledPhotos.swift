import DigitDatasets
import DigitReading
import Files
import PhotoFiles
import Workers

/// The photos that are measured on, in order, and what is known of each.
struct LabeledPhotos {
    /// A photo and what is known of it.
    struct Entry {
        /// Where the photo lies.
        let photo: PhotoPath
        /// What is written on it.
        let label: PhotoLabel
        /// What its figures are counted under; nil where figures for groups are not wanted.
        let group: String?
        /// What the table of labels has for it in the columns beside path and label.
        var fields: [String] = []
    }

    /// The photos in the order of the table, or as they were found.
    let entries: [Entry]

    /// Takes the photos that a table labels with one digit; one that is named several times counts once.
    ///
    /// Labels that are readings nobody has looked at are not counted, which is said on standard error: they would
    /// agree with themselves.
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
        // A photo that counted twice would weigh twice in every figure.
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

    /// Takes the photos in a folder that something else than a table labels; the others are counted and named.
    ///
    /// - Throws: `CommandFailure` where the folder has no photos
    init(
        in folder: String, by source: LabelSource, groupedBy folders: Bool
    ) throws {
        var photos = ArgumentSource([folder], separator: .newline)
        var unlabeled: [String] = []
        var entries: [Entry] = []
        let all = try photos.takeAll()
        guard !all.isEmpty else {
            throw CommandFailure(.noInput, PhotoArguments.nothingFound(in: [folder]))
        }
        for photo in all {
            // A photo whose name says several digits is as useless to measure on as one whose name says none.
            let label = source.label(of: photo)
            guard label != .missing, label != .ambiguous else {
                unlabeled.append(photo.text)
                continue
            }
            entries.append(
                Entry(
                    photo: photo, label: label,
                    group: folders ? FileBytes.parentFolder(of: photo.text) : nil))
        }
        self.entries = entries
        guard !unlabeled.isEmpty else { return }
        StandardError.print(
            "\(unlabeled.count) \(unlabeled.count == 1 ? "photo" : "photos") without a clear label left "
                + "out: " + unlabeled.prefix(3).joined(separator: ", ")
                + (unlabeled.count > 3 ? ", …" : ""))
    }
}

extension PhotoPath {
    /// The path of the photo that a table of labels calls so.
    ///
    /// The first that exists of: below the folder; from the working folder, as `digits classify` names photos; and
    /// both as another system writes paths. The first one where none exists.
    func photo(in folder: String) -> PhotoPath {
        // Tables made on Windows have backslashes.
        let names = [self, plain]
        let places = names.flatMap { name in
            name.bytes.first == UInt8(ascii: "/")
                ? [name] : [PhotoPath(folder).appending(name.bytes), name]
        }
        return places.first { FileBytes.exists($0.text) } ?? places[0]
    }
}

extension LabelTable {
    /// The columns that say something else than which photo and what it shows: their places, from 0, and names.
    var remarks: [(column: Int, name: String)] {
        columns.enumerated().filter { !isRead($0.offset) }.map { (column: $0, name: $1) }
    }
}
