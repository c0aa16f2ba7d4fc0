import ArgumentParser
import MNIST
import Raster
import SyntheticDigits

/// The folder of photos by condition and its label table.
struct BenchmarkFolder {
    let path: String
    let benchmark: ConditionBenchmark

    /// What is on a photo; each kind has its folder.
    enum Kind: Sendable, Equatable, ExpressibleByArgument {
        /// A digit under one condition.
        case condition(Condition)
        /// A digit under any of them.
        case mixed
        /// No digit.
        case noDigit

        static let all = Condition.allCases.map(Kind.condition) + [.mixed, .noDigit]

        /// What is made where nothing is asked for: photos of one digit and nothing else that was
        /// written, but for a neighbor that is cut off.
        static let usual = all.filter {
            ![.condition(.framed), .condition(.underlined)].contains($0)
        }

        /// The kind of a name, which is that of its folder.
        init?(argument: String) {
            guard let kind = Self.all.first(where: { $0.name == argument }) else { return nil }
            self = kind
        }

        static var allValueStrings: [String] { all.map(\.name) }

        var name: String {
            switch self {
            case .condition(let condition): condition.rawValue
            case .mixed: "mixed"
            case .noDigit: "no-digit"
            }
        }

        func photo(_ benchmark: ConditionBenchmark, index: Int) -> SimulatedPhoto {
            switch self {
            case .condition(let condition): benchmark.photo(condition, index: index)
            case .mixed: benchmark.mixedPhoto(index: index)
            case .noDigit: benchmark.photoWithoutDigit(index: index)
            }
        }

        var hasDigit: Bool {
            if case .noDigit = self { false } else { true }
        }
    }

    /// Writes the photos, several at a time, and `labels.csv`, whose order is always the same.
    ///
    /// The photos without a digit have an empty label: a reader should reject them.
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
        var table = LabelTable(columns: ["style", "x", "y", "width", "height"])
        for row in rows.compactMap(\.self) {
            table.append(row.path, row.label, kind: row.kind, row.fields)
        }
        try table.write(to: "\(path)/labels.csv")
    }

    private struct Row: Sendable {
        let path: String
        let label: Digit?
        let kind: String
        let fields: [String]
    }

    private func write(_ kind: Kind, _ index: Int) throws -> Row {
        let photo = kind.photo(benchmark, index: index)
        let label = kind.hasDigit ? photo.label : nil
        let number = String(repeating: "0", count: max(0, 4 - String(index).count)) + String(index)
        let name = "\(kind.name)/\(label.map { "\($0.value)-" } ?? "")\(number).jpg"
        let bytes = try PhotoEncoder.jpeg(photo.raster, quality: photo.quality)
        try OutputFile.write(bytes, to: "\(path)/\(name)", replacingExisting: true)
        let box = [photo.box.x, photo.box.y, photo.box.width, photo.box.height].map { String($0) }
        let style = label == nil ? "" : photo.style?.rawValue ?? "mnist"
        return Row(path: name, label: label, kind: kind.name, fields: [style] + box)
    }
}
