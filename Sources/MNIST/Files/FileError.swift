import SystemLibraries

/// What could not be done with a file, and the operating system's reason.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was attempted.
    public let operation: Operation
    /// The file's name for people.
    public let path: String
    /// The operating system's number of the reason (`errno`).
    public let code: Int32

    /// Puts an error together; without a code it takes the operating system's last one.
    package init(_ operation: Operation, _ path: String, code: Int32 = errno) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    /// What can be attempted with a file.
    public enum Operation: String, Sendable {
        case read, write, create
        case list = "list the folder"
    }

    public var description: String {
        let failure = "Cannot \(operation.rawValue) \(path): "
        switch code {
        case EEXIST: return failure + "it exists already. Name another file, or add --force."
        case ENOTEMPTY:
            return failure + "there are files in it already. Name another folder, or add --force."
        case ENOENT where operation == .create || operation == .write:
            return failure + "its folder does not exist."
        case ENOENT: return failure + "there is no such file or folder."
        case EISDIR: return failure + "it is a folder."
        case EWOULDBLOCK: return failure + "another run of this program is writing it."
        case EINVAL where path.hasSuffix(".journal"):
            return failure + "this is no journal of an interrupted export. Remove it."
        case ENOSPC, EDQUOT: return failure + "no space is left there."
        case EFBIG: return failure + "the file may not grow any more."
        case EACCES, EPERM: return failure + "permission denied."
        default: return failure + String(cString: strerror(code)).lowercased() + "."
        }
    }

    /// Whether it failed for want of room.
    package var isFull: Bool { [ENOSPC, EDQUOT, EFBIG].contains(code) }

    /// Whether nobody reads any more what was being written.
    package var isClosedPipe: Bool { code == EPIPE }
}
