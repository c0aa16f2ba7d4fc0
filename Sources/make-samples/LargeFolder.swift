import MNIST
import Raster
import SyntheticDigits

/// A folder of 12-megapixel photos, for measuring how long large files take.
struct LargeFolder {
    let path: String
    let seed: UInt64

    /// Writes photos of about 2 and 4 MB in turn and `labels.csv`.
    func write(count: Int) throws {
        try FileBytes.makeFolder(path)
        var table = LabelTable(columns: ["bytes"])
        for index in 0..<count {
            let isLarger = !index.isMultiple(of: 2)
            let photo = LargePhoto.photo(seed: seed, index: index, grain: isLarger ? 4 : 2.5)
            let bytes = try encoded(photo.raster, bytes: isLarger ? 4_000_000 : 2_000_000)
            let name =
                "\(photo.label.map { String($0.value) } ?? "")-\(index)-\(isLarger ? "4mb" : "2mb").jpg"
            try OutputFile.write(bytes, to: "\(path)/\(name)", replacingExisting: true)
            table.append(
                name, photo.label, kind: isLarger ? "4mb" : "2mb", [String(bytes.count)])
        }
        try table.write(to: "\(path)/labels.csv")
    }

    /// Encodes with the lowest quality that reaches a size, or the highest of all.
    private func encoded(_ raster: ColorRaster, bytes wanted: Int) throws -> [UInt8] {
        var (low, high) = (40, 97)
        var best = try PhotoEncoder.jpeg(raster, quality: high)
        while low < high {
            let middle = (low + high) / 2
            let candidate = try PhotoEncoder.jpeg(raster, quality: middle)
            if candidate.count >= wanted {
                (best, high) = (candidate, middle)
            } else {
                low = middle + 1
            }
        }
        return best
    }
}
