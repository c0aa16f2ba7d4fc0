import Foundation
import PhotoFiles
import Testing

@testable import Workers

/// The digests by which a data set knows its photos again, read on this thread or on one that is waited for.
struct FileDigestTests {
    private static let patience: [Duration?] = [nil, .seconds(60)]

    /// The digest of an open file, which is closed then.
    private func digest(
        adopting descriptor: Int32, within patience: Duration?
    ) throws -> String {
        var limits = PhotoLimits()
        limits.fileSize = .max
        let file = try OpenPhotoFile(adopting: descriptor, limits: limits)
        return try FileDigest.sha256(of: file, within: patience)
    }

    @Test(arguments: patience)
    func `a digest is that of all bytes, however many there are`(_ patience: Duration?) throws {
        let fixture = try Fixture()
        // FIPS 180-4's own examples and the empty text; a million letters are four pieces of a file.
        let digests = [
            "": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "abc": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            String(repeating: "a", count: 1_000_000):
                "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
        ]
        let photos = try fixture.photos(Array(digests.keys))
        try #require(photos.count == 3)
        for (photo, expected) in zip(photos, digests.values) {
            let found = try digest(adopting: open(photo.text, O_RDONLY), within: patience)
            #expect(found == expected)
        }
    }

    @Test(arguments: patience)
    func `what is read of the file afterwards is all of it`(_ patience: Duration?) throws {
        let fixture = try Fixture()
        let photo = try fixture.photos(["abc"])[0]
        let file = try PhotoFile(photo).opened()
        _ = try FileDigest.sha256(of: file, within: patience)
        let contents = try file.contents()
        #expect(contents == Array("abc".utf8))
    }

    @Test(arguments: patience)
    func `a file that cannot be read says so`(_ patience: Duration?) throws {
        let fixture = try Fixture()
        let photo = try fixture.photos(["abc"])[0]
        // Opened to be written to, so that every reading of it fails.
        let error = #expect(throws: PhotoFileError.self) {
            try digest(adopting: open(photo.text, O_WRONLY), within: patience)
        }
        guard case .unreadable(let reason)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!reason.isEmpty)
    }

    @Test func `bytes that do not come in time are not waited for`() throws {
        let fixture = try Fixture()
        let photo = try fixture.photos([""])[0]
        // 128 MiB of zeros, which take no room on the disk, and tenths of a second to go through.
        let made = truncate(photo.text, 128 << 20)
        try #require(made == 0)
        #expect(throws: PhotoFileError.tooSlow(seconds: 0)) {
            try digest(adopting: open(photo.text, O_RDONLY), within: .zero)
        }
    }
}
