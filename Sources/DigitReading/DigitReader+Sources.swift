import PhotoFiles

extension DigitReader {
    /// Reads the likeliest digit of one photo, whatever its confidence and whatever `layout` says.
    ///
    /// The observer is called with every step, on the calling thread, which is taken for as long as reading lasts, 10
    /// to 100 milliseconds: asynchronous code reads by `photos(_:jobs:)`.
    /// - Throws: when the photo cannot be read, or nothing is on the paper
    public func read(
        _ photo: PhotoSource, observer: ((ReadingEvent) -> Void)? = nil
    ) throws(ReadingError) -> Reading {
        var single = self
        single.layout = .single
        let row = single.rows(of: photo, observer: observer)[0]
        if let failure = row.error { throw .failed(path: row.path.text, failure) }
        guard let reading = Reading(row) else {
            throw .nothingToRead(path: row.path.text, row.reason ?? .noInk)
        }
        return reading
    }

    /// Reads all digits of one photo, as many as `layout` says.
    ///
    /// The observer is called with every step, on the calling thread, which is taken for as long as reading lasts:
    /// asynchronous code reads by `photos(_:jobs:)`.
    /// - Throws: when the photo cannot be read; a page with nothing on it is no error
    public func readPage(
        _ photo: PhotoSource, observer: ((ReadingEvent) -> Void)? = nil
    ) throws(ReadingError) -> Page {
        try Page(rows: rows(of: photo, observer: observer))
    }

    /// Reads one photo, as many digits as `layout` says, and returns the rows that the command writes: at least one.
    ///
    /// A photo that cannot be read is a row that says why. The observer is called with every step, on the calling
    /// thread, which is taken for as long as reading lasts: asynchronous code reads by `photos(_:jobs:)`.
    public func rows(
        of photo: PhotoSource, observer: ((ReadingEvent) -> Void)? = nil
    ) -> [Row] {
        rows(of: photo, telling: observer.map(EventObserver.init))
    }

    /// Returns the rows of a photo from a file, from bytes, or of one that no bytes could be made of.
    private func rows(of source: PhotoSource, telling observer: (any ReadingObserver)?) -> [Row] {
        let photo: Photo
        switch source.content {
        case .file: return rows(for: source.path, observer: observer)
        case .unusable(let failure):
            return [Row(path: source.path, status: .error, error: failure)]
        case .bytes(let bytes):
            do throws(PhotoFileError) {
                photo = try Photo(encoded: bytes, named: source.path, limits: limits)
            } catch {
                return [Row(unreadable: source.path, error)]
            }
        }
        return rows(for: photo, path: source.path, observer: observer)
    }
}
