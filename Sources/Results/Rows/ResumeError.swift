import SystemLibraries

/// Why an interrupted run cannot be gone on with: its file is not that of this run, or cannot be used.
package enum ResumeError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file cannot be read or cut; the reason is a clause.
    case unusable(path: String, reason: String)
    /// A line of the file, counted from 1, is no row.
    case foreign(path: String, line: Int)
    /// The file ends in the middle of something that is no row of this run.
    case foreignEnd(path: String)
    /// The file has another photo's rows, as number so and so from 1, where this run has a photo, or nothing more.
    case otherPhoto(number: Int, inFile: String, inRun: String?)
    /// The rows in the file were made with other settings than this run's.
    case otherOptions(path: String, differences: [Difference])

    /// A setting that decides rows, as it was and as it is.
    package struct Difference: Sendable, Equatable {
        /// The setting's name, as whoever began the run knows it.
        package let name: String
        /// The setting's value when the file was begun.
        package let inFile: String
        /// The setting's value in this run.
        package let inRun: String

        /// Makes a difference of a setting's name and its two values.
        package init(name: String, inFile: String, inRun: String) {
            (self.name, self.inFile, self.inRun) = (name, inFile, inRun)
        }
    }

    /// What is wrong, without a full stop: what can be done about it may follow.
    package var problem: String {
        switch self {
        case .unusable(let path, let reason):
            "\(path.printable) cannot be gone on with: \(reason)"
        case .foreign(let path, let line):
            "\(path.printable) holds something else than JSON Lines rows in line \(line)"
        case .foreignEnd(let path):
            """
            \(path.printable) ends with something that is no row of this run; it stays as it is
            """
        case .otherPhoto(let number, let inFile, let inRun):
            """
            The file has \(inFile.printable) as photo \(number), but this run has \
            \(inRun?.printable ?? "fewer photos")
            """
        case .otherOptions(let path, let differences):
            """
            \(path.printable) was begun with \
            \(differences.map { "\($0.name) \($0.inFile)" }.joined(separator: ", ")), and this run has \
            \(differences.map { "\($0.name) \($0.inRun)" }.joined(separator: ", ")): rows of both must \
            not stand in one file
            """
        }
    }

    /// One sentence or two for people: what differs, and what to do.
    package var description: String {
        switch self {
        case .unusable: problem + "."
        case .foreign: problem + "; name another file."
        case .foreignEnd: problem + ". Name another file, or start anew."
        case .otherPhoto:
            problem
                + ": going on needs the same photos in the same order. Start anew, or name another file."
        case .otherOptions:
            problem + ". Use the same settings, start anew, or name another file."
        }
    }
}
