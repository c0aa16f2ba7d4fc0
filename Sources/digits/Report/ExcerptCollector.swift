import DigitReading
import PhotoFiles
import Preprocessing
import Raster
import Reporting
import Synchronization

/// What is shown of a photo beside its rows.
struct PhotoExcerpt: Sendable {
    /// The photo, upright and small, if it was wanted and could be decoded.
    var photo: ColorRaster?
    /// What happened to it, if that was wanted.
    var story: PhotoStory?
    /// The photo with what was read drawn on it, a JPEG file, if that was wanted.
    var annotation: [UInt8]?
}

/// Collects what is shown of photos while they are read in this process, for the order in which
/// their rows come out.
final class ExcerptCollector: Sendable {
    private let wantsStories: Bool
    private let wantsAnnotations: Bool
    private let waiting = Mutex<[PhotoPath: [PhotoExcerpt]]>([:])

    init(wantsStories: Bool, wantsAnnotations: Bool = false) {
        self.wantsStories = wantsStories
        self.wantsAnnotations = wantsAnnotations
    }

    /// Makes the observer of one photo.
    func observer(of photo: PhotoPath) -> any ReadingObserver {
        PhotoObserver(photo: photo, collector: self)
    }

    /// Takes the excerpt of a photo whose rows have come out.
    func excerpt(for rows: [Row]) -> PhotoExcerpt {
        guard let path = rows.first?.path else { return PhotoExcerpt() }
        return waiting.withLock { waiting in
            guard var excerpts = waiting[path], !excerpts.isEmpty else { return PhotoExcerpt() }
            let first = excerpts.removeFirst()
            waiting[path] = excerpts.isEmpty ? nil : excerpts
            return first
        }
    }

    private final class PhotoObserver: ReadingObserver {
        private let photo: PhotoPath
        private let collector: ExcerptCollector
        private let picture = GalleryObserver()
        private let teller: StoryObserver?
        private let annotator: AnnotationObserver?
        private let all: ObserverGroup

        init(photo: PhotoPath, collector: ExcerptCollector) {
            self.photo = photo
            self.collector = collector
            teller = collector.wantsStories ? StoryObserver(photo: photo) : nil
            annotator = collector.wantsAnnotations ? AnnotationObserver() : nil
            let observers: [(any ReadingObserver)?] = [picture, teller, annotator]
            all = ObserverGroup(observers.compactMap(\.self))
        }

        func stage(
            _ name: StageName, didFinish workpiece: Workpiece,
            noting measurements: [Measurement], in duration: Duration
        ) {
            all.stage(name, didFinish: workpiece, noting: measurements, in: duration)
        }

        func hypothesisWillRun(_ name: String, because reason: String) {
            all.hypothesisWillRun(name, because: reason)
        }

        func digitWillBeShown(_ index: Int) { all.digitWillBeShown(index) }

        func candidateWasScored(_ candidate: Candidate) { all.candidateWasScored(candidate) }

        func readingDidFinish(_ rows: [Row], decision: Decision?) {
            all.readingDidFinish(rows, decision: decision)
            let excerpt = PhotoExcerpt(
                photo: picture.photo, story: teller?.story, annotation: annotator?.picture)
            collector.waiting.withLock { $0[photo, default: []].append(excerpt) }
        }
    }
}
