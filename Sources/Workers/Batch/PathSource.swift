package import PhotoFiles

/// Where a batch's photos come from, one path after the other.
package protocol PathSource {
    /// The next photo, or that there is none yet, or none any more; it never waits.
    ///
    /// - Throws: when no more can be had, which ends the run
    mutating func next() throws -> PathArrival
    /// The descriptor that becomes readable when a photo may have come; nil for a source that is
    /// never `later`.
    var descriptor: Int32? { get }
}

/// What a source has to offer at the moment.
package enum PathArrival: Sendable, Equatable {
    /// A photo.
    case path(PhotoPath)
    /// None yet: wait for the source's descriptor.
    case later
    /// There will be no more.
    case end
}

/// A source made of an iterator, as of the photos in folders: it has a next photo until its end,
/// and never `later`.
package struct SequenceSource<Paths: IteratorProtocol<PhotoPath>>: PathSource {
    /// Where the photos come from.
    private var paths: Paths

    /// Makes a source of an iterator.
    package init(_ paths: Paths) { self.paths = paths }

    /// The iterator's next photo, or the end.
    package mutating func next() -> PathArrival { paths.next().map(PathArrival.path) ?? .end }

    /// None, as nobody has to wait for this source.
    package var descriptor: Int32? { nil }
}
