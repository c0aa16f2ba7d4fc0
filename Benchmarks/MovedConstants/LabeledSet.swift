import DigitReading
import Foundation

/// Photos with their digits, and how each is read.
struct LabeledSet: Sendable {
    /// A photo and the digits that are on it.
    struct Labeled: Sendable {
        let photo: Photo
        let digits: [Int: Int]
        /// What is told to the reader beforehand; nothing where it is told nothing.
        let known: Expectation?
    }

    /// How the photos of a set are read.
    enum Kind: String, CaseIterable, Sendable {
        case single, page, auto, sheet
        /// As pages whose digits are told beforehand.
        case guided
        /// As photos of one digit whose files end after two thirds of their bytes.
        case damaged

        var layout: Layout {
            switch self {
            case .single, .damaged: .single
            case .page, .guided: .page
            case .auto: .auto
            case .sheet: .sheet
            }
        }
    }

    let kind: Kind
    let photos: [Labeled]

    /// Reads every `step`-th photo of a folder's `labels.csv`, which has the columns `path` and `label`, or `path` and
    /// `digits`; its first columns have no quotation marks.
    init(folder: String, every step: Int, kind: Kind) throws {
        let table = try String(contentsOfFile: folder + "/labels.csv", encoding: .utf8)
        let lines = table.split(whereSeparator: \.isNewline)
        self.kind = kind
        photos = try stride(from: 1, to: lines.count, by: step).map { place in
            let fields = lines[place].split(separator: ",", omittingEmptySubsequences: false)
            var bytes = Array(try Data(contentsOf: URL(filePath: "\(folder)/\(fields[0])")))
            if kind == .damaged { bytes.removeLast(bytes.count / 3) }
            let found = fields[1].compactMap(\.wholeNumberValue)
            let lines = fields[1].split(separator: "/").map {
                $0.compactMap(\.wholeNumberValue).compactMap { Digit($0) }
            }
            return Labeled(
                photo: try Photo(encoded: bytes, named: PhotoPath(String(fields[0]))),
                digits: Dictionary(found.map { ($0, 1) }, uniquingKeysWith: +),
                known: kind == .guided ? .lines(lines) : nil)
        }
    }

    /// How many of a photo's digits its rows have, less those that they have and it has not.
    func right(_ photo: Labeled, _ rows: [Row]) -> Int {
        var found: [Int: Int] = [:]
        for row in rows where row.status == .ok { found[row.digit?.value ?? -1, default: 0] += 1 }
        let wrong = found.reduce(0) { $0 + max(0, $1.value - (photo.digits[$1.key] ?? 0)) }
        let right = found.reduce(0) { $0 + min($1.value, photo.digits[$1.key] ?? 0) }
        return kind.layout == .page ? right - wrong : right
    }
}
