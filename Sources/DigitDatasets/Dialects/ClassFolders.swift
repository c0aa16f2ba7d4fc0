import MNIST
import PhotoFiles
import Preprocessing
import Raster

/// The folders 0 … 9 of pictures among a data set's files.
enum ClassFolders {
    private static let endings = ["png", "jpg", "jpeg", "bmp", "gif", "tif", "tiff", "webp"]

    /// Finds the data sets: folders that hold folders named after digits.
    static func pieces(in store: DatasetStore) -> [DatasetPiece] {
        var pictures: [String: [(file: String, label: UInt8)]] = [:]
        for file in store.names {
            let parts = file.split(separator: "/")
            guard parts.count > 1, let ending = file.split(separator: ".").last,
                endings.contains(ending.lowercased()), let label = label(of: parts[parts.count - 2])
            else { continue }
            let parent = parts.dropLast(2).joined(separator: "/")
            pictures[parent, default: []].append((file, label))
        }
        return pictures.sorted { $0.key < $1.key }.map { parent, files in
            // The folder itself may be called after its part. As Hugging Face's datasets has it, a set
            // that is not divided is called train.
            let table = parent.isEmpty ? "metadata.jsonl" : parent + "/metadata.jsonl"
            let isUndivided = pictures.count == 1 && store.names.contains(table)
            let own = parent.isEmpty ? store.path.split(separator: "/").last ?? "" : parent[...]
            let name = isUndivided ? "" : own
            let ordered = files.sorted { $0.file < $1.file }
            let folder = parent.isEmpty ? store.path : store.place(of: parent)
            return DatasetPiece(
                name: String(name), file: folder, sources: [store.origin(of: parent)]
            ) { () throws(DatasetError) in
                var contents = DatasetPiece.Contents(pixels: [], labels: [])
                for (file, label) in ordered {
                    contents.pixels += try pixels(of: file, in: store)
                    contents.labels?.append(label)
                }
                return contents
            }
        }
    }

    private static func label(of folder: Substring) -> UInt8? {
        guard folder.count == 1, let value = folder.first?.wholeNumberValue,
            folder.first?.isASCII == true
        else { return nil }
        return UInt8(value)
    }

    private static func pixels(
        of file: String, in store: DatasetStore
    ) throws(DatasetError) -> [UInt8] {
        let place = store.place(of: file)
        let bytes = try store.bytes(file)
        do {
            var picture = Workpiece(photo: try Photo(encoded: bytes, named: PhotoPath(file)))
            try Pipeline([Decode(), AutoOrient()]).run(&picture)
            guard let color = picture.color else { throw PreprocessingError.noInk }
            guard color.width == DigitImage.side, color.height == DigitImage.side else {
                throw DatasetError.wrongSize(place, shape: "\(color.width)×\(color.height)")
            }
            return color.luma.pixels.map { UInt8($0.rounded()) }
        } catch let error as DatasetError {
            throw error
        } catch {
            throw .broken(place, reason: "it cannot be read as a picture")
        }
    }
}
