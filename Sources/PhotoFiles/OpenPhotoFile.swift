import SystemLibraries

/// A regular file within the limits, open for reading; closed when its owner is gone.
package struct OpenPhotoFile: ~Copyable, Sendable {
    /// The open file, to be handed to another process; this value keeps it open.
    package let descriptor: Int32
    private let size: Int

    /// Takes over an open descriptor, and refuses what is no regular file or too large.
    package init(
        adopting descriptor: Int32, limits: PhotoLimits = PhotoLimits()
    ) throws(PhotoFileError) {
        do throws(PhotoFileError) {
            size = try Self.acceptableSize(of: descriptor, limits: limits)
        } catch {
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
    }

    private static func acceptableSize(
        of descriptor: Int32, limits: PhotoLimits
    ) throws(PhotoFileError) -> Int {
        let (kind, size) = try fileStatus { fstat(descriptor, &$0) }
        if let kind { throw .notAFile(kind) }
        guard size <= limits.fileSize else {
            throw .tooLarge(
                reason: """
                    the file has \(size / 1_000_000) MB; at most \(limits.fileSize / 1_000_000) \
                    are read
                    """)
        }
        return size
    }

    /// Takes over a file that was detached.
    package init(_ detached: Detached) {
        (descriptor, size) = (detached.descriptor, detached.size)
    }

    deinit { close(descriptor) }

    /// An open file on its way between two owners; whoever drops it leaves the file open.
    package struct Detached: Sendable {
        fileprivate let descriptor: Int32
        fileprivate let size: Int
    }

    /// Gives the open file away.
    package consuming func detached() -> Detached {
        let detached = Detached(descriptor: descriptor, size: size)
        discard self
        return detached
    }

    /// Reads the file's bytes; there is at least one.
    package func contents() throws(PhotoFileError) -> [UInt8] {
        let bytes = try readAll()
        guard !bytes.isEmpty else { throw .empty }
        return bytes
    }

    /// Reads at most so many bytes from an offset on; where `contents` begins is left alone.
    package func bytes(at offset: Int, atMost count: Int) throws(PhotoFileError) -> [UInt8] {
        let descriptor = descriptor
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            let got = pread(descriptor, buffer.baseAddress, count, off_t(offset))
            if got < 0 { failure = errno }
            filled = max(0, got)
        }
        if failure != 0 { throw PhotoFileError(errno: failure) }
        return bytes
    }

    /// Reads to the end, but never more than was promised, even when the file grows meanwhile.
    private func readAll() throws(PhotoFileError) -> [UInt8] {
        let (descriptor, count) = (descriptor, size)
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let got = systemRead(
                    descriptor, buffer.baseAddress.map { $0 + filled }, count - filled)
                if got < 0 { failure = errno }
                guard got > 0 else { return }
                filled += got
            }
        }
        if failure != 0 { throw PhotoFileError(errno: failure) }
        return bytes
    }
}

/// What a name or descriptor belongs to, nil for a regular file, and its size.
func fileStatus(
    _ ask: (inout stat) -> Int32
) throws(PhotoFileError) -> (PhotoFileError.FileKind?, Int) {
    var status = stat()
    guard ask(&status) == 0 else { throw PhotoFileError(errno: errno) }
    let kind: PhotoFileError.FileKind? =
        switch status.st_mode & S_IFMT {
        case S_IFREG: nil
        case S_IFDIR: .folder
        case S_IFIFO: .pipe
        case S_IFSOCK: .socket
        case S_IFCHR, S_IFBLK: .device
        default: .unknown
        }
    return (kind, Int(status.st_size))
}
