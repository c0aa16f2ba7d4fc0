import Files
import SystemLibraries

/// The folder beside a report in which its pictures and stories gather while photos are read.
///
/// It has a hidden name until the report is done, and goes away with a report that never is.
///
/// Its files are `photo-N.jpg`, `digit-N.png`, `story-N.js` and `stages-N.jpg`.
final class ReportFolder {
    /// The name the folder has in the end, for example `report_files`.
    let name: String
    /// How many bytes were written into its files.
    private(set) var size = 0
    /// The folder under its hidden name, which goes away with this value unless it was put in its place.
    private let temporary: TemporaryFolder
    /// The same folder, open, for files that cannot lead out of it.
    private let folder: ContainedFolder

    /// Makes the folder of a report; one that is there already must be a report's, and replaceable.
    ///
    /// Throws `FileError` where it is there and must stay, or cannot be made, and `ReportingError`
    /// where something else lies in it.
    init(of report: String, replacingExisting: Bool) throws {
        let parent = FileBytes.parentFolder(of: report)
        name = Self.stem(of: FileBytes.name(of: report)) + "_files"
        let final = parent + "/" + name
        if FileBytes.exists(final) {
            guard replacingExisting else { throw FileError(.create, final, code: EEXIST) }
            // What a person has put into the folder must not go away with it.
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

    /// Writes a file of a name, and counts its bytes.
    func write(_ bytes: [UInt8], to file: String) throws(ReportingError) {
        try folder.write(bytes, to: file)
        size += bytes.count
    }

    /// Reads back a file that was written.
    func read(_ file: String) throws(FileError) -> [UInt8] {
        try FileBytes.read(place(of: file))
    }

    /// Returns the path at which a file lies until the report is done.
    func place(of file: String) -> String { temporary.path + "/" + file }

    /// Gives the page its name and, in the same change, puts this folder beside it, or takes away an older one.
    ///
    /// Whatever happens meanwhile, either both are there or neither is.
    func finish(_ page: consuming OutputFile, withFolder isNeeded: Bool) throws(FileError) {
        let path = page.path
        var change = try FileTransaction(
            in: FileBytes.parentFolder(of: path), named: FileBytes.name(of: path),
            wait: { true })
        // A report that is one file now leaves no folder of an older one beside it.
        if isNeeded { try change.add(temporary) } else { change.remove(name) }
        try change.add(page)
        try change.commit()
    }

    /// Returns a report's name without `.html`.
    private static func stem(of file: String) -> String {
        let lower = file.lowercased()
        return lower.hasSuffix(".html") ? String(file.dropLast(5)) : file
    }

    /// Whether a report may have written a file of this name: only such files are taken away with an older folder.
    private static func isOurs(_ name: String) -> Bool {
        name.wholeMatch(of: /(photo|digit|story|stages)-[0-9]+\.(jpg|png|js)/) != nil
    }
}
