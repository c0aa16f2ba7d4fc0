import Foundation
import TestSupport
import Testing

@testable import Files

struct TemporaryFileTests {
    /// Names of many bytes and letters, as files may have.
    private static let names = [
        "a", "a.b.c", "\u{301}a", "\u{301}set", String(repeating: "x", count: 250),
        String(repeating: "ü", count: 120), "x" + String(repeating: "ü", count: 120),
    ]

    @Test(arguments: names + [String(repeating: "ü", count: 300)])
    func `a hidden name is told from others, and whose it is`(name: String) {
        let hidden = TemporaryFile.hiddenName(for: name)
        #expect(hidden.utf8.first == UInt8(ascii: ".") && hidden.utf8.count <= 255)
        #expect(!hidden.contains("\u{FFFD}"))
        #expect(TemporaryFile.isHiddenName(hidden) && TemporaryFile.isHiddenName(hidden, for: name))
        #expect(!TemporaryFile.isHiddenName(hidden, for: "b" + name))
        #expect(TemporaryFile.hiddenName(for: name) != hidden)
    }

    @Test(arguments: names)
    func `leftovers are known by their name, however long and in whatever letters`(name: String)
        throws
    {
        try withScratchFolder { folder in
            let dead = TemporaryFile.hiddenName(for: name)
            try OutputFile.write([1], to: folder + "/" + dead)
            try OutputFile.write([2], to: folder + "/" + name)
            #expect(try FileBytes.names(in: folder) == [name])
        }
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

    @Test func `what lies under a temporary name is never opened`() throws {
        try withScratchFolder { folder in
            try OutputFile.write([1], to: folder + "/victim")
            // The name that the first versions used.
            for name in [".a.\(getpid()).part", ".a.part"] {
                link(folder + "/victim", folder + "/" + name)
            }
            try OutputFile.write([9, 9], to: folder + "/a")
            #expect(try FileBytes.read(folder + "/victim") == [1])
        }
    }

    @Test func `leftovers of the dead go, files of the living and of others stay`() throws {
        try withScratchFolder { folder in
            let (dead, other) = (
                TemporaryFile.hiddenName(for: "a"), TemporaryFile.hiddenName(for: "b")
            )
            for name in [dead, other, ".a.part", ".a.nothexadecimals!.part"] {
                try OutputFile.write([1], to: folder + "/" + name)
            }
            let living = try TemporaryFile(for: folder + "/a")
            #expect(!FileBytes.exists(folder + "/" + dead))
            TemporaryFile.removeLeftovers(of: "a", in: folder)
            #expect(FileBytes.exists(living.path))
            #expect(try FileBytes.names(in: folder).count == 4)
            let second = try TemporaryFile(for: folder + "/a")
            #expect(FileBytes.exists(living.path) && living.path != second.path)
            // Without a name, what is left for any.
            TemporaryFile.removeLeftovers(in: folder)
            #expect(!FileBytes.exists(folder + "/" + other) && FileBytes.exists(living.path))
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
