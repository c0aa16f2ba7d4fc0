import ArgumentParser
import Files
import SystemLibraries
import Workers

/// The photos to read, as arguments of a command.
struct PhotoArguments: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "Photos, folders to search for photos, or - for standard input: one photo, or paths, one a line.",
            valueName: "path"),
        completion: .file())
    var paths: [String]

    @Flag(
        name: [.customShort("0"), .customLong("null")],
        help: "Paths on standard input end in a zero byte instead of a line end.")
    var zero = false

    /// Refuses an empty list, which would read nothing.
    func validate() throws {
        if paths.isEmpty { throw ValidationError("Name at least one photo or folder, or -.") }
    }

    /// The photos, found as they are asked for.
    ///
    /// Spared are folders that are written into while photos are read: they are not searched. Files in folders that
    /// are no photos may be counted.
    func source(
        sparing spared: [String] = [], counting others: PassedOverFiles? = nil
    ) -> ArgumentSource {
        ArgumentSource(
            paths, separator: zero ? .zero : .newline, sparing: spared, counting: others)
    }

    /// Whether all photos can be listed without taking anything from standard input or another pipe.
    var areKnownBeforehand: Bool { !paths.contains(where: StreamSource.isStream) }

    /// Whether one photo is named, and not a folder or a list of any length.
    var isOneFile: Bool { paths.count == 1 && areKnownBeforehand && !FileBytes.isFolder(paths[0]) }

    /// What to say where nothing that is named is or holds a photo.
    var nothingFound: String { Self.nothingFound(in: paths) }

    /// What to say where none of some photos, folders and streams is or holds a photo; the first three are named.
    static func nothingFound(in paths: [String]) -> String {
        let names = paths.prefix(3).map { $0 == "-" ? "standard input" : $0.printable }
        let rest = paths.count - names.count
        return "There are no photos in " + names.joined(separator: ", ")
            + (rest > 0 ? " and \(rest) more." : ".")
    }

    /// How many photos there are, for a progress bar; nil where it cannot be told beforehand or nobody sees the
    /// bar.
    ///
    /// Folders are searched once more for it, which costs little beside reading.
    func countForProgress(sparing spared: [String] = []) throws -> Int? {
        guard ProgressBar.isShown, areKnownBeforehand else { return nil }
        var source = source(sparing: spared)
        var count = 0
        while case .path = try source.next() { count += 1 }
        return count
    }
}
