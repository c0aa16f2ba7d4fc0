import Foundation
import PhotoFiles
import TestSupport

extension ScratchFolder {
    func path(_ name: [UInt8]) -> PhotoPath { PhotoPath(url.path).appending(name) }

    func path(_ name: String) -> PhotoPath { path(Array(name.utf8)) }

    /// Writes through the system, as Foundation cannot name files that are not UTF-8.
    func write(_ bytes: [UInt8], to name: [UInt8]) throws {
        let file = path(name).withCString { fopen($0, "wb") }
        guard let file else { throw CocoaError(.fileWriteUnknown) }
        defer { fclose(file) }
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
            throw CocoaError(.fileWriteUnknown)
        }
    }

    func write(_ bytes: [UInt8], to name: String) throws { try write(bytes, to: Array(name.utf8)) }

    func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(
            at: url.appending(path: name), withIntermediateDirectories: true)
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: url.appending(path: name).path, withDestinationPath: target)
    }
}

/// File names that something between here and the decoder might take for more than a name.
enum HostileNames {
    static let all: [[UInt8]] = texts.map { Array($0.utf8) } + notUTF8

    private static let texts = [
        "-dash.jpg", "--help", "-", "a%d.jpg", "a[0].jpg", "b.jpg[0]", "c.jpg[28x28]", "x:y.jpg",
        "png:foo.jpg", "label:hi.jpg", "@list.jpg", "|touch pwned.jpg", "a*.jpg", "sp ace\n.jpg",
        "msl:x.jpg", "é😀.jpg", "q'uote$(id).jpg", "xc:red", "fd:0", "%[fx:1].jpg", "~.jpg",
        String(repeating: "x", count: 250) + ".jpg",
    ]

    /// macOS refuses such names itself.
    #if canImport(Darwin)
        private static let notUTF8: [[UInt8]] = []
    #else
        private static let notUTF8: [[UInt8]] = [[0x6E, 0xFF, 0xFE] + Array(".jpg".utf8)]
    #endif
}
