import Files
import SystemLibraries
import TestSupport
import Testing

struct SettledFilesTests {
    /// Changes two files of a folder together, so that both hold a text.
    private func change(_ folder: String, to text: String) throws {
        var change = try FileTransaction(in: folder, named: "set")
        for name in ["a", "b"] {
            try change.add(Array(text.utf8), as: name, replacingExisting: true)
        }
        try change.commit()
    }

    @Test func `files that change while they are read are read again`() throws {
        try withScratchFolder { folder in
            try change(folder, to: "1")
            let paths = [folder + "/a", folder + "/b"]
            var reads = 0
            let texts = try SettledFiles.reading(paths, failing: { $0 as any Error }) {
                reads += 1
                let first = try FileBytes.read(paths[0])
                if reads == 1 { try change(folder, to: "22") }
                return [first, try FileBytes.read(paths[1])]
            }
            #expect(reads == 2)
            #expect(texts == [Array("22".utf8), Array("22".utf8)])
        }
    }

    @Test func `an error of files that did not change comes at once`() throws {
        try withScratchFolder { folder in
            let path = folder + "/a"
            var reads = 0
            #expect(throws: FileError(.read, path, code: ENOENT)) {
                try SettledFiles.reading([path], failing: { $0 }) { () throws(FileError) in
                    reads += 1
                    return try FileBytes.read(path)
                }
            }
            #expect(reads == 1)
        }
    }

    @Test func `files whose change cannot be finished are an error`() throws {
        try withScratchFolder { folder in
            try OutputFile.write(Array("nonsense\n".utf8), to: folder + "/.set.journal")
            let error = FileError(.read, folder + "/.set.journal", code: EINVAL)
            #expect(error.description.contains("no journal of an interrupted run"))
            #expect(throws: error) {
                try SettledFiles.reading([folder + "/a"], failing: { $0 }) {
                    () throws(FileError) in try FileBytes.read(folder + "/a")
                }
            }
        }
    }
}
