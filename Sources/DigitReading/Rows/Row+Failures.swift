import Decoders
package import PhotoFiles
import Preprocessing

extension Row.Failure {
    /// Says of a file why there is no photo in it.
    package init(_ error: PhotoFileError) {
        let kind: Kind =
            switch error {
            case .notFound: .notFound
            case .unreadable, .unsearchable: .unreadable
            case .notAFile: .notAFile
            case .tooSlow: .timeout
            case .empty: .empty
            case .tooLarge: .tooLarge
            case .unsupportedFormat: .unsupportedFormat
            case .corrupt: .corrupt
            }
        self.init(kind: kind, message: error.description)
    }
}

extension Row.Failure {
    /// Says of a photo why there are no pixels in it.
    init(_ error: DecoderError) {
        let kind: Kind =
            switch error {
            case .unsupported: .unsupportedFormat
            case .tooLarge, .tooSmall: .tooLarge
            case .memory: .memory
            case .broken, .failed: .corrupt
            }
        self.init(kind: kind, message: error.description)
    }
}

extension Row {
    /// Makes the row of a photo that could not be read from its file.
    package init(unreadable path: PhotoPath, _ error: PhotoFileError) {
        self.init(path: path, status: .error, error: Failure(error))
    }

    /// Makes the row of a photo that gave no picture of a digit.
    init(path: PhotoPath, photo: Photo, failure: PreprocessingError) {
        switch failure {
        case .noInk:
            self.init(
                path: path, status: .rejected, warnings: photo.warnings, reason: .noInk)
        case .undecodable(.tooSmall):
            self.init(
                path: path, status: .rejected, warnings: photo.warnings, reason: .tooSmall)
        case .undecodable(let error):
            self.init(path: path, status: .error, error: Failure(error))
        }
    }
}
