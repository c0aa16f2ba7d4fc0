import Foundation
import TestSupport
import Testing

@testable import Files

struct TemporaryFileTests {
    @Test(arguments: ["a", "a.b.c", "\u{301}set", String(repeating: "ü", count: 300)])
    func `a hidden name is told from others, and whose it is`(name: String) {
        let hidden = TemporaryFile.hiddenName(for: name)
        #expect(hidden.utf8.first == UInt8(ascii: ".") && hidden.utf8.count <= 255)
        #expect(TemporaryFile.isHiddenName(hidden) && TemporaryFile.isHiddenName(hidden, for: name))
        #expect(!TemporaryFile.isHiddenName(hidden, for: "x" + name))
        #expect(TemporaryFile.hiddenName(for: name) != hidden)
    }

    @Test(arguments: [
        "", ".", ".part", "a.0123456789abcdef.part", ".a.0123456789abcdef",
        ".a.0123456789abcde.part",
        ".a.0123456789abcdeg.part", ".a.0123456789abcdef0.part", ".0123456789abcdef.part.",
    ])
    func `other names are no hidden ones`(name: String) {
        #expect(!TemporaryFile.isHiddenName(name))
    }

    @Test func `a file that is not kept goes, one that is kept stays`() throws {
        try withScratchFolder { (folder: String) throws in
            func make(keeping: Bool) throws -> String {
                let file = try TemporaryFile(for: folder + "/a")
                #expect(FileBytes.isRegularFile(file.path))
                file.isKept = keeping
                return file.path
            }
            #expect(!FileBytes.exists(try make(keeping: false)))
            #expect(FileBytes.exists(try make(keeping: true)))
        }
    }

    @Test func `what a dead writer has left is removed, what a living one writes is not`() throws {
        try withScratchFolder { (folder: String) throws in
            let leftover = folder + "/" + TemporaryFile.hiddenName(for: "a")
            let foreign = folder + "/" + TemporaryFile.hiddenName(for: "b")
            for path in [leftover, foreign] { try Data([1]).write(to: URL(filePath: path)) }
            let living = try TemporaryFile(for: folder + "/a")
            #expect(!FileBytes.exists(leftover) && FileBytes.exists(foreign))
            let other = try TemporaryFile(for: folder + "/a")
            #expect(FileBytes.exists(living.path) && living.path != other.path)
            TemporaryFile.removeLeftovers(in: folder)
            #expect(!FileBytes.exists(foreign) && FileBytes.exists(living.path))
        }
    }

    @Test func `a file is itself under all its names, and no other`() throws {
        try withScratchFolder { (folder: String) throws in
            for name in ["a", "b"] { try Data().write(to: URL(filePath: folder + "/" + name)) }
            link(folder + "/a", folder + "/second")
            symlink("a", folder + "/link")
            let a = FileIdentity(folder + "/a")
            #expect(a != nil && a == FileIdentity(folder + "/second"))
            #expect(a != FileIdentity(folder + "/b") && a != FileIdentity(folder + "/link"))
            #expect(a == FileIdentity(folder + "/link", followingLinks: true))
            #expect(FileIdentity(folder + "/none") == nil && FileIdentity(Int32(-1)) == nil)
        }
    }

    @Test func `a folder has its files, with folders above them, until it is let go`() throws {
        try withScratchFolder { (folder: String) throws in
            func make() throws -> String {
                let made = try TemporaryFolder(for: folder + "/set")
                try made.write([1, 2], to: "0/1.png")
                #expect(try FileBytes.read(made.path + "/0/1.png") == [1, 2])
                #expect(throws: FileError(.create, "set/0/1.png", code: EEXIST)) {
                    try made.write([3], to: "0/1.png")
                }
                return made.path
            }
            #expect(!FileBytes.exists(try make()))
            #expect(try FileBytes.names(in: folder) == [])
        }
    }
}
