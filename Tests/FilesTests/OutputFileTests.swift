import SystemLibraries
import TestSupport
import Testing

@testable import Files

struct OutputFileTests {
    @Test func `without links a file still gets its name`() throws {
        try withScratchFolder { folder in
            let path = folder + "/a"
            var file = try OutputFile(path)
            try file.append([1])
            try file.commit { _, _ in
                errno = EPERM
                return -1
            }
            #expect(try FileBytes.read(path) == [1])
            #expect(try FileBytes.names(in: folder) == ["a"])
        }
    }

    @Test func `without links a file that appears meanwhile is not replaced either`() throws {
        try withScratchFolder { folder throws in
            let path = folder + "/a"
            var failure: FileError?
            do throws(FileError) {
                var file = try OutputFile(path)
                try file.append([1])
                try file.commit { _, _ in
                    // Another process writes it after the system has looked for the name.
                    _ = try? OutputFile.write([2], to: path)
                    errno = EPERM
                    return -1
                }
            } catch {
                failure = error
            }
            #expect(failure == FileError(.create, path, code: EEXIST))
            #expect(try FileBytes.read(path) == [2])
            #expect(try FileBytes.names(in: folder) == ["a"])
        }
    }
}
