import DigitDatasets
import PhotoFiles
import SystemLibraries

/// Drops the entries of photos that a table of labels names more than once.
enum DoubledNames {
    /// Returns each photo's first entry in the table's order, and says on standard error how many further ones
    /// there are.
    ///
    /// Photos are the same when their paths are, once `.` and `..` are resolved; links are not followed.
    ///
    /// - Throws: `CommandFailure` for entries that differ, as nothing tells which of them is right
    static func removed<Entry>(
        from all: [(photo: PhotoPath, entry: Entry)], in file: String, same: (Entry, Entry) -> Bool
    ) throws(CommandFailure) -> [(photo: PhotoPath, entry: Entry)] {
        var first: [PhotoPath: Entry] = [:]
        var kept: [(photo: PhotoPath, entry: Entry)] = []
        var doubled: [String] = []
        for (photo, entry) in all {
            // `./7.jpg` is `7.jpg`.
            let place = photo.resolved(below: PhotoPath(""))
            guard let earlier = first[place] else {
                first[place] = entry
                kept.append((photo, entry))
                continue
            }
            // Two entries that agree do no harm; counting the photo twice would.
            guard same(earlier, entry) else {
                throw CommandFailure(
                    .noInput,
                    "\(file.printable) labels \(photo.text.shortened) more than once, and not alike: "
                        + "leave the right row.")
            }
            doubled.append(photo.text)
        }
        if let name = doubled.first {
            StandardError.print(
                "\(file): \(doubled.count) \(doubled.count == 1 ? "row names a photo" : "rows name photos") "
                    + "that another row has named (\(name.shortened)"
                    + "\(doubled.count > 1 ? ", …" : "")); each photo counts once.")
        }
        return kept
    }
}
