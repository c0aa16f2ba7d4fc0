package import Foundation

/// A folder of its own for one test, gone with it.
package final class ScratchFolder: Sendable {
    package let url: URL

    package init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "digits-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }
}

/// Calls with the path of a folder that is gone afterwards.
package func withScratchFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = try ScratchFolder()
    return try withExtendedLifetime(folder) { try body(folder.url.path) }
}
