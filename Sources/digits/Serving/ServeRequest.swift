import PhotoFiles
import SystemLibraries

/// One line of what `digits serve` is asked: photos and folders, and a number that its answers repeat.
struct ServeRequest: Decodable {
    /// Whoever asks tells its requests apart by it.
    let id: Int
    private let paths: [Name]

    /// The photos and folders.
    var photos: [PhotoPath] { paths.map(\.path) }

    /// A path as text or, where it is not UTF-8, as `{"base64": …}` of its bytes.
    private struct Name: Decodable {
        let path: PhotoPath

        private enum Keys: CodingKey { case base64 }

        init(from decoder: any Decoder) throws {
            if let text = try? decoder.singleValueContainer().decode(String.self) {
                path = PhotoPath(text)
            } else {
                let bytes = try decoder.container(keyedBy: Keys.self)
                    .decode(Data.self, forKey: .base64)
                path = PhotoPath(bytes: Array(bytes))
            }
        }
    }

    /// Reads a line; throws where it is no request.
    init(line: ArraySlice<UInt8>) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(line))
    }
}
