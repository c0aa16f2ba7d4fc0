import PhotoFiles
import SystemLibraries

/// One line of what `digits serve` is asked: photos and folders, and a number that its answers repeat.
///
/// Fields that are not known are ignored.
struct ServeRequest: Decodable {
    /// The number by which whoever asks tells its requests apart.
    let id: Int
    /// The photos and folders as the line has them.
    private let paths: [Name]

    /// The paths of the photos and folders.
    var photos: [PhotoPath] { paths.map(\.path) }

    /// A path as text or, where it is not UTF-8, as `{"base64": …}` of its bytes.
    private struct Name: Decodable {
        /// The path that is meant.
        let path: PhotoPath

        /// The field of a path that is not UTF-8.
        private enum Keys: CodingKey { case base64 }

        /// Reads text or an object with bytes in base64.
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
