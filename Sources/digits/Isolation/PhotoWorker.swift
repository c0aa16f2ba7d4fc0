import DigitReading
import HEIF
import ImageMagick
import PhotoFiles
import Reporting
import SystemLibraries
import Workers

/// What a worker process does with a photo: the same as the command itself would.
struct PhotoWorker {
    let reader: DigitReader

    /// Decodes a tiny picture of every format, and a broken one, as errors have tables of their
    /// own; then reads one.
    func warmUp() {
        for (format, text) in WarmUpPictures.all {
            guard let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters)
            else { continue }
            if format == .heic || format == .avif, HEIFDecoder.isInstalled {
                _ = try? HEIFDecoder.picture(of: Array(data), atMost: data.count * 100).width
                continue
            }
            guard MagickRuntime.supports(format) else { continue }
            decode(Array(data), as: format)
            guard format == .jpeg, let photo = try? Photo(encoded: Array(data)) else { continue }
            decode(Array(data.prefix(data.count / 2)), as: format)
            _ = reader.rows(for: photo, path: PhotoPath(""))
        }
    }

    private func decode(_ bytes: [UInt8], as format: MagickFormat) {
        let (width, height) = WarmUpPictures.size
        guard
            var image = try? MagickImage(
                decoding: bytes, as: format, width: width, height: height)
        else { return }
        _ = try? image.opaqueRaster()
    }

    /// Reads a photo from its open file.
    func answer(_ request: WorkerRequest, _ file: consuming OpenPhotoFile) -> WorkerAnswer {
        let files = request.extras.contains(.debugFiles) ? DebugFileList() : nil
        let picture = request.extras.contains(.thumbnail) ? GalleryObserver() : nil
        let gallery = files.map { DebugGallery(photo: request.path, into: $0) }
        let teller =
            request.extras.contains(.story) ? StoryObserver(photo: request.path) : nil
        let annotator = request.extras.contains(.annotation) ? AnnotationObserver() : nil
        let all: [(any ReadingObserver)?] = [gallery, picture, teller, annotator]
        let observers = all.compactMap(\.self)
        let observer: (any ReadingObserver)? =
            observers.count > 1 ? ObserverGroup(observers) : observers.first
        let rows: [Row]
        do throws(PhotoFileError) {
            let photo = try Photo(
                encoded: file.contents(), named: request.path, limits: reader.limits)
            rows = reader.rows(for: photo, path: request.path, observer: observer)
        } catch {
            rows = [Row(path: request.path, status: .error, error: Row.Failure(error))]
            observer?.readingDidFinish(rows, decision: nil)
        }
        return WorkerAnswer(
            rows: rows,
            files: (files?.files ?? []).map { WorkerAnswer.File(name: $0.name, bytes: $0.bytes) },
            thumbnail: picture?.photo,
            story: teller?.story.map { WorkerAnswer.Story(trace: $0.trace, stages: $0.stages) },
            annotation: annotator?.picture)
    }
}
