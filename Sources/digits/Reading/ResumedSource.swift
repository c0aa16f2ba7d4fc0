import DigitReading
import PhotoFiles
import Results
import Workers

/// A source without the photos that an interrupted run has finished.
///
/// Photo by photo, it makes sure that the file of rows has this run's photos in this run's order; before that is
/// certain, nothing of the file is cut off.
final class ResumedSource: PathSource {
    /// All photos of this run.
    private var base: any PathSource
    /// What the interrupted run has left in its file.
    private var rows: FinishedRows
    /// A finished photo that the base has not come to yet.
    private var finished: FinishedRows.Photo?
    /// How far the file has been compared with the run's photos.
    private var state = State.skipping
    /// Photos that were taken from the base to judge the file's end, and are still to be read.
    private var held: [PhotoPath] = []
    /// How many photos were compared, for messages.
    private var number = 0
    /// Is told the statuses of the rows of each finished photo.
    private let skip: ([Row.Status]) -> Void
    /// Is called once the file is known to be this run's.
    private let begin: () throws -> Void

    /// How far the interrupted run's file has been compared with this run's photos.
    private enum State {
        /// The photos of the base are compared with those that the file has wholly.
        case skipping
        /// The next photos of the base decide whether the file's end is this run's.
        case checkingEnd
        /// The file is as if the run had been ended between two photos, and photos are handed out.
        case reading
    }

    /// Makes a source; `skip` learns how each finished photo had gone, and `begin` is called once the
    /// file is known to be this run's, before anything in it changes.
    ///
    /// No photo is taken from the base yet.
    init(
        _ base: any PathSource, rows: consuming FinishedRows,
        skip: @escaping ([Row.Status]) -> Void, begin: @escaping () throws -> Void
    ) {
        self.base = base
        self.rows = rows
        self.skip = skip
        self.begin = begin
    }

    /// The base's descriptor to wait for.
    var descriptor: Int32? { base.descriptor }

    /// The next photo that is to be read, once the file was compared with the photos before it.
    ///
    /// - Throws: `ResumeError` where the file is not this run's
    func next() throws -> PathArrival {
        while state == .skipping {
            // The file is read row by row beside the photos: neither is ever held whole.
            if finished == nil { finished = try rows.next() }
            guard let photo = finished else {
                state = .checkingEnd
                break
            }
            let arrival = try base.next()
            if arrival == .later { return .later }
            try check(arrival, is: photo.path)
            skip(photo.statuses)
            finished = nil
        }
        if state == .checkingEnd, try !checkEnd() { return .later }
        if !held.isEmpty { return .path(held.removeFirst()) }
        return try base.next()
    }

    /// Makes sure that the file's end is this run's, and cuts off the rows of its last photo; false when photos
    /// that decide it have not come yet.
    ///
    /// Rows of the last photo may be missing, and the last line may be torn: the photo is read again.
    private func checkEnd() throws -> Bool {
        while true {
            // A file without any row, or a new one, fits every run.
            if rows.isEmpty { break }
            // The next photos decide: the torn end has to be the beginning of a row about one of them.
            if let first = held.first,
                let fits = rows.fits(first, followedBy: held.dropFirst().first)
            {
                guard fits else { throw rows.foreignEnd() }
                break
            }
            let arrival = try base.next()
            switch arrival {
            case .later: return false
            case .end:
                if held.isEmpty, let last = rows.lastPhoto { try check(arrival, is: last) }
                throw rows.foreignEnd()
            case .path(let path):
                if held.isEmpty, let last = rows.lastPhoto { try check(arrival, is: last) }
                held.append(path)
            }
        }
        // The record of this run's settings is renewed before the file changes.
        try begin()
        try rows.cutBack()
        state = .reading
        return true
    }

    /// Throws `ResumeError` unless the base has come to the photo that the file has next.
    private func check(_ arrival: PathArrival, is photo: PhotoPath) throws {
        number += 1
        guard arrival != .path(photo) else { return }
        var name: String?
        if case .path(let path) = arrival { name = path.text }
        throw ResumeError.otherPhoto(number: number, inFile: photo.text, inRun: name)
    }
}
