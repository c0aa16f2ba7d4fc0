import Files
import MNIST
import Raster
import SyntheticDigits

/// A folder of simulated photos of 12 megapixels, for measuring how long large files take.
struct LargeFolder {
    /// The folder's path.
    let path: String
    /// The seed of all photos.
    let seed: UInt64

    /// Writes `count` photos of about 2 and 4 MB in turn, and `labels.csv` with their sizes.
    func write(count: Int) throws {
        try FileBytes.makeFolder(path)
        var table = SampleLabels(columns: ["bytes"])
        for index in 0..<count {
            let isLarger = !index.isMultiple(of: 2)
            // Noise of 2.5 or 4 gray levels of 255, so that the file has enough grain for its size.
            // Set by eye.
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

    /// Returns the JPEG of the lowest quality, 40 … 97, that reaches a size in bytes, or that of
    /// the highest if none does; found by bisection, with at most seven encodings.
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
