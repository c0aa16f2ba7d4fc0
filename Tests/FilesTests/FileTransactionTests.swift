import Foundation
import TestSupport
import Testing

@testable import Files

struct FileTransactionTests {
    private func visible(_ folder: String) throws -> [String: String] {
        try FileBytes.names(in: folder).filter { !$0.hasPrefix(".") }.reduce(into: [:]) {
            let path = folder + "/" + $1
            $0[$1] =
                FileBytes.isFolder(path)
                ? try FileBytes.names(in: path).joined(separator: " ")
                : String(decoding: try FileBytes.read(path), as: UTF8.self)
        }
    }

    private func begin(
        _ change: inout FileTransaction, _ files: [String: String]
    ) throws {
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            try change.add(Array(text.utf8), as: name, replacingExisting: true)
        }
    }

    @Test func `files, folders and removals happen together`() throws {
        try withScratchFolder { folder in
            for (name, text) in ["a": "1", "gone": "x"] {
                try OutputFile.write(Array(text.utf8), to: folder + "/" + name)
            }
            try FileBytes.makeFolder(folder + "/pictures/old")
            var change = try FileTransaction(in: folder, named: "set")
            try begin(&change, ["a": "2", "b": "3"])
            change.remove("gone")
            let pictures = try TemporaryFolder(for: folder + "/pictures")
            try pictures.write([1], to: "new/1.png")
            try change.add(pictures)
            #expect(try visible(folder) == ["a": "1", "gone": "x", "pictures": "old"])
            try change.commit()
            #expect(try visible(folder) == ["a": "2", "b": "3", "pictures": "new"])
            #expect(try FileBytes.names(in: folder).count == 3)
        }
    }

    @Test func `a change that is given up leaves nothing behind`() throws {
        try withScratchFolder { folder in
            func giveUp() throws {
                var change = try FileTransaction(in: folder, named: "set")
                try begin(&change, ["a": "2"])
                try change.add(TemporaryFolder(for: folder + "/pictures"))
            }
            try giveUp()
            #expect(try FileBytes.names(in: folder) == [])
        }
    }

    /// Leaves a folder as a process would that is killed once the journal and so many renamings are
    /// made.
    private func killed(after count: Int, in folder: String) throws -> [FileJournal.Step] {
        var steps: [FileJournal.Step] = []
        for (name, text) in [("a", "22"), ("b", "33"), ("c", "44")] {
            let hidden = TemporaryFile.hiddenName(for: name)
            try OutputFile.write(Array(text.utf8), to: folder + "/" + hidden)
            steps.append(
                .place(
                    hidden, as: name, size: 2, replaces: FileBytes.exists(folder + "/" + name)))
        }
        try FileJournal(in: folder, named: "set").write(steps)
        for case .place(let hidden, let name, _, _) in steps.prefix(count) {
            rename(folder + "/" + hidden, folder + "/" + name)
        }
        return steps
    }

    @Test(arguments: 0...3)
    func `what a killed process has begun is finished by the next`(count: Int) throws {
        try withScratchFolder { folder in
            try OutputFile.write(Array("1".utf8), to: folder + "/a")
            _ = try killed(after: count, in: folder)
            #expect(FileTransaction.isPending(in: folder))
            // A cleaning that comes before must not take it for leftovers.
            try OutputFile.write([5], to: folder + "/other")
            TemporaryFile.removeLeftovers(in: folder)
            try FileTransaction.finish(in: folder)
            #expect(try visible(folder) == ["a": "22", "b": "33", "c": "44", "other": "\u{5}"])
            #expect(try FileBytes.names(in: folder).count == 4)
        }
    }

    @Test func `what somebody has changed since is left as it is`() throws {
        try withScratchFolder { folder in
            for name in ["a", "b", "c"] {
                try OutputFile.write(Array("1".utf8), to: folder + "/" + name)
            }
            _ = try killed(after: 1, in: folder)
            unlink(folder + "/b")
            try FileTransaction.finish(in: folder)
            #expect(try visible(folder) == ["a": "22", "c": "1"])
            #expect(try FileBytes.names(in: folder).count == 2)
        }
    }

    @Test(arguments: [
        "", "nonsense\n", "digits journal 1\n", "digits journal 1\nplace 1 0 x y\nend\n",
        "digits journal 1\nplace 1 0 .x.0123456789abcdef.part ../y\nend\n",
        "digits journal 1\nplace 1 0 ../.x.0123456789abcdef.part y\nend\n",
        "digits journal 1\naside .. .x.0123456789abcdef.part\nend\n",
        "digits journal 1\naside /etc/passwd .x.0123456789abcdef.part\nend\n",
        "digits journal 1\naside y z\nend\n", "digits journal 1\nplace x 0 . .\nend\n",
    ])
    func `a journal that no change has written is an error and does nothing`(text: String) throws {
        try withScratchFolder { folder in
            try OutputFile.write(Array(text.utf8), to: folder + "/.set.journal")
            try OutputFile.write([1], to: folder + "/y")
            #expect(throws: FileError.self) { try FileTransaction.finish(in: folder) }
            #expect(try visible(folder) == ["y": "\u{1}"])
        }
    }

    @Test func `a journal comes back as it was written`() {
        let hidden = TemporaryFile.hiddenName(for: "a b%20\n.png")
        let steps: [FileJournal.Step] = [
            .place(hidden, as: "a b%20\n.png", size: 7, replaces: true),
            .place(hidden, as: "é", size: nil, replaces: false), .setAside("x y", as: hidden),
        ]
        #expect(FileJournal.steps(in: Array(FileJournal.text(of: steps).utf8)) == steps)
    }

    @Test(arguments: ["\u{301}a", " \u{301}a", "a \u{301}", "%\u{301}20", "a\n\u{301}b"])
    func `a change is finished whose names have an accent where a name or word begins`(
        name: String
    ) throws {
        try withScratchFolder { folder in
            let hidden = TemporaryFile.hiddenName(for: name)
            try OutputFile.write([7], to: folder + "/" + hidden)
            try FileJournal(in: folder, named: name).write([
                .place(hidden, as: name, size: 1, replaces: false)
            ])
            #expect(FileTransaction.isPending(in: folder))
            TemporaryFile.removeLeftovers(in: folder)
            try FileTransaction.finish(in: folder)
            #expect(try FileBytes.names(in: folder) == [name])
        }
    }

    @Test func `a journal names nothing in another folder, an accent after the slash or not`() {
        let text = "digits journal 1\naside x/\u{301}y .x.0123456789abcdef.part\nend\n"
        #expect(FileJournal.steps(in: Array(text.utf8)) == nil)
    }

    @Test func `two changes of one name exclude each other, of two names do not`() throws {
        try withScratchFolder { folder in
            let first = try FileTransaction(in: folder, named: "set")
            #expect(throws: FileError(.write, folder + "/set", code: EWOULDBLOCK)) {
                _ = try FileTransaction(in: folder, named: "set")
            }
            _ = try FileTransaction(in: folder, named: "other")
            var waits = 0
            #expect(throws: FileError.self) {
                _ = try FileTransaction(in: folder, named: "set") {
                    waits += 1
                    return waits < 3
                }
            }
            #expect(waits == 3)
            try first.commit()
            _ = try FileTransaction(in: folder, named: "set")
            #expect(try FileBytes.names(in: folder) == [])
        }
    }
}
