import Foundation
import PhotoFiles
import TestSupport
import Testing

struct PhotoFileTests {
    private let picture = Handmade.gif(Handmade.gifFrame(30, 20))

    @Test(arguments: HostileNames.all)
    func `a file is read whatever its name looks like`(_ name: [UInt8]) throws {
        let folder = try ScratchFolder()
        try folder.write(picture, to: name)
        #expect(try PhotoFile(folder.path(name)).photo().header.width == 30)
    }

    @Test func `a link is followed`() throws {
        let folder = try ScratchFolder()
        try folder.write(picture, to: Array("a.gif".utf8))
        try folder.link("b.gif", to: "a.gif")
        #expect(try PhotoFile(folder.path("b.gif")).contents() == picture)
    }

    @Test func `what is no readable file says so at once`() throws {
        let folder = try ScratchFolder()
        try folder.link("loop", to: "loop")
        try folder.link("dangling", to: "nowhere")
        try folder.write([], to: Array("empty".utf8))
        #expect(mkfifo(folder.url.appending(path: "pipe").path, 0o600) == 0)
        func error(_ name: String) -> PhotoFileError? {
            do throws(PhotoFileError) {
                _ = try PhotoFile(folder.path(name)).contents()
                return nil
            } catch { return error }
        }
        #expect(error("missing") == .notFound)
        #expect(error("dangling") == .notFound)
        #expect(error("empty/below") == .notFound)
        #expect(error("empty") == .empty)
        #expect(error("pipe") == .notAFile(.pipe))
        #expect(error("") == .notAFile(.folder))
        guard case .unreadable = error("loop") else {
            Issue.record("a link to itself gave \(String(describing: error("loop")))")
            return
        }
    }

    @Test func `devices and names with a zero are refused`() {
        #expect(throws: PhotoFileError.notAFile(.device)) {
            try PhotoFile(PhotoPath("/dev/zero")).contents()
        }
        #expect(throws: PhotoFileError.notFound) {
            try PhotoFile(PhotoPath("/dev/null\0.jpg")).contents()
        }
        #expect(throws: PhotoFileError.notFound) { try PhotoFile(PhotoPath("")).contents() }
    }

    @Test(.enabled(if: getuid() != 0, "the superuser may read everything"))
    func `a file without permission says so`() throws {
        let folder = try ScratchFolder()
        try folder.write(picture, to: Array("a.gif".utf8))
        #expect(chmod(folder.url.appending(path: "a.gif").path, 0) == 0)
        #expect(throws: PhotoFileError.unreadable(reason: "Permission denied")) {
            try PhotoFile(folder.path("a.gif")).contents()
        }
    }

    @Test func `a file over the limit is refused unread`() throws {
        let folder = try ScratchFolder()
        try folder.write(picture, to: Array("a.gif".utf8))
        var limits = PhotoLimits()
        limits.fileSize = picture.count
        #expect(try PhotoFile(folder.path("a.gif"), limits: limits).contents() == picture)
        limits.fileSize -= 1
        #expect(throws: PhotoFileError.self) {
            try PhotoFile(folder.path("a.gif"), limits: limits).contents()
        }
        #expect(throws: PhotoFileError.self) { try Photo(encoded: picture, limits: limits) }
    }
}
