import Decoders
import DigitReading
import PhotoFiles
import Reporting
import SystemLibraries
import Workers

/// The one way from a photo's open file to its answer, taken in a worker process and in this one.
struct PhotoReading: Sendable {
    let reader: DigitReader

    /// Reads a photo from its open file.
    func answer(_ request: PhotoRequest, _ file: consuming OpenPhotoFile) -> PhotoAnswer {
        let photo: Photo
        do throws(PhotoFileError) {
            photo = try Photo(
                encoded: file.contents(), named: request.path, limits: reader.decoder.limits)
        } catch {
            return Self.answer(request, with: Row(unreadable: request.path, error))
        }
        let witnesses = Witnesses(of: request)
        let rows = reader.rows(
            for: photo, path: request.path, expecting: request.known, observer: witnesses.observer)
        return witnesses.answer(with: rows)
    }

    /// Answers with the row of a photo that could not be read: it is shown like any other.
    static func answer(_ request: PhotoRequest, with row: Row) -> PhotoAnswer {
        let witnesses = Witnesses(of: request)
        witnesses.observer?.readingDidFinish([row], decision: nil)
        return witnesses.answer(with: [row])
    }
}

/// The observers that put together what is wanted of a photo beside its rows.
private struct Witnesses {
    private let files: DebugFileList?
    private let picture: GalleryObserver?
    private let teller: StoryObserver?
    private let annotator: AnnotationObserver?
    /// All of them as one; nothing where nothing but rows is wanted.
    let observer: (any ReadingObserver)?

    init(of request: PhotoRequest) {
        let extras = request.extras
        files = extras.contains(.debugFiles) ? DebugFileList() : nil
        picture = extras.contains(.thumbnail) ? GalleryObserver() : nil
        teller = extras.contains(.story) ? StoryObserver(photo: request.path) : nil
        annotator = extras.contains(.annotation) ? AnnotationObserver() : nil
        let gallery = files.map { DebugGallery(photo: request.path, into: $0) }
        let all: [(any ReadingObserver)?] = [gallery, picture, teller, annotator]
        let observers = all.compactMap(\.self)
        observer = observers.count > 1 ? ObserverGroup(observers) : observers.first
    }

    func answer(with rows: [Row]) -> PhotoAnswer {
        PhotoAnswer(
            rows: rows,
            files: (files?.files ?? []).map { PhotoAnswer.File(name: $0.name, bytes: $0.bytes) },
            thumbnail: picture?.photo, story: teller?.story, annotation: annotator?.picture)
    }
}

extension PhotoReading {
    /// Loads what reading a photo of a format will need, or of any format.
    func warmUp(for format: ImageFormat?) {
        reader.decoder.warmUp(for: format)
        guard format == nil, let picture = PhotoDecoder.warmUpPictures.first,
            let photo = try? Photo(encoded: picture)
        else { return }
        _ = reader.rows(for: photo, path: PhotoPath(""))
    }

    /// Whether an answer may be another where all formats' libraries are loaded.
    static func lacksLibrary(_ answer: PhotoAnswer) -> Bool {
        answer.rows.contains { $0.error != nil }
    }
}
