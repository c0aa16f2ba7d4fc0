import SystemLibraries

/// The right to change what a name stands for, held by one process at a time.
///
/// The lock is on a hidden file beside the name, which is there while somebody holds it; the system
/// frees it when its holder dies.
package struct FileLock: ~Copyable {
    private let path: String
    private let descriptor: Int32

    /// Takes the lock on a name; throws when another process holds it and waiting is not wanted.
    ///
    /// `wait` is called again and again while another process holds it; its false gives up.
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

    deinit {
        unlink(path)
        close(descriptor)
    }
}
