import Files
import Raster
import SyntheticDigits

/// A folder of simulated photos of pages of every kind, and of what is written on each.
struct PageFolder {
    /// The folder's path.
    let path: String
    /// Whether a picture of what each pixel is part of is written beside each page.
    let withTruth: Bool
    /// The source of the pages.
    let benchmark: PageBenchmark

    /// Writes `perKind` pages of each of some kinds and `labels.csv`, whose order is always the
    /// same.
    ///
    /// `longSide` is the longer side of the pages in pixels; nil leaves it to each page.
    func write(_ kinds: [PageKind], perKind: Int, longSide: Int?) async throws {
        try FileBytes.makeFolder(path)
        let wanted = kinds.flatMap { kind in
            (0..<perKind).map { (kind: kind, index: $0) }
        }
        var lines = [String](repeating: "", count: wanted.count)
        try await withThrowingTaskGroup(of: (Int, String).self) { group in
            for (place, page) in wanted.enumerated() {
                // At most four pages at a time, each with its planes of floats: that bounds the
                // memory. Not tuned.
                if place >= 4, let (done, line) = try await group.next() { lines[done] = line }
                group.addTask { (place, try write(page.kind, page.index, longSide)) }
            }
            for try await (done, line) in group { lines[done] = line }
        }
        let text = (["path,digits,count,kind"] + lines).joined(separator: "\n") + "\n"
        try OutputFile.write(Array(text.utf8), to: "\(path)/labels.csv", replacingExisting: true)
    }

    /// Makes one page, writes it, and returns its line of `labels.csv`.
    private func write(_ kind: PageKind, _ index: Int, _ longSide: Int?) throws -> String {
        let page = benchmark.page(kind, index: index, longSide: longSide, withTruth: withTruth)
        let name = "\(kind.rawValue)-\(index).jpg"
        let bytes = try PhotoEncoder.jpeg(page.raster, quality: page.quality)
        try OutputFile.write(bytes, to: "\(path)/\(name)", replacingExisting: true)
        if let truth = page.truth {
            try OutputFile.write(
                PhotoEncoder.png(Self.picture(of: truth)),
                to: "\(path)/\(kind.rawValue)-\(index)-truth.png", replacingExisting: true)
        }
        let count = page.lines.reduce(0) { $0 + $1.count }
        return "\(name),\(page.transcript),\(count),\(kind.rawValue)"
    }

    /// Returns the truth about a page as a picture: each role in a color.
    private static func picture(of truth: PageTruth) -> ColorRaster {
        // White paper, red digits, blue print, green letters, orange lines: the order of the roles.
        let colors: [[UInt8]] = [
            [255, 255, 255], [220, 0, 0], [0, 90, 230], [20, 140, 40], [200, 140, 0],
        ]
        var bytes: [UInt8] = []
        bytes.reserveCapacity(3 * truth.roles.count)
        for role in truth.roles { bytes += colors[Int(role)] }
        return ColorRaster(width: truth.width, height: truth.height, bytes: bytes)
    }
}
