/// Why a file gives no photo.
///
/// A `reason` is a clause for people without a full stop, in English or, where it is the system's, in its language.
package enum PhotoFileError: Error, Sendable, Equatable {
    /// Nothing of that name exists, or a symbolic link leads nowhere.
    case notFound
    /// The operating system does not let the file be read; the text is its reason.
    case unreadable(reason: String)
    /// The operating system does not let the folder be searched; the text is its reason.
    case unsearchable(reason: String)
    /// The name belongs to something else than a regular file.
    case notAFile(FileKind)
    /// The file has no bytes.
    case empty
    /// The file or the picture in it is over the limits.
    case tooLarge(reason: String)
    /// The bytes are no picture of an accepted format, but, it seems, something else.
    case unsupportedFormat(ForeignContent)
    /// The bytes begin like a picture of an accepted format, but none can be had from them.
    case corrupt(reason: String)

    /// The file's bytes did not come, or nothing came of them, within so many seconds.
    case tooSlow(seconds: Double)

    /// What a name can belong to beside a regular file; the raw value fits into a sentence.
    package enum FileKind: String, Sendable {
        /// A folder, where a photo was asked for.
        case folder = "a folder"
        /// A pipe with a name (FIFO).
        case pipe = "a pipe"
        /// A socket of the file system.
        case socket = "a socket"
        /// A character or block device.
        case device = "a device"
        /// Whatever else the operating system has.
        case unknown = "no regular file"
    }
}

extension PhotoFileError: CustomStringConvertible {
    /// One sentence for people: what is wrong, and what to do about it.
    package var description: String {
        switch self {
        case .notFound:
            "There is no such file; check the name, and where a link leads."
        case .unreadable(let reason):
            "The file cannot be read (\(reason)); check its permissions and the disk it lies on."
        case .unsearchable(let reason):
            "The folder cannot be searched (\(reason)); check its permissions."
        case .notAFile(let kind):
            "This is \(kind.rawValue), not a photo; name a file instead."
        case .empty:
            "The file is empty; copy or download it again."
        case .tooLarge(let reason):
            "The photo is too large: \(reason); make it smaller and try again."
        case .unsupportedFormat(.pdf):
            "This is \(ForeignContent.pdf.rawValue), not a photo; \(ForeignContent.pdfAdvice)"
        case .unsupportedFormat(let content):
            "This is \(content.rawValue), not a photo in an accepted format; save it as JPEG or PNG."
        case .corrupt(let reason):
            "The picture is broken: \(reason); copy or export it again."
        case .tooSlow(let seconds):
            "Reading the photo took longer than \(seconds) seconds; try again on a machine with less to do, "
                + "or raise --timeout."
        }
    }
}
