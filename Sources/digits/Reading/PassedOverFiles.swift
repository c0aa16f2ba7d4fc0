import PhotoFiles
import SystemLibraries

/// Counts, by their kinds, the files in searched folders that are no photos.
///
/// Text is not counted: labels and notes lie beside photos on purpose.
final class PassedOverFiles {
    /// How many files of each kind there were.
    private var counts: [ForeignContent: Int] = [:]

    /// Counts a file that is of a kind.
    func note(_ kind: ForeignContent) {
        if kind != .text { counts[kind, default: 0] += 1 }
    }

    /// One sentence for people, and what to do about documents; nil where every file was read.
    var sentence: String? {
        let total = counts.values.reduce(0, +)
        guard total > 0 else { return nil }
        let kinds = ForeignContent.allCases.compactMap { kind in
            counts[kind].map { kind.counted($0) }
        }
        let all = kinds.joined(separator: ", ")
        return (total == 1 ? "1 file is no photo: " : "\(total) files are no photos: ") + all
            + (counts[.pdf] == nil ? "." : "; " + ForeignContent.pdfAdvice)
    }
}
