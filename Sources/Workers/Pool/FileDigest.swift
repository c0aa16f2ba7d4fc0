import Dispatch
import Files
import PhotoFiles
import Synchronization
import SystemLibraries

/// The SHA-256 of open files, made without waiting for ever.
///
/// A disk or server that does not answer holds the thread that reads from it. So the bytes are read by a
/// thread that can be given up. Where the system cannot break the read off either, as in file systems in
/// user space (FUSE), the process lingers after its last word until the read is answered.
enum FileDigest {
    /// The SHA-256 of a file's bytes as 64 hexadecimal digits; what the file's `contents` reads next does not
    /// change.
    ///
    /// `patience` is how long it may take; without it the bytes are read on this thread, however long that takes.
    ///
    /// - Throws: `tooSlow` when patience ends, else why the file cannot be read
    static func sha256(
        of file: borrowing OpenPhotoFile, within patience: Duration?
    ) throws(PhotoFileError) -> String {
        guard let patience else { return try sha256(of: file) }
        // The thread may outlive the file's owner.
        let descriptor = fcntl(file.descriptor, F_DUPFD_CLOEXEC, 0)
        guard descriptor >= 0 else {
            throw .unreadable(reason: String(cString: strerror(errno)))
        }
        var limits = PhotoLimits()
        // The size was checked when the file was opened.
        limits.fileSize = .max
        let own = try OpenPhotoFile(adopting: descriptor, limits: limits).detached()
        let outcome = Outcome()
        // A queue of its own: those that all share have a limited number of threads.
        DispatchQueue(label: "digest of a photo").async {
            do throws(PhotoFileError) {
                outcome.set(.success(try sha256(of: OpenPhotoFile(own))))
            } catch {
                outcome.set(.failure(error))
            }
        }
        guard let result = outcome.wait(atMost: patience) else {
            throw .tooSlow(seconds: patience / .seconds(1))
        }
        return try result.get()
    }

    /// The SHA-256 of a file's bytes, read in pieces of 256 KiB so that memory does not grow with the file.
    private static func sha256(
        of file: borrowing OpenPhotoFile
    ) throws(PhotoFileError) -> String {
        var digest = SHA256()
        var offset = 0
        while true {
            let piece = try file.bytes(at: offset, atMost: 1 << 18)
            if piece.isEmpty { return digest.hex() }
            digest.update(piece)
            offset += piece.count
        }
    }

    /// The result that one thread hands to another that may have stopped waiting for it.
    private final class Outcome: Sendable {
        /// The digest or why there is none; nil until it is there.
        private let result = Mutex<Result<String, PhotoFileError>?>(nil)
        /// Counts 1 once the result is there.
        private let isThere = DispatchSemaphore(value: 0)

        /// Leaves the result and wakes who waits for it.
        func set(_ value: Result<String, PhotoFileError>) {
            result.withLock { $0 = value }
            isThere.signal()
        }

        /// Waits for the result; nil where it does not come in time.
        func wait(atMost patience: Duration) -> Result<String, PhotoFileError>? {
            let nanoseconds = Int(clamping: Int64(patience / .nanoseconds(1)))
            guard isThere.wait(timeout: .now() + .nanoseconds(nanoseconds)) == .success else {
                return nil
            }
            return result.withLock { $0 }
        }
    }
}
