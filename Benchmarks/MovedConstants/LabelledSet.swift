import DigitReading
import Foundation

/// Photos with their digits, and whether each shows one digit or a page of them.
struct LabelledSet: Sendable {
    /// A photo and the digits that are on it.
    struct Labelled: Sendable {
        let photo: Photo
        let digits: [Int: Int]
    }

    let layout: Layout
    let photos: [Labelled]

    /// Reads every `step`-th photo of a folder's `labels.csv`, which has the columns `path` and `label`, or `path` and
    /// `digits`; its first columns have no quotation marks.
    init(folder: String, every step: Int, layout: Layout) throws {
        let table = try String(contentsOfFile: folder + "/labels.csv", encoding: .utf8)
        let lines = table.split(whereSeparator: \.isNewline)
        self.layout = layout
        photos = try stride(from: 1, to: lines.count, by: step).map { place in
            let fields = lines[place].split(separator: ",", omittingEmptySubsequences: false)
            let bytes = try Data(contentsOf: URL(filePath: "\(folder)/\(fields[0])"))
            let found = fields[1].compactMap(\.wholeNumberValue)
            return Labelled(
                photo: try Photo(encoded: Array(bytes), named: PhotoPath(String(fields[0]))),
                digits: Dictionary(found.map { ($0, 1) }, uniquingKeysWith: +))
        }
    }

    /// How many of a photo's digits its rows have, less those that they have and it has not.
    func right(_ photo: Labelled, _ rows: [Row]) -> Int {
        var found: [Int: Int] = [:]
        for row in rows where row.status == .ok { found[row.digit?.value ?? -1, default: 0] += 1 }
        let wrong = found.reduce(0) { $0 + max(0, $1.value - (photo.digits[$1.key] ?? 0)) }
        let right = found.reduce(0) { $0 + min($1.value, photo.digits[$1.key] ?? 0) }
        return layout == .page ? right - wrong : right
    }
}
