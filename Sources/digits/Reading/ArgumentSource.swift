import PhotoFiles
import SystemLibraries
import Workers

/// The photos that a command's arguments stand for; `-` stands for the photo, or the paths, on standard
/// input.
struct ArgumentSource: PathSource {
    /// What is still to be searched; reversed.
    private var parts: [any PathSource]

    /// Makes a source; inside the arguments, the spared folders are passed over, and files that are no
    /// photos, which are counted.
    init(
        _ arguments: [String], separator: PathStream.Separator, sparing spared: [String] = [],
        counting others: PassedOverFiles? = nil
    ) {
        var rawArguments = RawArguments()
        parts = arguments.map { argument in
            // Who parts names by zero bytes has names.
            if argument == StreamSource.standardInput, separator == .zero {
                return PathStream(STDIN_FILENO, separator: separator, passingOver: others?.note)
            }
            if let stream = StreamSource(argument, passingOver: others?.note) { return stream }
            return SequenceSource(
                PhotoFinder(
                    [rawArguments.path(for: argument)], sparing: spared.map { PhotoPath($0) },
                    passingOver: others?.note
                ).makeIterator())
        }
        parts.reverse()
    }

    mutating func next() throws -> PathArrival {
        while !parts.isEmpty {
            let arrival = try parts[parts.count - 1].next()
            if arrival != .end { return arrival }
            parts.removeLast()
        }
        return .end
    }

    var descriptor: Int32? { parts.last?.descriptor }
}

/// Arguments as the operating system gave them: the parser's strings have lost what is not UTF-8.
private struct RawArguments {
    private var paths: [String: [PhotoPath]] = [:]

    init() {
        for index in 1..<max(1, Int(CommandLine.argc)) {
            guard let argument = CommandLine.unsafeArgv[index] else { continue }
            let path = PhotoPath(
                bytes: UnsafeBufferPointer(start: argument, count: strlen(argument))
                    .map { UInt8(bitPattern: $0) })
            if !path.isUTF8 { paths[path.text, default: []].append(path) }
        }
    }

    /// The path an argument means; of several that look the same, the next one.
    mutating func path(for argument: String) -> PhotoPath {
        guard var candidates = paths[argument], !candidates.isEmpty else {
            return PhotoPath(argument)
        }
        let path = candidates.removeFirst()
        paths[argument] = candidates
        return path
    }
}

/// A source whose first photos are known beforehand.
struct PeekedSource: PathSource {
    /// The first photos, as many as were asked for or as there are.
    let first: [PhotoPath]
    private var known: ArraySlice<PhotoPath>
    private var rest: any PathSource

    /// Takes a look at the first photos; what has not come yet is not waited for.
    init(_ source: any PathSource, count: Int) throws {
        rest = source
        var paths: [PhotoPath] = []
        while paths.count < count, case .path(let path) = try rest.next() { paths.append(path) }
        first = paths
        known = paths[...]
    }

    mutating func next() throws -> PathArrival {
        if let path = known.popFirst() { return .path(path) }
        return try rest.next()
    }

    var descriptor: Int32? { rest.descriptor }
}

extension PathSource {
    /// Takes all photos there are, waiting for those that have not come yet.
    ///
    /// Throws when the user ends the run meanwhile.
    mutating func takeAll() throws -> [PhotoPath] {
        var paths: [PhotoPath] = []
        while true {
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
