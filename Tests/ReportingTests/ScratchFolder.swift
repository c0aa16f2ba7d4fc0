import Foundation
import TestSupport

extension ScratchFolder {
    /// The names in a folder below it, sorted.
    func names(in path: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: url.appending(path: path).path).sorted()
    }

    func data(_ path: String) throws -> Data { try Data(contentsOf: url.appending(path: path)) }
}
