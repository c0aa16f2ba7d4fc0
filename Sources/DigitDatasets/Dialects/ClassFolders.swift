import MNIST
import PhotoFiles
import Preprocessing
import Raster

/// Data sets as folders 0 … 9 of pictures of 28×28 pixels, the layout of torchvision's
/// `ImageFolder` and Hugging Face's.
enum ClassFolders {
    /// How the names of pictures end, in small letters.
    private static let endings = ["png", "jpg", "jpeg", "bmp", "gif", "tif", "tiff", "webp"]

    /// Returns the data sets: each folder that holds folders named after digits is one, in the order of their paths.
    static func pieces(in store: DatasetStore) -> [DatasetPiece] {
        // By the folder above the digits': its pictures and their labels.
        var pictures: [String: [(file: String, label: UInt8)]] = [:]
        for file in store.names {
            // `mine/train/3/a.png`: the last folder is the label, and those before it are the data set.
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
            // An archive has its files in any order; sorted by name, the same files make the same data set.
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

    /// Returns the label that a folder's name is: one ASCII digit; nil for other names.
    private static func label(of folder: Substring) -> UInt8? {
        guard folder.count == 1, let value = folder.first?.wholeNumberValue,
            folder.first?.isASCII == true
        else { return nil }
        return UInt8(value)
    }

    /// Returns a picture's 784 gray levels, 0 … 255, row by row, turned upright as its header says.
    ///
    /// Throws `DatasetError.wrongSize` where it is not 28×28, and `.broken` where it cannot be decoded.
    private static func pixels(
        of file: String, in store: DatasetStore
    ) throws(DatasetError) -> [UInt8] {
        let place = store.place(of: file)
        let bytes = try store.bytes(file)
        do {
            let photo = try Photo(encoded: bytes, named: PhotoPath(file))
            // Of the settings nothing counts here: the picture is decoded and turned, and a large one is refused.
            let settings = PreprocessingSettings()
            var picture = Workpiece(photo: photo, settings: settings)
            try Pipeline([Decode(longSide: settings.sizes.workingSide), AutoOrient()])
                .run(&picture)
            // Gray as it is: black is taken for paper and white for ink, as in MNIST; nothing is inverted here.
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
