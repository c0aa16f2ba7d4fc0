import ArgumentParser
import DigitReading
import Files
import MNIST
import PhotoFiles
import Reporting
import SystemLibraries

/// Puts photos into folders named after what was read: `0` … `9`, `several`, `rejected`, `error`.
///
/// Links and copies keep the photos' names, with a number where a name is taken.
final class PhotoSorter {
    /// How a photo gets into its folder.
    enum Placing: String, ExpressibleByArgument, CaseIterable {
        /// A symbolic link to the photo where it is.
        case link
        /// A second file with the same bytes.
        case copy
    }

    /// That a photo cannot be had any more.
    private struct PhotoIsGone: Error {}

    /// The folder that those folders lie in.
    private let path: String
    /// Whether photos are linked to or copied.
    private let placing: Placing
    /// The folders that have been opened, by their names.
    private var folders: [String: Folder] = [:]

    /// A folder of photos, and which names in it are taken.
    ///
    /// A class: as a value it would be copied with all its names for each photo that gets one.
    private final class Folder {
        /// The open folder, which nothing is written out of.
        let files: ContainedFolder
        /// The numbers that names have got.
        var names = NumberedNames()
        /// Photos whose plain name belonged to another, so that one that is named twice is there once.
        var numbered: Set<PhotoPath> = []

        /// Takes an open folder in which no name has got a number.
        init(files: ContainedFolder) { self.files = files }
    }

    /// The open folder that the others lie in; nil until it is needed.
    private var opened: ContainedFolder?

    /// Prepares to sort into a folder; nothing is made or changed yet.
    init(into folder: String, placing: Placing) {
        path = folder
        self.placing = placing
    }

    /// Makes the folder and, where that is wanted, takes away the links of an earlier run, which may have read the
    /// same photos otherwise.
    ///
    /// - Throws: where there are files: they may be all that is left of a photo
    func begin(clearing: Bool) throws {
        _ = try root()
        defer { makeDigitFolders() }
        guard clearing else { return }
        for name in Self.folderNames where FileBytes.exists(path + "/" + name) {
            guard try root().subfolder(name).removeLinks() else {
                throw CommandFailure(
                    .outputFailed,
                    "\(path)/\(name) holds more than links, and --force takes away links alone. "
                        + "Name another folder.")
            }
        }
    }

    /// Makes the digits' folders, also those that stay empty: who goes through 0 … 9 finds all ten.
    private func makeDigitFolders() {
        for digit in Digit.allCases {
            // One that cannot be made is complained about when a photo is to go there.
            if let files = try? root().subfolder(digit.description) {
                folders[digit.description] = Folder(files: files)
            }
        }
    }

    /// The open folder that the others lie in, made when it is missing.
    private func root() throws -> ContainedFolder {
        if let opened { return opened }
        let folder = try ContainedFolder(at: path)
        opened = folder
        return folder
    }

    /// The names of all folders that photos can get into.
    private static let folderNames =
        Digit.allCases.map(\.description) + ["several"] + Row.Status.allCases.map(\.rawValue)

    /// Places a photo by its rows; nothing that exists is ever replaced.
    ///
    /// Returns false when the photo itself cannot be had, as it was deleted or may not be read.
    func place(_ rows: [Row]) throws -> Bool {
        guard let row = rows.first else { return true }
        // What is not there or no file can be neither linked nor copied.
        if row.error?.kind == .notFound || row.error?.kind == .notAFile { return true }
        let name = Self.folderName(for: rows)
        // The folder stays open for the next photo: a batch puts millions into ten.
        let folder = try folders[name] ?? Folder(files: root().subfolder(name))
        folders[name] = folder
        do {
            let photo = try source(of: row.path)
            // A photo that was named twice, or found by two links, is there once.
            if folder.numbered.contains(photo) { return true }
            let plain = Array(row.path.bytes.split(separator: UInt8(ascii: "/")).last ?? [])
            let given = try folder.names.place(plain) { name in
                try put(photo, row.path, as: name, into: folder.files)
            }
            if let given {
                // The plain name would be found again.
                if given != plain { folder.numbered.insert(photo) }
                return true
            }
        } catch is PhotoIsGone { return false }
        throw FileError(.create, path + "/" + name, code: EEXIST)
    }

    /// The folder of a photo by its rows: the first status that is not `ok`, else the digit, or `several`.
    private static func folderName(for rows: [Row]) -> String {
        let worst = rows.map(\.status).first { $0 != .ok }
        if let worst { return worst.rawValue }
        return rows.count > 1
            ? "several" : rows.first?.digit?.description ?? Row.Status.rejected.rawValue
    }

    /// The photo's own absolute path, whatever links lead to it.
    ///
    /// - Throws: `PhotoIsGone` where nothing is there
    private func source(of photo: PhotoPath) throws -> PhotoPath {
        let resolved = photo.withCString { path -> PhotoPath? in
            guard let absolute = realpath(path, nil) else { return nil }
            defer { free(absolute) }
            return PhotoPath(
                bytes: UnsafeBufferPointer(start: absolute, count: strlen(absolute))
                    .map { UInt8(bitPattern: $0) })
        }
        guard let resolved else { throw PhotoIsGone() }
        return resolved
    }

    /// Links to or copies a photo under a name; false when the name is taken by something else.
    private func put(
        _ source: PhotoPath, _ photo: PhotoPath, as name: [UInt8], into folder: ContainedFolder
    ) throws -> Bool {
        switch placing {
        case .link: return try folder.link(to: source.bytes, as: name)
        case .copy:
            let bytes: [UInt8]
            do { bytes = try PhotoFile(photo).contents() } catch { throw PhotoIsGone() }
            return try folder.add(bytes, as: name)
        }
    }
}
