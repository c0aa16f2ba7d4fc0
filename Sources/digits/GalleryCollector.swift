import DigitReading
import Foundation
import MNIST
import PhotoFiles
import Preprocessing
import Reporting
import Synchronization

/// Collects what a gallery shows while photos are read, in the order their rows come out.
final class GalleryCollector: Sendable {
    /// A page with more pictures than this is of no use to anybody.
    static let limit = 500

    private let waiting = Mutex<[PhotoPath: [[Gallery.Item]]]>([:])

    /// Makes the observer of one photo.
    func observer(of photo: PhotoPath) -> any ReadingObserver {
        PhotoObserver(photo: photo, collector: self)
    }

    /// Takes the items of a photo whose rows have come out.
    func items(for rows: [Row]) -> [Gallery.Item] {
        guard let path = rows.first?.path else { return [] }
        let found = waiting.withLock { waiting -> [Gallery.Item]? in
            guard var items = waiting[path], !items.isEmpty else { return nil }
            let first = items.removeFirst()
            waiting[path] = items.isEmpty ? nil : items
            return first
        }
        return found ?? rows.map { Gallery.Item($0, photo: nil) }
    }

    private final class PhotoObserver: ReadingObserver {
        private let photo: PhotoPath
        private let collector: GalleryCollector
        private let picture = GalleryObserver()

        init(photo: PhotoPath, collector: GalleryCollector) {
            self.photo = photo
            self.collector = collector
        }

        func stage(
            _ name: StageName, didFinish workpiece: Workpiece,
            noting measurements: [Preprocessing.Measurement],
            in duration: Duration
        ) {
            picture.stage(name, didFinish: workpiece, noting: measurements, in: duration)
        }

        func hypothesisWillRun(_ name: String, because reason: String) {}

        func candidateWasScored(_ candidate: Candidate) {}

        func readingDidFinish(_ rows: [Row], decision: Decision?) {
            picture.readingDidFinish(rows, decision: decision)
            let items = picture.items
            collector.waiting.withLock { $0[photo, default: []].append(items) }
        }
    }
}

/// A gallery's file, checked before the work and written after it.
struct GalleryFile {
    let path: String
    let kind: Gallery.FileKind
    let replacesExisting: Bool

    init(_ path: String, replacingExisting: Bool) throws {
        guard let kind = Gallery.FileKind(fileName: path) else {
            throw CommandFailure(.usage, "--gallery \(path): the name must end in .png or .html.")
        }
        if !replacingExisting, FileBytes.exists(path) {
            throw FileError(.create, path, code: EEXIST)
        }
        self.path = path
        self.kind = kind
        replacesExisting = replacingExisting
    }

    /// Writes the gallery.
    func write(_ gallery: Gallery) throws {
        try OutputFile.write(
            gallery.file(kind), to: path, replacingExisting: replacesExisting)
    }
}
