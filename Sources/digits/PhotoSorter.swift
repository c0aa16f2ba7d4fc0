import ArgumentParser
import DigitReading
import MNIST
import PhotoFiles
import SystemLibraries

/// Puts photos into folders named after what was read: `0` … `9`, `several`, `rejected`, `error`.
struct PhotoSorter {
    /// How a photo gets into its folder.
    enum Placing: String, ExpressibleByArgument, CaseIterable {
        /// A symbolic link to the photo where it is.
        case link
        /// A second file with the same bytes.
        case copy
    }

    private struct PhotoIsGone: Error {}

    private let folder: String
    private let placing: Placing

    init(into folder: String, placing: Placing) throws {
        self.folder = folder
        self.placing = placing
        try FileBytes.makeFolder(folder)
    }

    /// Places a photo by its rows; nothing that exists is ever replaced.
    ///
    /// Returns false when the photo itself cannot be had, as it was deleted or may not be read.
    func place(_ rows: [Row]) throws -> Bool {
        guard let row = rows.first else { return true }
        // What is not there or no file can be neither linked nor copied.
        if row.error?.kind == .notFound || row.error?.kind == .notAFile { return true }
        let target = PhotoPath(folder).appending(Array(Self.folderName(for: rows).utf8))
        try FileBytes.makeFolder(target.text)
        let name = Array(row.path.bytes.split(separator: UInt8(ascii: "/")).last ?? [])
        do {
            for attempt in 1...100_000 {
                let place = target.appending(Self.numbered(name, attempt))
                switch placing {
                case .link: if try link(row.path, at: place) { return true }
                case .copy: if try copy(row.path, to: place) { return true }
                }
            }
        } catch is PhotoIsGone { return false }
        throw FileError(.create, target.text, code: EEXIST)
    }

    private static func folderName(for rows: [Row]) -> String {
        let worst = rows.map(\.status).first { $0 != .ok }
        if let worst { return worst.rawValue }
        return rows.count > 1
            ? "several" : rows.first?.digit?.description ?? Row.Status.rejected.rawValue
    }

    /// The name itself, then `photo-2.jpg`, `photo-3.jpg` and so on.
    private static func numbered(_ name: [UInt8], _ attempt: Int) -> [UInt8] {
        guard attempt > 1 else { return name }
        let dot = name.lastIndex(of: UInt8(ascii: ".")) ?? name.endIndex
        let stem = dot == name.startIndex ? name : Array(name[..<dot])
        return stem + Array("-\(attempt)".utf8) + name[stem.count...]
    }

    /// Makes a symbolic link; false when the name is taken by something else.
    private func link(_ photo: PhotoPath, at place: PhotoPath) throws -> Bool {
        let resolved = photo.withCString { path -> PhotoPath? in
            guard let absolute = realpath(path, nil) else { return nil }
            defer { free(absolute) }
            return PhotoPath(
                bytes: UnsafeBufferPointer(start: absolute, count: strlen(absolute))
                    .map { UInt8(bitPattern: $0) })
        }
        guard let source = resolved else { throw PhotoIsGone() }
        let result = source.withCString { from in place.withCString { symlink(from, $0) } }
        if result == 0 { return true }
        guard errno == EEXIST else { throw FileError(.create, place.text) }
        // A second run over the same photos finds its own links.
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = place.withCString { readlink($0, &buffer, buffer.count) }
        return length >= 0
            && buffer[..<length].map { UInt8(bitPattern: $0) } == source.bytes
    }

    /// Copies a photo; false when the name is taken by something else.
    private func copy(_ photo: PhotoPath, to place: PhotoPath) throws -> Bool {
        let bytes: [UInt8]
        do { bytes = try PhotoFile(photo).contents() } catch { throw PhotoIsGone() }
        let opened = place.withCString { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
        if opened < 0, errno == EEXIST {
            return (try? PhotoFile(place).contents()) == bytes
        }
        guard opened >= 0 else { throw FileError(.create, place.text) }
        defer { close(opened) }
        guard bytes.withUnsafeBytes({ systemWrite(opened, $0) }) else {
            let error = FileError(.write, place.text)
            _ = place.withCString { unlink($0) }
            throw error
        }
        return true
    }
}
