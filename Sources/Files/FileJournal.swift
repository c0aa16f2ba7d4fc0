import SystemLibraries

/// The renamings that a change of several files still has to make, as a hidden file beside them: a write-ahead log.
///
/// Each step can be repeated and says by itself whether it has been made, so that they can be gone through from the
/// start however often they were cut short. Names are of the journal's own folder: a journal that a stranger has made
/// can touch nothing else. Names are looked into byte by byte, since an accent that a name begins with (a combining
/// mark) would be one character with the point, blank or slash before it.
struct FileJournal {
    /// The folder of the files and of the journal.
    private let folder: String
    /// The name of the change, which is part of the journal's own name.
    private let name: String

    /// Names a journal; the file need not exist.
    init(in folder: String, named name: String) {
        self.folder = folder
        self.name = name
    }

    /// A renaming.
    enum Step: Equatable {
        /// A hidden file or folder gets its name; a file's size in bytes tells whether it is the one meant, and
        /// `replaces` says whether there was one of that name.
        case place(String, as: String, size: Int?, replaces: Bool)
        /// A file or folder gets a hidden name, and is removed when all steps are made.
        case setAside(String, as: String)
    }

    /// How the name of every journal begins and ends.
    private static let (beginning, ending) = (".", ".journal")
    /// The first line of every journal; the number is the format's version.
    private static let heading = "digits journal 1"

    /// The path of the journal.
    private var path: String { "\(folder)/\(Self.beginning)\(name)\(Self.ending)" }

    /// Returns the names of the changes that have a journal in a folder; none where the folder cannot be listed.
    static func names(in folder: String) -> [String] {
        ((try? FileBytes.names(in: folder)) ?? []).filter(isJournal).map { name in
            let change = name.utf8.dropFirst(beginning.utf8.count).dropLast(ending.utf8.count)
            return String(Substring(change))
        }
    }

    /// Whether a file's name is a journal's.
    static func isJournal(_ name: String) -> Bool {
        name.utf8.starts(with: beginning.utf8)
            && name.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8)
    }

    /// Whether the name at the end of a path is a journal's.
    static func hasJournal(atEndOf path: String) -> Bool {
        let names = path.utf8.split(separator: UInt8(ascii: "/"))
        return names.last.map { isJournal(String(Substring($0))) } ?? false
    }

    /// Lets the journal appear whole under its name, safe on the disk.
    func write(_ steps: [Step]) throws(FileError) {
        try OutputFile.write(
            Array(Self.text(of: steps).utf8), to: path, replacingExisting: true)
        FileBytes.synchronizeFolder(folder)
    }

    /// Makes the steps that remain, if there is a journal, and removes it.
    ///
    /// Throws where the file is no journal, and where a renaming fails; then the journal stays.
    func finish() throws(FileError) {
        guard FileBytes.exists(path) else { return }
        guard let steps = Self.steps(in: try FileBytes.read(path)) else {
            throw FileError(.read, path, code: EINVAL)
        }
        if isOurs(steps) { for step in steps { try make(step) } }
        // Else somebody has changed the files by other means since: what is left hidden goes.
        FileBytes.synchronizeFolder(folder)
        for step in steps { discard(step) }
        unlink(path)
        FileBytes.synchronizeFolder(folder)
    }

    /// Returns the path of a name in the journal's folder.
    private func place(of name: String) -> String { folder + "/" + name }

    /// Whether the files are as some number of the steps would have left them, so that going on does no harm.
    private func isOurs(_ steps: [Step]) -> Bool {
        steps.allSatisfy { step in
            guard case .place(let hidden, let name, let size?, let replaces) = step else {
                return true
            }
            let isThere = FileBytes.exists(place(of: name))
            if let found = FileBytes.size(of: place(of: hidden)) {
                return found == size && isThere == replaces
            }
            return FileBytes.size(of: place(of: name)) == size
        }
    }

    /// Makes one step, unless it has been made: then its source is no longer there, or its target is.
    private func make(_ step: Step) throws(FileError) {
        let (from, to): (String, String)
        switch step {
        case .place(let hidden, let name, _, _):
            (from, to) = (place(of: hidden), place(of: name))
            // Nothing is hidden any more: the step was made before.
            guard FileBytes.exists(from) else { return }
        case .setAside(let name, let aside):
            (from, to) = (place(of: name), place(of: aside))
            guard FileBytes.exists(from), !FileBytes.exists(to) else { return }
        }
        guard rename(from, to) == 0 else { throw FileError(.create, to) }
    }

    /// Removes what a step has left under its hidden name, if anything.
    private func discard(_ step: Step) {
        let hidden =
            switch step {
            case .place(let hidden, _, _, _): hidden
            case .setAside(_, let aside): aside
            }
        let place = place(of: hidden)
        if FileBytes.exists(place) { try? FileManager.default.removeItem(atPath: place) }
    }

    // MARK: The file

    /// Returns the journal's text: a line for each step with its kind, and for a placed file its size, −1 for a folder,
    /// and whether it replaces; then the two names.
    static func text(of steps: [Step]) -> String {
        let lines = steps.map { step in
            switch step {
            case .place(let hidden, let name, let size, let replaces):
                "place \(size ?? -1) \(replaces ? 1 : 0) \(escaped(hidden)) \(escaped(name))"
            case .setAside(let name, let aside): "aside \(escaped(name)) \(escaped(aside))"
            }
        }
        return ([heading] + lines + ["end"]).joined(separator: "\n") + "\n"
    }

    /// Returns the steps of a journal's bytes; nil where they are no journal, or name what a journal cannot.
    static func steps(in bytes: [UInt8]) -> [Step]? {
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        // The last line shows that the file is whole.
        guard let first = lines.first, first.elementsEqual(heading.utf8),
            let last = lines.last, last.elementsEqual("end".utf8)
        else { return nil }
        var steps: [Step] = []
        for line in lines.dropFirst().dropLast() {
            let parts = line.split(separator: UInt8(ascii: " ")).map(unescaped)
            switch parts.first {
            case "place" where parts.count == 5:
                guard let size = Int(parts[1]), let hidden = hiddenName(parts[3]),
                    let name = plainName(parts[4])
                else { return nil }
                steps.append(
                    .place(
                        hidden, as: name, size: size < 0 ? nil : size, replaces: parts[2] == "1"))
            case "aside" where parts.count == 3:
                guard let name = plainName(parts[1]), let aside = hiddenName(parts[2]) else {
                    return nil
                }
                steps.append(.setAside(name, as: aside))
            default: return nil
            }
        }
        return steps
    }

    /// Returns a name that a line of the file has, if it is one that this project hides files under.
    private static func hiddenName(_ name: String) -> String? {
        plainName(name).flatMap { TemporaryFile.isHiddenName($0) ? $0 : nil }
    }

    /// Returns a name that a line of the file has, if it names something in a folder and nothing outside of it.
    private static func plainName(_ name: String) -> String? {
        let isPlain =
            !name.isEmpty && name != "." && name != ".."
            && !name.utf8.contains(UInt8(ascii: "/")) && !name.utf8.contains(0)
        return isPlain ? name : nil
    }

    /// The bytes that a name has in the file by what stands for them there: the percent sign, the blank and the line
    /// feed are percent-encoded.
    private static let codes: [(byte: UInt8, code: [UInt8])] = [
        (UInt8(ascii: "%"), Array("%25".utf8)), (UInt8(ascii: " "), Array("%20".utf8)),
        (UInt8(ascii: "\n"), Array("%0A".utf8)),
    ]

    /// Returns a name as one word.
    private static func escaped(_ name: String) -> String {
        let bytes = name.utf8.flatMap { byte in
            codes.first { $0.byte == byte }?.code ?? [byte]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Returns the name that a word stands for; the reverse of `escaped`.
    private static func unescaped(_ word: ArraySlice<UInt8>) -> String {
        var name: [UInt8] = []
        var rest = word
        while let byte = rest.first {
            let found = codes.first { rest.starts(with: $0.code) }
            name.append(found?.byte ?? byte)
            rest = rest.dropFirst(found?.code.count ?? 1)
        }
        return String(decoding: name, as: UTF8.self)
    }
}
