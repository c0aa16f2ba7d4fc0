import MNIST
import SyntheticDigits

/// A folder of pages of every kind, with what is written on each.
struct PageFolder {
    let path: String
    let benchmark: PageBenchmark

    /// Writes so many pages of some kinds and `labels.csv`, whose order is always the same.
    func write(_ kinds: [PageKind], perKind: Int, longSide: Int?) async throws {
        try FileBytes.makeFolder(path)
        let wanted = kinds.flatMap { kind in
            (0..<perKind).map { (kind: kind, index: $0) }
        }
        var lines = [String](repeating: "", count: wanted.count)
        try await withThrowingTaskGroup(of: (Int, String).self) { group in
            for (place, page) in wanted.enumerated() {
                if place >= 4, let (done, line) = try await group.next() { lines[done] = line }
                group.addTask { (place, try write(page.kind, page.index, longSide)) }
            }
            for try await (done, line) in group { lines[done] = line }
        }
        let text = (["path,digits,count,kind"] + lines).joined(separator: "\n") + "\n"
        try OutputFile.write(Array(text.utf8), to: "\(path)/labels.csv", replacingExisting: true)
    }

    private func write(_ kind: PageKind, _ index: Int, _ longSide: Int?) throws -> String {
        let page = benchmark.page(kind, index: index, longSide: longSide)
        let name = "\(kind.rawValue)-\(index).jpg"
        let bytes = try PhotoEncoder.jpeg(page.raster, quality: page.quality)
        try OutputFile.write(bytes, to: "\(path)/\(name)", replacingExisting: true)
        let count = page.rows.reduce(0) { $0 + $1.count }
        return "\(name),\(page.transcript),\(count),\(kind.rawValue)"
    }
}
