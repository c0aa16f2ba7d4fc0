package import PhotoFiles

/// Where a batch's photos come from, one after the other.
package protocol PathSource {
    /// The next photo, or that there is none yet, or none any more; never waits.
    mutating func next() throws -> PathArrival
    /// The descriptor that becomes readable when a photo may have come, where one has to wait.
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

/// A sequence as a source: there is always a next photo, until the end.
package struct SequenceSource<Paths: IteratorProtocol<PhotoPath>>: PathSource {
    private var paths: Paths

    /// Makes a source of an iterator.
    package init(_ paths: Paths) { self.paths = paths }

    /// The next photo or the end.
    package mutating func next() -> PathArrival { paths.next().map(PathArrival.path) ?? .end }

    /// Never waits.
    package var descriptor: Int32? { nil }
}
