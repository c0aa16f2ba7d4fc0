package import Files

/// Why a data set cannot be written, or cannot grow, where one is wanted.
///
/// The first text of each case is the path of the file or folder that is in the way.
package enum DatasetWritingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A file is of a data set of the same name in another shape, of which half would stay beside the new one.
    case otherShape(String)
    /// A folder that would be replaced as a whole holds something that is of no data set.
    case foreignFolder(String)
    /// All digits belong together, so that a part would stay empty.
    case oneGroup(SplitKey)
    /// The table of sources of a data set that is to grow is no table.
    case brokenSources(String, CSVError)
    /// The table of sources does not say of which photos the pictures are.
    case unknownSources(String)
    /// The table of sources has more or fewer rows than there are pictures.
    case unequalCounts(String, rows: Int, pictures: String, count: Int)

    /// What is wrong, without a full stop: a remedy follows.
    package var problem: String {
        switch self {
        case .otherShape(let path):
            "\(path) is of a data set of the same name, but in another format, packing or split"
        case .foreignFolder(let path): "\(path) holds something that no export has written"
        case .oneGroup(let key):
            "All digits are of one \(key.oneWord), which is not to be in both parts"
        case .brokenSources(let path, let error): "\(path) is no table of sources: \(error)"
        case .unknownSources(let path):
            "\(path) has no column “sha256”; it was not made by export"
        case .unequalCounts(let path, let rows, let pictures, let count):
            "\(path) has \(rows) rows but \(pictures) has \(count) pictures: the files do not belong together"
        }
    }

    /// One sentence or two for people: what is wrong, and what to do where that is known.
    package var description: String {
        switch self {
        case .otherShape:
            problem + ". Choose another folder or another prefix, or remove it."
        case .foreignFolder: problem + ". Choose another folder or another prefix."
        case .oneGroup: problem + ": do not split them, or keep something else together."
        case .brokenSources, .unknownSources, .unequalCounts: problem + "."
        }
    }
}
