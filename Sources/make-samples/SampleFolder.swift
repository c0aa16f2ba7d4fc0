import Files
import SyntheticDigits

/// The folder of sample photos of the project, with its label table.
struct SampleFolder {
    /// The folder's path.
    let path: String
    /// The seed of the photos; `SampleCatalog.seed` gives those in the repository.
    let seed: UInt64

    /// Writes every sample of the catalog and `labels.csv`, replacing what is there.
    func write() throws {
        try FileBytes.makeFolder(path)
        var table = SampleLabels(columns: ["style", "tool", "width", "height", "orientation"])
        for sample in SampleCatalog.samples {
            let raster = sample.photo(seed: seed).raster
            // The catalog says in which format and, for JPEGs, with which EXIF orientation a photo
            // is stored.
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
