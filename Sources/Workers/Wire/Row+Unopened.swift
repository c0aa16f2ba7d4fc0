import DigitReading
import PhotoFiles

extension Row {
    /// Makes the row of a file that could not be opened.
    init(path: PhotoPath, unopened error: PhotoFileError) {
        let kind: Failure.Kind =
            switch error {
            case .notFound: .notFound
            case .unreadable: .unreadable
            case .notAFile: .notAFile
            case .empty: .empty
            case .tooLarge: .tooLarge
            case .unsupportedFormat: .unsupportedFormat
            case .corrupt: .corrupt
            }
        self.init(
            path: path, status: .error, error: Failure(kind: kind, message: error.description))
    }
}
