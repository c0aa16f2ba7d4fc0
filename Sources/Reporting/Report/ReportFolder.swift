import MNIST
import SystemLibraries

/// The folder beside a report in which its pictures and stories gather while photos are read.
///
/// It has a hidden name until the report is done, and goes away with a report that never is.
final class ReportFolder {
    /// The name it has in the end, for example `report_files`.
    let name: String
    /// Bytes in its files.
    private(set) var size = 0
    private let temporary: TemporaryFolder
    private let folder: ContainedFolder

    /// Makes the folder of a report; one that is there already must be a report's, and replaceable.
    init(of report: String, replacingExisting: Bool) throws {
        let parent = FileBytes.parentFolder(of: report)
        name = Self.stem(of: FileBytes.name(of: report)) + "_files"
        let final = parent + "/" + name
        if FileBytes.exists(final) {
            guard replacingExisting else { throw FileError(.create, final, code: EEXIST) }
            let foreign = try FileBytes.names(in: final).first { !Self.isOurs($0) }
            if let foreign {
                throw ReportingError.folder(
                    path: final, reason: "it holds \(foreign), which no report has written")
            }
        }
        do throws(FileError) { temporary = try TemporaryFolder(for: final) } catch {
            // Nobody has asked for this folder: it is the report that cannot be made.
            throw FileError(.create, report, code: error.code)
        }
        folder = try ContainedFolder(at: temporary.path)
    }

    /// Writes a file.
    func write(_ bytes: [UInt8], to file: String) throws(ReportingError) {
        try folder.write(bytes, to: file)
        size += bytes.count
    }

    /// Reads a file back.
    func read(_ file: String) throws(FileError) -> [UInt8] {
        try FileBytes.read(place(of: file))
    }

    /// Where a file lies for now.
    func place(of file: String) -> String { temporary.path + "/" + file }

    /// Lets the page appear, with this folder beside it or without any.
    func finish(_ page: consuming OutputFile, withFolder isNeeded: Bool) throws(FileError) {
        let path = page.path
        var change = try FileTransaction(
            in: FileBytes.parentFolder(of: path), named: FileBytes.name(of: path),
            wait: { true })
        if isNeeded { try change.add(temporary) } else { change.remove(name) }
        try change.add(page)
        try change.commit()
    }

    private static func stem(of file: String) -> String {
        let lower = file.lowercased()
        return lower.hasSuffix(".html") ? String(file.dropLast(5)) : file
    }

    /// Whether a report may have written a file of this name.
    private static func isOurs(_ name: String) -> Bool {
        name.wholeMatch(of: /(photo|digit|story|stages)-[0-9]+\.(jpg|png|js)/) != nil
    }
}
