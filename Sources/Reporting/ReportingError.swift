package import Drawing

/// Why a report, debug folder or picture could not be made or written.
package enum ReportingError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A folder could not be made, listed or opened; the reason is a clause.
    case folder(path: String, reason: String)
    /// A file could not be written; the reason is a clause.
    case file(path: String, reason: String)
    /// A picture could not be encoded.
    case picture(PictureError)

    /// One sentence for people, without a full stop: what failed, why, and what to do.
    package var description: String {
        switch self {
        case .folder(let path, let reason):
            "cannot use the folder \(path): \(reason); name a folder that can be written to"
        case .file(let path, let reason):
            "cannot write \(path): \(reason); check the free space and the folder's permissions"
        case .picture(let error):
            error.description
        }
    }
}
