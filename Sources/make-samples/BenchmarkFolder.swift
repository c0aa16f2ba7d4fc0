import MNIST
import Raster
import SyntheticDigits

/// The folder of photos by condition and its label table.
struct BenchmarkFolder {
    let path: String
    let benchmark: ConditionBenchmark

    /// What the folder without digits is called.
    private static let noDigit = "no-digit"

    /// Writes the photos, several at a time, and `labels.csv`, whose order is always the same.
    ///
    /// The photos without a digit have an empty label: a reader should reject them.
    func write(perCondition: Int) async throws {
        let conditions: [Condition?] = Condition.allCases + [nil]
        let wanted = conditions.flatMap { condition in
            (0..<perCondition).map { (condition: condition, index: $0) }
        }
        for condition in conditions {
            try FileBytes.makeFolder("\(path)/\(condition?.rawValue ?? Self.noDigit)")
        }
        var rows = [Row?](repeating: nil, count: wanted.count)
        // As many at once as there are cores would be the pool's own limit; eight keep it busy.
        try await withThrowingTaskGroup(of: (Int, Row).self) { group in
            for (place, photo) in wanted.enumerated() {
                if place >= 8, let (done, row) = try await group.next() { rows[done] = row }
                group.addTask { (place, try write(photo.condition, photo.index)) }
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

    private func write(_ condition: Condition?, _ index: Int) throws -> Row {
        let photo =
            condition.map { benchmark.photo($0, index: index) }
            ?? benchmark.photoWithoutDigit(index: index)
        let kind = condition?.rawValue ?? Self.noDigit
        let label = condition == nil ? nil : photo.label
        let number = String(repeating: "0", count: max(0, 4 - String(index).count)) + String(index)
        let name = "\(kind)/\(label.map { "\($0.value)-" } ?? "")\(number).jpg"
        let bytes = try PhotoEncoder.jpeg(photo.raster, quality: photo.quality)
        try OutputFile.write(bytes, to: "\(path)/\(name)", replacingExisting: true)
        let box = [photo.box.x, photo.box.y, photo.box.width, photo.box.height].map { String($0) }
        let style = label == nil ? "" : photo.style?.rawValue ?? "mnist"
        return Row(path: name, label: label, kind: kind, fields: [style] + box)
    }
}
