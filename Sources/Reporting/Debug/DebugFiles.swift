/// Where the files of a photo's debug folder go.
package protocol DebugFiles: AnyObject {
    /// Takes a file; one that cannot be made or written is passed over.
    func add(_ name: String, _ bytes: () throws(ReportingError) -> [UInt8])
}

/// Keeps the files in memory, for somebody else to write.
package final class DebugFileList: DebugFiles {
    /// The files so far, in order.
    package private(set) var files: [(name: String, bytes: [UInt8])] = []

    /// Makes an empty list.
    package init() {}

    package func add(_ name: String, _ bytes: () throws(ReportingError) -> [UInt8]) {
        if let bytes = try? bytes() { files.append((name, bytes)) }
    }
}
