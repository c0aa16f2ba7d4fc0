import PhotoFiles
import SystemLibraries
import Workers

/// The photos that a command's arguments stand for, in the arguments' order.
///
/// `-` stands for the photo, or the paths of photos, on standard input; other pipes are treated alike.
struct ArgumentSource: PathSource {
    /// The sources of the arguments that are still to be searched; the next one comes last.
    private var parts: [any PathSource]

    /// Makes a source; inside the arguments, the spared folders are passed over, and files that are no photos,
    /// which `others` counts.
    init(
        _ arguments: [String], separator: PathStream.Separator, sparing spared: [String] = [],
        counting others: PassedOverFiles? = nil
    ) {
        var rawArguments = RawArguments()
        parts = arguments.map { argument in
            // With `--null`, `-` brings paths, never a photo.
            if argument == StreamSource.standardInput, separator == .zero {
                return PathStream(STDIN_FILENO, separator: separator, passingOver: others?.note)
            }
            // A pipe is told from a file by what it is, not by its name alone.
            if let stream = StreamSource(argument, passingOver: others?.note) { return stream }
            return SequenceSource(
                PhotoFinder(
                    [rawArguments.path(for: argument)], sparing: spared.map { PhotoPath($0) },
                    passingOver: others?.note
                ).makeIterator())
        }
        parts.reverse()
    }

    /// The next photo of the first argument that has one left.
    mutating func next() throws -> PathArrival {
        while !parts.isEmpty {
            let arrival = try parts[parts.count - 1].next()
            if arrival != .end { return arrival }
            parts.removeLast()
        }
        return .end
    }

    /// The descriptor to wait for, of the argument that is being searched.
    var descriptor: Int32? { parts.last?.descriptor }
}

/// The command line's words as the operating system gave them: the parser's strings have lost bytes that are not
/// UTF-8.
private struct RawArguments {
    /// The words that are not UTF-8, in order, by the text that the parser has for them.
    private var paths: [String: [PhotoPath]] = [:]

    /// Goes through the words behind the program's name.
    init() {
        for index in 1..<max(1, Int(CommandLine.argc)) {
            guard let argument = CommandLine.unsafeArgv[index] else { continue }
            let path = PhotoPath(
                bytes: UnsafeBufferPointer(start: argument, count: strlen(argument))
                    .map { UInt8(bitPattern: $0) })
            // All others are what the parser has.
            if !path.isUTF8 { paths[path.text, default: []].append(path) }
        }
    }

    /// The path that a word of the parser means; of several that look the same, the next one.
    mutating func path(for argument: String) -> PhotoPath {
        guard var candidates = paths[argument], !candidates.isEmpty else {
            return PhotoPath(argument)
        }
        let path = candidates.removeFirst()
        paths[argument] = candidates
        return path
    }
}

/// A source whose first photos are known before they are read.
struct PeekedSource: PathSource {
    /// The first photos: as many as were asked for, or as had come.
    let first: [PhotoPath]
    /// The first photos that were not handed out yet.
    private var known: ArraySlice<PhotoPath>
    /// Where the photos after the first ones come from.
    private var rest: any PathSource

    /// Takes a look at the first `count` photos; what has not come yet is not waited for.
    init(_ source: any PathSource, count: Int) throws {
        rest = source
        var paths: [PhotoPath] = []
        while paths.count < count, case .path(let path) = try rest.next() { paths.append(path) }
        first = paths
        known = paths[...]
    }

    /// The next of the first photos, then those after them.
    mutating func next() throws -> PathArrival {
        if let path = known.popFirst() { return .path(path) }
        return try rest.next()
    }

    /// The descriptor to wait for once the first photos are handed out.
    var descriptor: Int32? { rest.descriptor }
}

extension PathSource {
    /// Takes all photos there are, waiting for those that have not come yet.
    ///
    /// - Throws: `CommandFailure` when the user ends the run meanwhile
    mutating func takeAll() throws -> [PhotoPath] {
        var paths: [PhotoPath] = []
        while true {
            // Listing a folder of millions takes a while: Ctrl-C is heard between two photos.
            try Interruption.check()
            switch try next() {
            case .path(let path): paths.append(path)
            case .end: return paths
            case .later:
                var awaited = [descriptor, Interruption.descriptor].map {
                    pollfd(fd: $0 ?? -1, events: Int16(POLLIN), revents: 0)
                }
                _ = systemPoll(&awaited, milliseconds: -1)
            }
        }
    }
}
