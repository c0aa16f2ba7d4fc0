import MNIST
import SyntheticDigits

/// The folder of sample photos and its label table.
struct SampleFolder {
    let path: String
    let seed: UInt64

    /// Writes every sample of the catalog and `labels.csv`.
    func write() throws {
        try FileBytes.makeFolder(path)
        var table = LabelTable(columns: ["style", "tool", "width", "height", "orientation"])
        for sample in SampleCatalog.samples {
            let raster = sample.photo(seed: seed).raster
            let bytes =
                switch sample.encoding {
                case .jpeg(let quality):
                    try PhotoEncoder.jpeg(
                        raster, quality: quality, orientation: sample.orientation)
                case .png: try PhotoEncoder.png(raster)
                }
            try OutputFile.write(
                bytes, to: "\(path)/\(sample.fileName)", replacingExisting: true)
            table.append(
                sample.fileName, sample.label, kind: sample.kind,
                [
                    sample.style.rawValue, sample.tool.rawValue, String(sample.width),
                    String(sample.height), String(sample.orientation),
                ])
        }
        try table.write(to: "\(path)/labels.csv")
    }
}
