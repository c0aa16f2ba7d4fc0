import Files
import Foundation
import TestSupport
import Testing

struct FileBytesTests {
    /// Makes a folder with one entry of each kind, and links to them.
    private func withEntries(_ body: (_ folder: String) throws -> Void) throws {
        try withScratchFolder { folder in
            try Data([1, 2, 3]).write(to: URL(filePath: folder + "/file"))
            try Data().write(to: URL(filePath: folder + "/empty"))
            mkdir(folder + "/folder", 0o777)
            mkfifo(folder + "/pipe", 0o666)
            symlink("file", folder + "/link")
            symlink("folder", folder + "/folder-link")
            symlink("nowhere", folder + "/dangling")
            try body(folder)
        }
    }

    @Test func `each kind of entry is told, links followed`() throws {
        try withEntries { (folder: String) throws in
            func names(_ belongs: (String) -> Bool) throws -> [String] {
                try FileBytes.names(in: folder).filter { belongs(folder + "/" + $0) }
            }
            #expect(
                try names { FileBytes.exists($0) }
                    == ["empty", "file", "folder", "folder-link", "link", "pipe"])
            #expect(try names { FileBytes.isFolder($0) } == ["folder", "folder-link"])
            #expect(try names { FileBytes.isRegularFile($0) } == ["empty", "file", "link"])
            #expect(
                try names { FileBytes.sizeOfRegularFile($0) != nil } == ["empty", "file", "link"])
        }
    }

    @Test func `sizes are in bytes, that of a link is its own unless it is followed`() throws {
        try withEntries { (folder: String) throws in
            #expect(FileBytes.sizeOfRegularFile(folder + "/file") == 3)
            #expect(FileBytes.sizeOfRegularFile(folder + "/link") == 3)
            #expect(FileBytes.sizeOfRegularFile(folder + "/empty") == 0)
            #expect(FileBytes.size(of: folder + "/file") == 3)
            // A link's own size is the length of the path in it.
            #expect(FileBytes.size(of: folder + "/link") == 4)
            #expect(FileBytes.size(of: folder + "/dangling") == 7)
            #expect(FileBytes.size(of: folder + "/missing") == nil)
        }
    }

    @Test func `a file is read whole, or no more of it than asked for`() throws {
        try withEntries { (folder: String) throws in
            #expect(try FileBytes.read(folder + "/file") == [1, 2, 3])
            #expect(try FileBytes.read(folder + "/link") == [1, 2, 3])
            #expect(try FileBytes.read(folder + "/empty") == [])
            for (count, bytes) in [(0, []), (2, [1, 2]), (3, [1, 2, 3]), (9, [1, 2, 3])] {
                #expect(
                    try FileBytes.read(folder + "/file", atMost: count) == bytes.map(UInt8.init))
            }
        }
    }

    /// Longer than a piece of 64 KiB, and without a size that is known beforehand.
    @Test func `a pipe is read to its end`() throws {
        try withEntries { (folder: String) throws in
            let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 / 3) }
            let writer = Thread {
                try? Data(bytes).write(to: URL(filePath: folder + "/pipe"), options: [])
            }
            writer.start()
            #expect(try FileBytes.read(folder + "/pipe") == bytes)
        }
    }

    @Test func `a regular file may be as long as the limit, and what is none is refused at once`()
        throws
    {
        try withEntries { (folder: String) throws in
            #expect(try FileBytes.readRegular(folder + "/file", atMost: 3) == [1, 2, 3])
            for (name, longest, code) in [
                ("file", 2, EFBIG), ("folder", 9, EISDIR), ("pipe", 9, ESPIPE),
                ("missing", 9, ENOENT), ("dangling", 9, ENOENT),
            ] {
                let path = folder + "/" + name
                #expect(throws: FileError(.read, path, code: code)) {
                    try FileBytes.readRegular(path, atMost: longest)
                }
            }
            #expect(throws: FileError(.read, folder, code: EISDIR)) { try FileBytes.read(folder) }
            let missing = folder + "/missing"
            #expect(throws: FileError(.read, missing, code: ENOENT)) {
                try FileBytes.read(missing)
            }
            #expect(throws: FileError(.read, missing, code: ENOENT)) {
                try FileBytes.read(missing, atMost: 1)
            }
        }
    }

    @Test func `folders are made with those above them, and none in the place of a file`() throws {
        try withEntries { (folder: String) throws in
            try FileBytes.makeFolder(folder + "/a/b/c")
            #expect(FileBytes.isFolder(folder + "/a/b/c"))
            try FileBytes.makeFolder(folder + "/a/b")
            try FileBytes.makeFolder(folder + "/folder-link")
            for name in ["/file", "/file/a", "/dangling"] {
                #expect(throws: FileError.self) { try FileBytes.makeFolder(folder + name) }
            }
            #expect(throws: FileError(.create, folder + "/file", code: ENOTDIR)) {
                try FileBytes.makeFolder(folder + "/file")
            }
        }
    }

    @Test func `names are those of the folder, in order, whatever their bytes`() throws {
        try withScratchFolder { folder in
            #expect(try FileBytes.names(in: folder) == [])
            for name in ["b", ".hidden", "..more", "a"] {
                try Data().write(to: URL(filePath: folder + "/" + name))
            }
            #expect(try FileBytes.names(in: folder) == ["..more", ".hidden", "a", "b"])
            let missing = folder + "/missing"
            #expect(throws: FileError(.list, missing, code: ENOENT)) {
                try FileBytes.names(in: missing)
            }
        }
    }

    @Test(arguments: [
        ("a", "a", "."), ("a/b", "b", "a"), ("/a", "a", "/"), ("a/b/", "b", "a"), ("a/", "a", "."),
        ("/", "/", "/"),
        ("a//b", "b", "a/"), ("/a/b/c", "c", "/a/b"), ("a/\u{301}b", "\u{301}b", "a"),
    ])
    func `a path has a last component and a folder`(path: String, name: String, folder: String) {
        #expect(FileBytes.name(of: path).utf8.elementsEqual(name.utf8))
        #expect(FileBytes.parentFolder(of: path) == folder)
    }
}
