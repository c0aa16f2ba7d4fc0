import ArgumentParser
import Files
import MNIST
import Raster
import SyntheticDigits

/// A folder of simulated photos by condition, with its label table.
struct BenchmarkFolder {
    /// The folder's path.
    let path: String
    /// The source of the photos.
    let benchmark: ConditionBenchmark

    /// The kinds of photos; each has its subfolder.
    enum Kind: Sendable, Equatable, ExpressibleByArgument {
        /// A digit under one condition.
        case condition(Condition)
        /// A digit under up to two conditions at once.
        case mixed
        /// Letters, signs or bare paper.
        case noDigit

        /// All kinds, in the order of their folders in the table.
        static let all = Condition.allCases.map(Kind.condition) + [.mixed, .noDigit]

        /// The kinds that are made where nothing is asked for: photos of one digit and nothing else
        /// that was written, but for a neighbor that is cut off.
        static let usual = all.filter {
            ![.condition(.framed), .condition(.underlined)].contains($0)
        }

        /// Makes the kind of a name, which is that of its folder; nil for any other name.
        init?(argument: String) {
            guard let kind = Self.all.first(where: { $0.name == argument }) else { return nil }
            self = kind
        }

        /// The names that the option accepts, for its help.
        static var allValueStrings: [String] { all.map(\.name) }

        /// The name of the kind: its folder's, and the value of `--only`.
        var name: String {
            switch self {
            case .condition(let condition): condition.rawValue
            case .mixed: "mixed"
            case .noDigit: "no-digit"
            }
        }

        /// Returns the photo of this kind with a number.
        func photo(_ benchmark: ConditionBenchmark, index: Int) -> SimulatedPhoto {
            switch self {
            case .condition(let condition): benchmark.photo(condition, index: index)
            case .mixed: benchmark.mixedPhoto(index: index)
            case .noDigit: benchmark.photoWithoutDigit(index: index)
            }
        }

        /// Whether the photos show a digit.
        var hasDigit: Bool {
            if case .noDigit = self { false } else { true }
        }
    }

    /// Writes `perKind` photos of each kind, several at a time, and `labels.csv`, whose order is
    /// always the same.
    ///
    /// The photos without a digit have an empty label: a reader should reject them. Existing files
    /// are replaced.
    func write(_ kinds: [Kind], perKind: Int) async throws {
        let wanted = kinds.flatMap { kind in
            (0..<perKind).map { (kind: kind, index: $0) }
        }
        for kind in kinds { try FileBytes.makeFolder("\(path)/\(kind.name)") }
        var rows = [Row?](repeating: nil, count: wanted.count)
        // As many at once as there are cores would be the pool's own limit; eight keep it busy.
        try await withThrowingTaskGroup(of: (Int, Row).self) { group in
            for (place, photo) in wanted.enumerated() {
                if place >= 8, let (done, row) = try await group.next() { rows[done] = row }
                group.addTask { (place, try write(photo.kind, photo.index)) }
            }
            for try await (done, row) in group { rows[done] = row }
        }
        var table = SampleLabels(columns: ["style", "x", "y", "width", "height"])
        for row in rows.compactMap(\.self) {
            table.append(row.path, row.label, kind: row.kind, row.fields)
        }
        try table.write(to: "\(path)/labels.csv")
    }

    /// A line of the table, before it is written.
    private struct Row: Sendable {
        /// The photo's path within the folder.
        let path: String
        /// The digit; nil for a photo without one.
        let label: Digit?
        /// The name of the kind.
        let kind: String
        /// The further columns: style and box.
        let fields: [String]
    }

    /// Makes one photo, writes it, and returns its line of the table.
    ///
    /// The file's name begins with the digit, then has the photo's number in four digits.
    private func write(_ kind: Kind, _ index: Int) throws -> Row {
        let photo = kind.photo(benchmark, index: index)
        let label = kind.hasDigit ? photo.label : nil
        // Four digits keep the files in their order when they are sorted by name.
        let number = String(repeating: "0", count: max(0, 4 - String(index).count)) + String(index)
        let name = "\(kind.name)/\(label.map { "\($0.value)-" } ?? "")\(number).jpg"
        let bytes = try PhotoEncoder.jpeg(photo.raster, quality: photo.quality)
        try OutputFile.write(bytes, to: "\(path)/\(name)", replacingExisting: true)
        let box = [photo.box.x, photo.box.y, photo.box.width, photo.box.height].map { String($0) }
        // Digits that no stroke model drew come from MNIST.
        let style = label == nil ? "" : photo.style?.rawValue ?? "mnist"
        return Row(path: name, label: label, kind: kind.name, fields: [style] + box)
    }
}
