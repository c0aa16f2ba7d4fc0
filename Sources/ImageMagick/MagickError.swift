/// What ImageMagick could not do.
package enum MagickError: Error, Sendable, Equatable {
    /// This ImageMagick was built without a coder for the format.
    case unsupported(MagickFormat)
    /// The bytes give no picture.
    case undecodable(reason: String)
    /// The picture needs more memory than ImageMagick is allowed.
    case outOfMemory(width: Int, height: Int)
    /// An operation on a picture failed, which should not happen.
    case operationFailed(Operation, reason: String)

    /// The operations on a picture in memory.
    package enum Operation: String, Sendable {
        case create, scale, convert, export, encode
    }
}

extension MagickError: CustomStringConvertible {
    /// One sentence for people.
    package var description: String {
        switch self {
        case .unsupported(let format):
            """
            This ImageMagick cannot read \(format.rawValue); install its support or save the photo \
            as JPEG or PNG.
            """
        case .undecodable(let reason):
            "ImageMagick makes no picture of it\(reason.isEmpty ? "" : " (\(reason))")."
        case .outOfMemory(let width, let height):
            """
            \(width) × \(height) pixels need more memory than ImageMagick's policy allows; make \
            the photo smaller or raise the limit in policy.xml.
            """
        case .operationFailed(let operation, let reason):
            "ImageMagick could not \(operation.rawValue) a picture\(reason.isEmpty ? "" : " (\(reason))")."
        }
    }
}
