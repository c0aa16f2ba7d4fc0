import SystemLibraries

/// A regular file within the limits, open for reading; it is closed when this value ends.
///
/// The value cannot be copied, so that a file is closed once. `contents` reads from where the
/// descriptor stands and moves it: two calls do not give the same.
package struct OpenPhotoFile: ~Copyable, Sendable {
    /// The descriptor of the open file, to be handed to another process; this value keeps it open.
    package let descriptor: Int32
    /// How many bytes the file had when it was opened; `contents` reads no more.
    private let size: Int

    /// Takes over an open descriptor, and closes it when the file is refused.
    ///
    /// - Throws: `notAFile` for what is no regular file, `tooLarge` over the limits
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

    /// The size in bytes of an open file, where it is a regular one and within the limits.
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

    /// Takes over an open file that another owner has given away, and closes it at the end.
    package init(_ detached: Detached) {
        (descriptor, size) = (detached.descriptor, detached.size)
    }

    deinit { close(descriptor) }

    /// An open file on its way between two owners, which can be copied; whoever drops it leaves the
    /// file open.
    package struct Detached: Sendable {
        /// The open file's descriptor.
        fileprivate let descriptor: Int32
        /// How many bytes the file had when it was opened.
        fileprivate let size: Int
    }

    /// Gives the open file away without closing it; this value ends.
    package consuming func detached() -> Detached {
        let detached = Detached(descriptor: descriptor, size: size)
        discard self
        return detached
    }

    /// Reads the file's bytes up to its size when it was opened; there is at least one.
    ///
    /// - Throws: `empty` where there is none, `unreadable` where the system says so
    package func contents() throws(PhotoFileError) -> [UInt8] {
        let bytes = try readAll()
        guard !bytes.isEmpty else { throw .empty }
        return bytes
    }

    /// Reads at most so many bytes from an offset on; what `contents` reads next does not change.
    ///
    /// There may be fewer, none behind the file's end. `count` bytes are reserved beforehand.
    package func bytes(at offset: Int, atMost count: Int) throws(PhotoFileError) -> [UInt8] {
        let descriptor = descriptor
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            let got = systemRead(descriptor, buffer.baseAddress, count, at: offset)
            if got < 0 { failure = errno }
            filled = max(0, got)
        }
        if failure != 0 { throw PhotoFileError(errno: failure) }
        return bytes
    }

    /// Reads up to the size that was checked, even where the file grows meanwhile; fewer bytes
    /// where it has shrunk.
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

/// What kind of thing a name or descriptor belongs to, nil for a regular file, and its size in
/// bytes.
///
/// `ask` is the system call, `stat` or `fstat`, which returns 0 when it has filled in the status;
/// otherwise its `errno` is thrown.
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
