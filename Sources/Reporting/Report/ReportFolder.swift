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
    private let finalPath: String
    private let path: String
    private let folder: ContainedFolder
    private var isKept = false

    /// Makes the folder of a report; one that is there already must be a report's, and replaceable.
    init(of report: String, replacingExisting: Bool) throws {
        let parent = FileBytes.parentFolder(of: report)
        let file = report.split(separator: "/").last.map(String.init) ?? report
        name = Self.stem(of: file) + "_files"
        finalPath = parent + "/" + name
        if FileBytes.exists(finalPath) {
            guard replacingExisting else { throw FileError(.create, finalPath, code: EEXIST) }
            let foreign = try FileBytes.names(in: finalPath).first { !Self.isOurs($0) }
            if let foreign {
                throw ReportingError.folder(
                    path: finalPath, reason: "it holds \(foreign), which no report has written")
            }
        }
        guard FileBytes.isFolder(parent) else { throw FileError(.create, report, code: ENOENT) }
        path = "\(parent)/.\(name).\(getpid()).part"
        folder = try ContainedFolder(at: path)
        folder.removeFiles { _ in true }
    }

    deinit { if !isKept { try? FileManager.default.removeItem(atPath: path) } }

    /// Writes a file.
    func write(_ bytes: [UInt8], to file: String) throws(ReportingError) {
        try folder.write(bytes, to: file)
        size += bytes.count
    }

    /// Reads a file back.
    func read(_ file: String) throws(FileError) -> [UInt8] {
        try FileBytes.read(path + "/" + file)
    }

    /// Where a file lies for now.
    func place(of file: String) -> String { path + "/" + file }

    /// Takes away what an earlier report left.
    func removeOld() {
        if FileBytes.exists(finalPath) { try? FileManager.default.removeItem(atPath: finalPath) }
    }

    /// Gives the folder its name.
    func keep() throws(FileError) {
        removeOld()
        guard rename(path, finalPath) == 0 else { throw FileError(.create, finalPath) }
        isKept = true
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
