import DigitReading
import PhotoFiles
import Reporting
import Workers

/// A source without the photos that an interrupted run has finished.
///
/// Photo by photo, it makes sure that the file has this run's photos; before that is certain, nothing
/// of the file is cut off.
final class ResumedSource: PathSource {
    private var base: any PathSource
    private var rows: FinishedRows
    /// A finished photo that the base has not come to yet.
    private var finished: FinishedRows.Photo?
    private var state = State.skipping
    /// Photos taken from the base that are to be read.
    private var held: [PhotoPath] = []
    private var number = 0
    private let skip: ([Row.Status]) -> Void
    private let begin: () throws -> Void

    private enum State {
        /// The photos are finished.
        case skipping
        /// The next ones decide whether the file's end is this run's.
        case checkingEnd
        /// The file is as if the run had been ended between two photos.
        case reading
    }

    /// Makes a source; `skip` learns how each finished photo had gone, and `begin` is called once the
    /// file is known to be this run's, before anything in it changes.
    init(
        _ base: any PathSource, rows: consuming FinishedRows,
        skip: @escaping ([Row.Status]) -> Void, begin: @escaping () throws -> Void
    ) {
        self.base = base
        self.rows = rows
        self.skip = skip
        self.begin = begin
    }

    var descriptor: Int32? { base.descriptor }

    func next() throws -> PathArrival {
        while state == .skipping {
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

    /// Makes sure that the file's end is this run's, and cuts it off; false when photos that decide
    /// it have not come yet.
    private func checkEnd() throws -> Bool {
        while true {
            if rows.isEmpty { break }
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
        try begin()
        try rows.cutBack()
        state = .reading
        return true
    }

    private func check(_ arrival: PathArrival, is photo: PhotoPath) throws {
        number += 1
        guard arrival != .path(photo) else { return }
        var name: String?
        if case .path(let path) = arrival { name = path.text }
        throw ResumeError.otherPhoto(number: number, inFile: photo.text, inRun: name)
    }
}
