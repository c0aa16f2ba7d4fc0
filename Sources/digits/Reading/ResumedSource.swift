import DigitReading
import PhotoFiles
import Reporting
import Workers

/// A source without the photos that an interrupted run has finished.
///
/// Photo by photo, it makes sure that the file has this run's photos.
final class ResumedSource: PathSource {
    private var base: any PathSource
    private let finished: FinishedRowsOwner
    private var isCaughtUp = false
    private var number = 0
    private let skip: ([Row.Status]) -> Void

    /// Makes a source; `skip` learns how each finished photo had gone.
    init(
        _ base: any PathSource, outputFile: String, skip: @escaping ([Row.Status]) -> Void
    ) throws {
        self.base = base
        self.skip = skip
        finished = FinishedRowsOwner(try FinishedRows(path: outputFile))
    }

    var descriptor: Int32? { base.descriptor }

    func next() throws -> PathArrival {
        while !isCaughtUp {
            if finished.photo == nil {
                guard try finished.advance() else {
                    // Only now is it certain that the file is this run's.
                    try finished.rows.cutBack()
                    isCaughtUp = true
                    break
                }
            }
            let arrival = try base.next()
            guard let photo = finished.photo, arrival != .later else { return arrival }
            number += 1
            guard arrival == .path(photo.path) else {
                var name: String?
                if case .path(let path) = arrival { name = path.text }
                throw ResumeError.otherPhoto(
                    number: number, inFile: photo.path.text, inRun: name)
            }
            skip(photo.statuses)
            finished.photo = nil
        }
        return try base.next()
    }
}

/// Keeps the rows' file open for a source, which is copied about.
private final class FinishedRowsOwner {
    var rows: FinishedRows
    var photo: FinishedRows.Photo?

    init(_ rows: consuming FinishedRows) { self.rows = rows }

    func advance() throws -> Bool {
        photo = try rows.next()
        return photo != nil
    }
}
