import Foundation
import TestSupport
import Testing

@testable import Files

struct FileLockTests {
    @Test func `a name that is locked is not locked again, and is afterwards`() throws {
        try withScratchFolder { folder in
            let name = folder + "/set"
            func lockAgain() throws { _ = try FileLock(on: name) }
            func lock() throws {
                let held = try FileLock(on: name)
                #expect(throws: FileError(.write, name, code: EWOULDBLOCK)) { try lockAgain() }
                // Other names are free.
                _ = try FileLock(on: name + "2")
                withExtendedLifetime(held) {}
            }
            try lock()
            try lockAgain()
            #expect(try FileBytes.names(in: folder) == [])
        }
    }

    @Test func `who waits is asked again and again, and may give up`() throws {
        try withScratchFolder { folder in
            let name = folder + "/set"
            let descriptor = open(folder + "/.set.lock", O_RDWR | O_CREAT, 0o666)
            #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
            var asked = 0
            #expect(throws: FileError(.write, name, code: EINTR)) {
                _ = try FileLock(on: name) {
                    asked += 1
                    return asked < 3
                }
            }
            #expect(asked == 3)
            // The lock is given up while somebody waits: then it is had.
            asked = 0
            _ = try FileLock(on: name) {
                asked += 1
                if asked == 2 { close(descriptor) }
                return asked < 50
            }
            #expect(asked == 2)
        }
    }

    @Test func `without a folder there is no lock`() throws {
        try withScratchFolder { folder in
            let name = folder + "/none/set"
            #expect(throws: FileError(.create, name, code: ENOENT)) { _ = try FileLock(on: name) }
        }
    }
}
