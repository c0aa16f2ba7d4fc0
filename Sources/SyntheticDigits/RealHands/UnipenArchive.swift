package import Files
import SystemLibraries

/// A folder laid out as the UNIPEN collection of pen strokes is published: `data` with the lists of
/// characters, `include` with the pen's coordinates that they name.
///
/// Source: Guyon, Schomaker, Plamondon, Liberman, Janet, "UNIPEN project of on-line data exchange and
/// recognizer benchmarks", ICPR 1994; data: doi 10.5281/zenodo.1195803, CC BY 4.0.
package struct UnipenArchive: Sendable {
    /// The parts of the collection that list single characters, by what they hold.
    package enum Part: String, Sendable, CaseIterable {
        /// The ten digits.
        case digits = "1a"
        /// The letters A … Z.
        case capitals = "1b"
        /// The letters a … z.
        case smallLetters = "1c"
        /// Punctuation and other signs.
        case signs = "1d"
    }

    /// The folder that holds `data` and `include`.
    private let folder: String

    /// Names the folder of an unpacked archive; throws `notAnArchive` where it does not have the
    /// layout.
    package init(folder: String) throws(UnipenError) {
        guard FileBytes.isFolder("\(folder)/data"), FileBytes.isFolder("\(folder)/include") else {
            throw .notAnArchive(folder)
        }
        self.folder = folder
    }

    /// Reads the characters of the given parts, in the order of the files' names.
    ///
    /// Left out are characters of which nothing was written, and those labeled `\@`, a mark whose
    /// meaning the collection does not say. A straight line under the label of a character that nobody
    /// writes as one is left out, too: about 1 in 100 labels names more strokes than were cut out.
    package func characters(
        in parts: [Part] = Part.allCases
    ) throws(UnipenError) -> [PenCharacter] {
        var characters: [PenCharacter] = []
        for part in parts where FileBytes.isFolder("\(folder)/data/\(part.rawValue)") {
            for (institute, path) in try lists(of: part) {
                characters += try self.characters(of: part, institute, listedIn: path)
            }
        }
        return characters
    }

    /// Returns the lists of a part, in the order of their names, each with the institute it comes
    /// from: the folders below a part are named after the institutes.
    private func lists(of part: Part) throws(UnipenError) -> [(institute: String, path: String)] {
        let root = "\(folder)/data/\(part.rawValue)"
        var lists: [(String, String)] = []
        for institute in try Self.names(in: root) {
            for path in try Self.files(below: "\(root)/\(institute)") {
                lists.append((institute, path))
            }
        }
        return lists
    }

    /// Reads one list and the files of coordinates that it includes, and cuts out the characters.
    private func characters(
        of part: Part, _ institute: String, listedIn path: String
    ) throws(UnipenError) -> [PenCharacter] {
        let list = try UnipenFile(path)
        var pen = UnipenFile.empty
        for name in list.includes {
            // A name that leads out of the folder is nobody's coordinates.
            let parts = name.split(separator: "/")
            let included = "\(folder)/include/\(name)"
            guard !parts.contains(".."), FileBytes.exists(included) else { continue }
            pen.append(try UnipenFile(included))
        }
        let components = pen.components(countedIn: institute, asNamedBy: list.segments)
        return list.segments.compactMap { segment in
            let strokes = segment.strokes(in: components)
            let text = segment.label
            guard !strokes.isEmpty, text != "\\@" else { return nil }
            // The writer is the one whom the coordinates name; a list without any counts as a
            // writer of its own. A backslash before a label escapes it.
            let character = PenCharacter(
                text: text.hasPrefix("\\") && text.count > 1 ? String(text.dropFirst()) : text,
                isDigit: part == .digits, institute: institute,
                writer: pen.writer ?? path, tabletStrokes: strokes)
            return character.isTorn ? nil : character
        }
    }

    /// Returns the names in a folder, sorted; throws what the system says as a `UnipenError`.
    private static func names(in folder: String) throws(UnipenError) -> [String] {
        do { return try FileBytes.names(in: folder) } catch { throw .file(error) }
    }

    /// Returns the paths of all files below a path, or the path itself if it is a file.
    private static func files(below path: String) throws(UnipenError) -> [String] {
        guard FileBytes.isFolder(path) else { return [path] }
        var files: [String] = []
        for name in try names(in: path) { files += try Self.files(below: "\(path)/\(name)") }
        return files
    }
}

/// Why pen strokes cannot be read.
package enum UnipenError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A folder without `data` and `include`.
    case notAnArchive(String)
    /// A file or folder that the system refuses.
    case file(FileError)
    /// A line that is not of the format: its file, its number from 1, and what is wrong.
    case malformed(path: String, line: Int, reason: String)

    /// The error as a sentence or two for people: what is wrong, and what to do about it.
    package var description: String {
        switch self {
        case .notAnArchive(let folder):
            "\(folder) is not laid out as the UNIPEN collection is published: it has no folders "
                + "“data” and “include”. Name the folder “train_r01_v07” of the unpacked archive."
        case .file(let error): "\(error)"
        case .malformed(let path, let line, let reason):
            "\(path), line \(line): \(reason). Was the archive unpacked completely?"
        }
    }
}
