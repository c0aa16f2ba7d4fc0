import SystemLibraries

/// The right to change what a name stands for, held by one process at a time (advisory lock, `flock`).
///
/// The lock is on a hidden file beside the name, which is there while somebody holds it; the system frees it when its
/// holder dies.
package struct FileLock: ~Copyable {
    /// The path of the hidden file.
    private let path: String
    /// The open file, on which the lock is.
    private let descriptor: Int32

    /// Takes the lock on a name.
    ///
    /// While another process holds it, `wait` is called every 20 milliseconds; where it returns false, or where there
    /// is no `wait`, an error is thrown.
    package init(on name: String, wait: (() -> Bool)? = nil) throws(FileError) {
        path = FileBytes.parentFolder(of: name) + "/." + FileBytes.name(of: name) + ".lock"
        while true {
            let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
            guard opened >= 0 else { throw FileError(.create, name) }
            if flock(opened, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
                close(opened)
                guard let wait else { throw FileError(.write, name, code: EWOULDBLOCK) }
                guard wait() else { throw FileError(.write, name, code: EINTR) }
                usleep(20_000)
            } else if FileIdentity(opened) == FileIdentity(path) {
                descriptor = opened
                return
            } else {
                // Its last holder has removed it between opening and locking.
                close(opened)
            }
        }
    }

    // Removed before it is freed: who waits for it then opens a new file, or finds this one without a name.
    deinit {
        unlink(path)
        close(descriptor)
    }
}
