import SystemLibraries

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What could not be done with a file, and the operating system's reason.
public struct FileError: LocalizedError, Sendable, Hashable, CustomStringConvertible {
    /// What was attempted.
    public let operation: Operation
    /// The file's path, as it was given.
    public let path: String
    /// The operating system's number of the reason (`errno`).
    public let code: Int32

    /// Puts an error together; without a code it takes the operating system's last one.
    package init(_ operation: Operation, _ path: String, code: Int32 = errno) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    /// What can be attempted with a file; the raw value is the verb of the message.
    public enum Operation: String, Sendable {
        /// Reading bytes.
        case read
        /// Writing bytes.
        case write
        /// Giving a file or folder its name.
        case create
        /// Listing the names in a folder.
        case list = "list the folder"
    }

    /// The same as `description`.
    public var errorDescription: String? { description }

    /// One sentence or two for people: what failed and why, and what to do where that is known.
    public var description: String {
        switch code {
        case EEXIST: problem + ". Name another file, or let this one be replaced."
        case ENOTEMPTY: problem + ". Name another folder, or let what is in this one be replaced."
        default: problem + "."
        }
    }

    /// What failed and why, without a full stop.
    package var problem: String {
        "Cannot \(operation.rawValue) \(path.printable): \(reason)"
    }

    /// The operating system's reason in words, without a full stop.
    package var reason: String {
        switch code {
        case EEXIST: "it exists already"
        case ENOTEMPTY: "there are files in it already"
        case ENOENT where operation == .create || operation == .write: "its folder does not exist"
        case ENOENT: "there is no such file or folder"
        case EISDIR: "it is a folder"
        case ESPIPE: "it is a pipe or a device, no file"
        case ELOOP where operation != .read: "it is a link, or a link is in its path"
        case EMLINK: "it has another name, too, or is no file"
        case EWOULDBLOCK: "another run of this program is writing it"
        case EINVAL where FileJournal.hasJournal(atEndOf: path):
            "this is no journal of an interrupted run. Remove it"
        case ENOSPC, EDQUOT: "no space is left there"
        case EFBIG where operation == .read: "it is larger than anything of its kind"
        case EFBIG: "the file may not grow any more"
        case EACCES, EPERM: "permission denied"
        default: String(cString: strerror(code)).lowercased()
        }
    }

    /// Whether there was no room: on the disk, in the quota, or below the limit of a file's size.
    package var isFull: Bool { [ENOSPC, EDQUOT, EFBIG].contains(code) }

    /// Whether a pipe was written to that nobody reads any more.
    package var isClosedPipe: Bool { code == EPIPE }
}
