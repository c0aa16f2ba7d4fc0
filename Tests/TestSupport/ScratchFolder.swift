package import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// A folder of its own for one test, gone with it.
package final class ScratchFolder: Sendable {
    package let url: URL

    package init() throws {
        url = Self.parent.appending(path: "digits-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Where scratch folders lie: in memory on Linux, where `TMPDIR` says nothing else, the file system in memory lets
    /// programs be run and has 4 GB to spare.
    ///
    /// Tests write much that is synchronized to the disk, and would wait for it most of their time beside a build.
    private static let parent: URL = {
        #if canImport(Glibc)
            // ST_NOEXEC of statvfs(3), which Glibc's module does not have.
            let noExecution: UInt = 8
            var state = statvfs()
            if ProcessInfo.processInfo.environment["TMPDIR"] == nil,
                statvfs("/dev/shm", &state) == 0, state.f_flag & noExecution == 0,
                state.f_bavail * state.f_frsize > 4_000_000_000, access("/dev/shm", W_OK) == 0
            {
                return URL(fileURLWithPath: "/dev/shm")
            }
        #endif
        return FileManager.default.temporaryDirectory
    }()
}

/// Calls with the path of a folder that is gone afterwards.
package func withScratchFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = try ScratchFolder()
    return try withExtendedLifetime(folder) { try body(folder.url.path) }
}
