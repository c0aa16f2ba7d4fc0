import Decoders
import DigitReading
import PhotoFiles
import Reporting
import SystemLibraries
import Workers

/// The one way from a photo's open file to its answer, taken in a worker process and in this one.
struct PhotoReading: Sendable {
    /// What reads: model, decoder, layout and limits.
    let reader: DigitReader

    /// Reads a photo from its open file; one that cannot be read is answered by a row with the
    /// reason.
    func answer(_ request: PhotoRequest, _ file: consuming OpenPhotoFile) -> PhotoAnswer {
        let photo: Photo
        do throws(PhotoFileError) {
            photo = try Photo(
                encoded: file.contents(), named: request.path, limits: reader.decoder.limits)
        } catch {
            return Self.answer(request, with: Row(unreadable: request.path, error))
        }
        // Observers see what reading does and change nothing of it: rows are the same without them.
        let witnesses = Witnesses(of: request)
        let rows = reader.rows(
            for: photo, path: request.path, expecting: request.known, observer: witnesses.observer)
        return witnesses.answer(with: rows)
    }

    /// Answers with the row of a photo that could not be read; debug folder and report show it like
    /// any other.
    static func answer(_ request: PhotoRequest, with row: Row) -> PhotoAnswer {
        let witnesses = Witnesses(of: request)
        witnesses.observer?.readingDidFinish([row], decision: nil)
        return witnesses.answer(with: [row])
    }
}

/// The observers that put together what is wanted of a photo beside its rows; each is nil where
/// that is not wanted.
private struct Witnesses {
    /// Gathers the debug folder's files.
    private let files: DebugFileList?
    /// Keeps the photo, upright and small.
    private let picture: GalleryObserver?
    /// Gathers what a report shows when the photo is opened.
    private let teller: StoryObserver?
    /// Draws what was read on the photo.
    private let annotator: AnnotationObserver?
    /// All observers that are there as one; nil where nothing but rows is wanted.
    let observer: (any ReadingObserver)?

    /// Makes the observers that a request asks for.
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

    /// The answer with the rows and what the observers have gathered.
    func answer(with rows: [Row]) -> PhotoAnswer {
        PhotoAnswer(
            rows: rows,
            files: (files?.files ?? []).map { PhotoAnswer.File(name: $0.name, bytes: $0.bytes) },
            thumbnail: picture?.photo, story: teller?.story, annotation: annotator?.picture)
    }
}

extension PhotoReading {
    /// Loads what reading a photo of a format will need, or, without one, of any format.
    ///
    /// For any format a tiny picture is read to its end, so that also the model and its tables are
    /// in memory.
    func warmUp(for format: ImageFormat?) {
        reader.decoder.warmUp(for: format)
        // A worker for one format loads no more than that format takes.
        guard format == nil, let picture = PhotoDecoder.warmUpPictures.first,
            let photo = try? Photo(encoded: picture)
        else { return }
        _ = reader.rows(for: photo, path: PhotoPath(""))
    }

    /// Whether the photo should be tried again with the libraries of all formats loaded: its answer
    /// has an error.
    static func lacksLibrary(_ answer: PhotoAnswer) -> Bool {
        answer.rows.contains { $0.error != nil }
    }
}
