import Decoders
package import PhotoFiles
import Preprocessing

extension Row.Failure {
    /// Says why a file is no photo: the kind for programs, and the error's sentence for people.
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
    /// Says why a photo has no pixels: the kind for programs, and the error's sentence for people.
    ///
    /// Nil where it has too few pixels: nothing is wrong with its file, and its row is rejected.
    init?(_ error: DecoderError) {
        let kind: Kind
        switch error {
        case .unsupported: kind = .unsupportedFormat
        case .tooLarge: kind = .tooLarge
        case .memory: kind = .memory
        case .broken, .failed: kind = .corrupt
        case .tooSmall: return nil
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
    ///
    /// A photo without ink or with too few pixels is rejected, as nothing is wrong with its file; one that cannot be
    /// decoded is an error.
    init(path: PhotoPath, photo: Photo, failure: PreprocessingError) {
        switch failure {
        case .noInk:
            self.init(
                path: path, status: .rejected, warnings: photo.warnings, reason: .noInk)
        case .undecodable(let error):
            if let failure = Failure(error) {
                self.init(path: path, status: .error, error: failure)
            } else {
                self.init(
                    path: path, status: .rejected, warnings: photo.warnings, reason: .tooSmall)
            }
        }
    }
}
